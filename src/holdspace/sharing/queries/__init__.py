"""Reads about shares; each says who is looking."""

from holdspace.sharing.queries.cards import Card
from holdspace.sharing.queries.circle import circle_shares
from holdspace.sharing.queries.drafts import draft_of
from holdspace.sharing.queries.offers import Offers, offers_for
from holdspace.sharing.queries.one import Answer, ShareAlone, answer_to_me, my_response, one_share, share_alone
from holdspace.sharing.queries.page import shares_page
from holdspace.sharing.queries.waiting import (
    MyShare,
    WaitingShare,
    my_shares_waiting,
    nobody_answered,
)

__all__ = [
    "Answer",
    "Card",
    "MyShare",
    "Offers",
    "ShareAlone",
    "WaitingShare",
    "answer_to_me",
    "circle_shares",
    "draft_of",
    "my_response",
    "my_shares_waiting",
    "nobody_answered",
    "offers_for",
    "one_share",
    "share_alone",
    "shares_page",
]
