"""Everything that changes a resource."""

from holdspace.resources.actions.giving import change_resource, give_resource, take_back_resource

__all__ = ["change_resource", "give_resource", "take_back_resource"]
