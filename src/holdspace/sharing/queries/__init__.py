"""Reads about shares; each says who is looking."""

from holdspace.sharing.queries.around import Around, around_shares
from holdspace.sharing.queries.cards import Card
from holdspace.sharing.queries.circle import circle_shares
from holdspace.sharing.queries.drafts import draft_of
from holdspace.sharing.queries.mine import Past, my_past, my_past_to_print, search_my_past
from holdspace.sharing.queries.offers import Offers, offers_for
from holdspace.sharing.queries.one import (
    Answer,
    ShareAlone,
    answer_to_me,
    my_response,
    one_share,
    share_alone,
    shows_picture,
)
from holdspace.sharing.queries.page import shares_page
from holdspace.sharing.queries.quiet import (
    folded_as_said,
    my_mutes,
    my_note_mutes,
    one_mute,
    one_note_mute,
    without_muted,
)
from holdspace.sharing.queries.waiting import (
    MyShare,
    WaitingShare,
    due_to_go,
    my_shares_waiting,
    nobody_answered,
)

__all__ = [
    "Answer",
    "Around",
    "Card",
    "MyShare",
    "Offers",
    "Past",
    "ShareAlone",
    "WaitingShare",
    "answer_to_me",
    "around_shares",
    "circle_shares",
    "draft_of",
    "due_to_go",
    "folded_as_said",
    "my_mutes",
    "my_note_mutes",
    "my_past",
    "my_past_to_print",
    "my_response",
    "my_shares_waiting",
    "nobody_answered",
    "offers_for",
    "one_mute",
    "one_note_mute",
    "one_share",
    "search_my_past",
    "share_alone",
    "shares_page",
    "shows_picture",
    "without_muted",
]
