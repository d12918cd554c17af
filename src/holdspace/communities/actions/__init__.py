"""Founding, affirming, welcoming, roles, leaving; naming people, and circles."""

from holdspace.communities.actions.audiences import forget_named, name_people
from holdspace.communities.actions.charter import affirm_charter, put_charter_in_force
from holdspace.communities.actions.circles import (
    ask_in,
    close_circle,
    come_in,
    decline_circle,
    leave_circle,
    open_circle,
)
from holdspace.communities.actions.coming import bring_in, leave_community
from holdspace.communities.actions.founding import found_community
from holdspace.communities.actions.roles import end_role, give_role

__all__ = [
    "affirm_charter",
    "ask_in",
    "bring_in",
    "close_circle",
    "come_in",
    "decline_circle",
    "end_role",
    "forget_named",
    "found_community",
    "give_role",
    "leave_circle",
    "leave_community",
    "name_people",
    "open_circle",
    "put_charter_in_force",
]
