"""A body of people: its charter in versions, who is in it, and who may see a thing."""

from holdspace.communities.models.audience import Audience, AudiencePerson
from holdspace.communities.models.charter import Charter
from holdspace.communities.models.circle import Circle, CircleMember
from holdspace.communities.models.community import Community
from holdspace.communities.models.membership import Affirmation, Membership

__all__ = [
    "Affirmation",
    "Audience",
    "AudiencePerson",
    "Charter",
    "Circle",
    "CircleMember",
    "Community",
    "Membership",
]
