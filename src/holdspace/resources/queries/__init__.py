"""Everything that can be read of resources; each says who is looking."""

from holdspace.resources.queries.one import (
    ResourcePage,
    TakenLine,
    TakingSeen,
    WordsSeen,
    my_taken,
    read_resource,
    taking_for,
)
from holdspace.resources.queries.shelf import may_read_file, my_resources, resource_for, shelf
from holdspace.resources.seen import FileSeen, ResourceSeen, added_words

__all__ = [
    "FileSeen",
    "ResourcePage",
    "ResourceSeen",
    "TakenLine",
    "TakingSeen",
    "WordsSeen",
    "added_words",
    "may_read_file",
    "my_resources",
    "my_taken",
    "read_resource",
    "resource_for",
    "shelf",
    "taking_for",
]
