"""The community's own pages."""

from holdspace.communities.views.agreeing import affirm, charter, version
from holdspace.communities.views.circles import ask, circles, come, decline, leave_one
from holdspace.communities.views.proposing import answer, end_words, proposal, proposals, propose, take_back, unsay
from holdspace.communities.views.standing import change_role, leave, members
from holdspace.communities.views.together import switch, together, told

__all__ = [
    "affirm",
    "answer",
    "ask",
    "change_role",
    "charter",
    "circles",
    "come",
    "decline",
    "end_words",
    "leave",
    "leave_one",
    "members",
    "proposal",
    "proposals",
    "propose",
    "switch",
    "take_back",
    "together",
    "told",
    "unsay",
    "version",
]
