"""Threads, who writes in them and what, and two people who found each other."""

from holdspace.conversations.models.beginning import Beginning
from holdspace.conversations.models.introduction import Introduction
from holdspace.conversations.models.pair import Limits, Pair
from holdspace.conversations.models.thread import Message, Participant, Thread

__all__ = ["Beginning", "Introduction", "Limits", "Message", "Pair", "Participant", "Thread"]
