"""Reads about shares; each says who is looking."""

from holdspace.sharing.queries.cards import Card
from holdspace.sharing.queries.drafts import draft_of
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
    "ShareAlone",
    "WaitingShare",
    "answer_to_me",
    "draft_of",
    "my_response",
    "my_shares_waiting",
    "nobody_answered",
    "one_share",
    "share_alone",
    "shares_page",
]
