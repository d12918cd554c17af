"""Everything that changes what people have room for, what wants people, and who is invited."""

from holdspace.invitations.actions.answering import open_invitation, say_not_today
from holdspace.invitations.actions.capacity import (
    come_back,
    fold_high,
    hold_today,
    say_how_often,
    set_aside,
    start_resting,
)
from holdspace.invitations.actions.forgetting import forget_load, rebuild_loads
from holdspace.invitations.actions.hosting import hand_over, open_private_word, state_hours
from holdspace.invitations.actions.inviting import clear_away, invite_people
from holdspace.invitations.actions.needs import (
    change_wanted,
    come_to_need,
    end_need,
    meet_need,
    open_need,
    open_need_again,
    withdraw_from,
)
from holdspace.invitations.actions.resting import end_rest_of_all, let_all_rest
from holdspace.invitations.actions.telling import tell_invited, tell_stewards

__all__ = [
    "change_wanted",
    "clear_away",
    "come_back",
    "come_to_need",
    "end_need",
    "end_rest_of_all",
    "fold_high",
    "forget_load",
    "hand_over",
    "hold_today",
    "invite_people",
    "let_all_rest",
    "meet_need",
    "open_invitation",
    "open_need",
    "open_need_again",
    "open_private_word",
    "rebuild_loads",
    "say_how_often",
    "say_not_today",
    "set_aside",
    "start_resting",
    "state_hours",
    "tell_invited",
    "tell_stewards",
    "withdraw_from",
]
