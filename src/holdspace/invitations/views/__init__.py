"""The pages of this room."""

from holdspace.invitations.views.capacity import back, capacity, fold, how_often, rest
from holdspace.invitations.views.hosting import (
    back_together,
    compared,
    hand_over,
    hosting,
    hours,
    private_word,
    rest_together,
)
from holdspace.invitations.views.invited import not_today, open_it
from holdspace.invitations.views.known import forget, known, known_of_mine

__all__ = [
    "back",
    "back_together",
    "capacity",
    "compared",
    "fold",
    "forget",
    "hand_over",
    "hosting",
    "hours",
    "how_often",
    "known",
    "known_of_mine",
    "not_today",
    "open_it",
    "private_word",
    "rest",
    "rest_together",
]
