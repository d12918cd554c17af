"""A body of people: its charter in versions, who is in it, what they would change, and who may see a thing."""

from holdspace.communities.models.audience import Audience, AudiencePerson
from holdspace.communities.models.charter import Charter
from holdspace.communities.models.circle import Circle, CircleMember
from holdspace.communities.models.community import Community
from holdspace.communities.models.membership import Affirmation, Membership
from holdspace.communities.models.proposal import OwnWords, Proposal, Voice
from holdspace.communities.models.pulse import Pulse, PulseAnswer, PulseTaken
from holdspace.communities.models.telling import Telling

__all__ = [
    "Affirmation",
    "Audience",
    "AudiencePerson",
    "Charter",
    "Circle",
    "CircleMember",
    "Community",
    "Membership",
    "OwnWords",
    "Proposal",
    "Pulse",
    "PulseAnswer",
    "PulseTaken",
    "Telling",
    "Voice",
]
