"""Everything that can be read of resources; each says who is looking."""

from holdspace.resources.queries.shelf import may_read_file, my_resources, resource_for, resource_read, shelf
from holdspace.resources.seen import FileSeen, ResourceSeen, added_words

__all__ = [
    "FileSeen",
    "ResourceSeen",
    "added_words",
    "may_read_file",
    "my_resources",
    "resource_for",
    "resource_read",
    "shelf",
]
