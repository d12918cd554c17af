"""Reads about conversations."""

from holdspace.conversations.queries.beginning import any_begun, begun_by, first_words_kept
from holdspace.conversations.queries.introducing import (
    introduction_for,
    introductions_to_answer,
    my_introductions,
    read_introduction,
    whom_to_introduce,
)
from holdspace.conversations.queries.lists import any_questions, questions_to, thread_with, threads_of, whom_to_write
from holdspace.conversations.queries.reading import (
    files_to_take_along,
    is_open,
    may_read_file,
    message_for,
    read_thread,
    thread_for,
    what_changed,
    whole_thread,
)

__all__ = [
    "any_begun",
    "any_questions",
    "begun_by",
    "files_to_take_along",
    "first_words_kept",
    "introduction_for",
    "introductions_to_answer",
    "is_open",
    "may_read_file",
    "message_for",
    "my_introductions",
    "questions_to",
    "read_introduction",
    "read_thread",
    "thread_for",
    "thread_with",
    "threads_of",
    "what_changed",
    "whole_thread",
    "whom_to_introduce",
    "whom_to_write",
]
