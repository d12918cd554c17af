"""What people do in conversations."""

from holdspace.conversations.actions.asking import (
    accept_talk,
    begin_talk,
    decline_talk,
    leave_talk_for_later,
    remind_of_later,
)
from holdspace.conversations.actions.beginning import keep_first_words
from holdspace.conversations.actions.choosing import look_into, set_limits, show_looks
from holdspace.conversations.actions.introducing import answer_introduction, introduce, take_introduction_back
from holdspace.conversations.actions.mending import change_message, take_back_message
from holdspace.conversations.actions.writing import keep_message_draft, open_thread, write_message

__all__ = [
    "accept_talk",
    "answer_introduction",
    "begin_talk",
    "change_message",
    "decline_talk",
    "introduce",
    "keep_first_words",
    "keep_message_draft",
    "leave_talk_for_later",
    "look_into",
    "open_thread",
    "remind_of_later",
    "set_limits",
    "show_looks",
    "take_back_message",
    "take_introduction_back",
    "write_message",
]
