"""Reads about what people have room for, what they were invited to, and what waits; each says who is looking."""

from holdspace.invitations.queries.capacity import (
    Room,
    is_resting,
    resting_ids,
    room_of,
    set_aside_ids,
)
from holdspace.invitations.queries.hosting import (
    HostingPage,
    MyHosting,
    hosting_page,
    hosts_in_turn,
    insist_on_hosting,
    my_hosting,
    waiting_need,
)
from holdspace.invitations.queries.invited import Asked, asked_of, communities_with_needs, my_invitation
from holdspace.invitations.queries.known import KnownOfMe, known_of_me
from holdspace.invitations.queries.lately import Lately, how_it_went

__all__ = [
    "Asked",
    "HostingPage",
    "KnownOfMe",
    "Lately",
    "MyHosting",
    "Room",
    "asked_of",
    "communities_with_needs",
    "hosting_page",
    "hosts_in_turn",
    "how_it_went",
    "insist_on_hosting",
    "is_resting",
    "known_of_me",
    "my_hosting",
    "my_invitation",
    "resting_ids",
    "room_of",
    "set_aside_ids",
    "waiting_need",
]
