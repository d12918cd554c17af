"""The pages of this room."""

from holdspace.invitations.views.capacity import back, capacity, how_often, rest
from holdspace.invitations.views.hosting import hand_over, hosting, hours, private_word
from holdspace.invitations.views.invited import not_today, open_it
from holdspace.invitations.views.known import forget, known, known_of_mine

__all__ = [
    "back",
    "capacity",
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
]
