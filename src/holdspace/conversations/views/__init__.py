"""The pages of conversations."""

from holdspace.conversations.views.asking import answer, limits, questions, write_to
from holdspace.conversations.views.mending import message, take_back
from holdspace.conversations.views.reading import keep_draft, looks, new, take_along, thread, threads

__all__ = [
    "answer",
    "keep_draft",
    "limits",
    "looks",
    "message",
    "new",
    "questions",
    "take_along",
    "take_back",
    "thread",
    "threads",
    "write_to",
]
