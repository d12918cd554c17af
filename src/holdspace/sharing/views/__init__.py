"""The pages of this room."""

from holdspace.sharing.views.answering import answer, take_back
from holdspace.sharing.views.circles import circle
from holdspace.sharing.views.closing import alone, close, heard, reply, reply_back
from holdspace.sharing.views.picturing import no_picture, picture
from holdspace.sharing.views.quiet import hold, lift, lift_note, mine, mute, mute_note, muted
from holdspace.sharing.views.reading import let_go, notes, share, shares
from holdspace.sharing.views.rewording import reword, stay
from holdspace.sharing.views.writing import drop, keep, write

__all__ = [
    "alone",
    "answer",
    "circle",
    "close",
    "drop",
    "heard",
    "hold",
    "keep",
    "let_go",
    "lift",
    "lift_note",
    "mine",
    "mute",
    "mute_note",
    "muted",
    "no_picture",
    "notes",
    "picture",
    "reply",
    "reply_back",
    "reword",
    "share",
    "shares",
    "stay",
    "take_back",
    "write",
]
