"""Founding, affirming, welcoming, roles, leaving."""

from holdspace.communities.actions.charter import affirm_charter, put_charter_in_force
from holdspace.communities.actions.coming import bring_in, leave_community
from holdspace.communities.actions.founding import found_community
from holdspace.communities.actions.roles import end_role, give_role

__all__ = [
    "affirm_charter",
    "bring_in",
    "end_role",
    "found_community",
    "give_role",
    "leave_community",
    "put_charter_in_force",
]
