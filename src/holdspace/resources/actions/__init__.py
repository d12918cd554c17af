"""Everything that changes a resource, or how somebody stands to what they took along."""

from holdspace.resources.actions.giving import change_resource, give_resource, take_back_resource
from holdspace.resources.actions.taking import (
    ask_whether_it_helped,
    put_back,
    say_it_helped,
    say_not_after_all,
    say_not_for_me,
    take_resource,
)

__all__ = [
    "ask_whether_it_helped",
    "change_resource",
    "give_resource",
    "put_back",
    "say_it_helped",
    "say_not_after_all",
    "say_not_for_me",
    "take_back_resource",
    "take_resource",
]
