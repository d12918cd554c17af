"""Everything that changes an ask, an offer, a standing offer or an exchange."""

from holdspace.exchange.actions.asks import extend_ask, keep_ask_draft, let_go_of_ask, tell_of_dates, write_ask
from holdspace.exchange.actions.carrying import end_agreement, fade_quietly, say_done, say_mistaken, thank
from holdspace.exchange.actions.offers import (
    answer_not_this_one,
    make_offer,
    say_yes,
    take_back_offer,
    thank_for_answer,
)
from holdspace.exchange.actions.passing import pass_ask_on
from holdspace.exchange.actions.standing import (
    ask_what_still_stands,
    change_places,
    confirm_standing,
    end_standing,
    offer_standing,
    pause_standing,
    renew_places,
    resume_standing,
)
from holdspace.exchange.actions.standing_words import keep_standing_draft, reword_standing
from holdspace.exchange.actions.taking import take_place

__all__ = [
    "answer_not_this_one",
    "ask_what_still_stands",
    "change_places",
    "confirm_standing",
    "end_agreement",
    "end_standing",
    "extend_ask",
    "fade_quietly",
    "keep_ask_draft",
    "keep_standing_draft",
    "let_go_of_ask",
    "make_offer",
    "offer_standing",
    "pass_ask_on",
    "pause_standing",
    "renew_places",
    "resume_standing",
    "reword_standing",
    "say_done",
    "say_mistaken",
    "say_yes",
    "take_back_offer",
    "take_place",
    "tell_of_dates",
    "thank",
    "thank_for_answer",
    "write_ask",
]
