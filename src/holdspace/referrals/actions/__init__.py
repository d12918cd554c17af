"""Everything that changes a referral, an answer to it, or what two colleagues pass on."""

from holdspace.referrals.actions.answering import (
    answer_not_this_time,
    answer_yes,
    pass_it_on,
    thank_for_words,
)
from holdspace.referrals.actions.ending import ask_how_it_ended, fade_quietly, say_how_it_ended
from holdspace.referrals.actions.seeking import (
    extend_referral,
    let_go_of_referral,
    look_again,
    say_found,
    seek_colleague,
    tell_of_dates,
)

__all__ = [
    "answer_not_this_time",
    "answer_yes",
    "ask_how_it_ended",
    "extend_referral",
    "fade_quietly",
    "let_go_of_referral",
    "look_again",
    "pass_it_on",
    "say_found",
    "say_how_it_ended",
    "seek_colleague",
    "tell_of_dates",
    "thank_for_words",
]
