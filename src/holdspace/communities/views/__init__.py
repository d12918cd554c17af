"""The charter, affirming it, the people's roles, leaving; and circles."""

from holdspace.communities.views.charter import affirm, change_role, charter, leave, members
from holdspace.communities.views.circles import ask, circles, come, decline, leave_one

__all__ = [
    "affirm",
    "ask",
    "change_role",
    "charter",
    "circles",
    "come",
    "decline",
    "leave",
    "leave_one",
    "members",
]
