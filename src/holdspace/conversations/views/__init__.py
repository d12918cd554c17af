"""The pages of conversations."""

from holdspace.conversations.views.asking import answer, begun, keep_first, limits, questions, write_to
from holdspace.conversations.views.introducing import answer_one, introduction, introductions, take_one_back
from holdspace.conversations.views.mending import message, take_back
from holdspace.conversations.views.reading import keep_draft, looks, new, take_along, thread, threads

__all__ = [
    "answer",
    "answer_one",
    "begun",
    "introduction",
    "introductions",
    "keep_draft",
    "keep_first",
    "limits",
    "looks",
    "message",
    "new",
    "questions",
    "take_along",
    "take_back",
    "take_one_back",
    "thread",
    "threads",
    "write_to",
]
