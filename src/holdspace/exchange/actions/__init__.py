"""Everything that changes an ask, an offer or an exchange."""

from holdspace.exchange.actions.asks import extend_ask, keep_ask_draft, let_go_of_ask, tell_of_dates, write_ask
from holdspace.exchange.actions.carrying import end_agreement, fade_quietly, say_done, say_mistaken, thank
from holdspace.exchange.actions.offers import answer_not_this_one, make_offer, say_yes, take_back_offer

__all__ = [
    "answer_not_this_one",
    "end_agreement",
    "extend_ask",
    "fade_quietly",
    "keep_ask_draft",
    "let_go_of_ask",
    "make_offer",
    "say_done",
    "say_mistaken",
    "say_yes",
    "take_back_offer",
    "tell_of_dates",
    "thank",
    "write_ask",
]
