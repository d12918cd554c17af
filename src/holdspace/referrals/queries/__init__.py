"""Everything that can be read of referrals; each says who is looking."""

from holdspace.referrals.queries.lists import (
    AskedOfMe,
    Line,
    as_last_time,
    asked_of_me,
    my_lines,
    my_referrals,
    referrals_board,
)
from holdspace.referrals.queries.pages import (
    AnswerSeen,
    FitSeen,
    HandoverSeen,
    ReferralPage,
    answer_for,
    handover_for,
    read_referral,
    referral_for,
)
from holdspace.referrals.seen import ReferralSeen

__all__ = [
    "AnswerSeen",
    "AskedOfMe",
    "FitSeen",
    "HandoverSeen",
    "Line",
    "ReferralPage",
    "ReferralSeen",
    "answer_for",
    "as_last_time",
    "asked_of_me",
    "handover_for",
    "my_lines",
    "my_referrals",
    "read_referral",
    "referral_for",
    "referrals_board",
]
