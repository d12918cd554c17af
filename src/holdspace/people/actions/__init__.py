"""What a person does with their own account."""

from holdspace.people.actions.account import (
    change_address,
    choose_hints,
    end_operator,
    make_operator,
    name_oneself,
    welcome_person,
)
from holdspace.people.actions.blocking import block_person, unblock_person
from holdspace.people.actions.keeping import give_words_back, keep_words, let_old_words_go
from holdspace.people.actions.leaving import erase_person, erase_who_never_came, take_everything
from holdspace.people.actions.linking import link_account, unlink_account
from holdspace.people.actions.passkeys import add_passkey, remove_passkey, rename_passkey
from holdspace.people.actions.second_step import (
    choose_password,
    drop_password,
    make_codes_anew,
    take_second_step,
    turn_second_step_off,
    turn_second_step_on,
)
from holdspace.people.actions.signing import end_session, sign_out_elsewhere
from holdspace.people.actions.unlocking import (
    begin_unlocking,
    carry_out_unlocking,
    stop_by_letter,
    stop_unlocking,
    withdraw_unlocking,
)

__all__ = [
    "add_passkey",
    "begin_unlocking",
    "block_person",
    "carry_out_unlocking",
    "change_address",
    "choose_hints",
    "choose_password",
    "drop_password",
    "end_operator",
    "end_session",
    "erase_person",
    "erase_who_never_came",
    "give_words_back",
    "keep_words",
    "let_old_words_go",
    "link_account",
    "make_codes_anew",
    "make_operator",
    "name_oneself",
    "remove_passkey",
    "rename_passkey",
    "sign_out_elsewhere",
    "stop_by_letter",
    "stop_unlocking",
    "take_everything",
    "take_second_step",
    "turn_second_step_off",
    "turn_second_step_on",
    "unblock_person",
    "unlink_account",
    "welcome_person",
    "withdraw_unlocking",
]
