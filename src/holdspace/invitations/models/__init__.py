"""What people have room for, what wants people, who was invited, and when hosts are there."""

from holdspace.invitations.models.capacity import Capacity, SetAside
from holdspace.invitations.models.hosting import CommunityRest, HostHours, PrivateWord, Substitute
from holdspace.invitations.models.needs import Invitation, Load, Need, Turn

__all__ = [
    "Capacity",
    "CommunityRest",
    "HostHours",
    "Invitation",
    "Load",
    "Need",
    "PrivateWord",
    "SetAside",
    "Substitute",
    "Turn",
]
