"""Threads, who writes in them and what, and two people who found each other."""

from holdspace.conversations.models.pair import Limits, Pair
from holdspace.conversations.models.thread import Message, Participant, Thread

__all__ = ["Limits", "Message", "Pair", "Participant", "Thread"]
