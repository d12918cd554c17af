"""Everything that can be read of resources; each says who is looking."""

from holdspace.resources.queries.collections import (
    CollectionPage,
    collection_for,
    collections,
    my_collections,
    read_collection,
)
from holdspace.resources.queries.offering import beside_offers, to_offer
from holdspace.resources.queries.one import (
    ResourcePage,
    TakenLine,
    TakingSeen,
    WordsSeen,
    my_taken,
    read_resource,
    taking_for,
)
from holdspace.resources.queries.shelf import links_to_look_at, may_read_file, my_resources, resource_for, shelf
from holdspace.resources.seen import CollectionSeen, FileSeen, ResourceSeen, added_words

__all__ = [
    "CollectionPage",
    "CollectionSeen",
    "FileSeen",
    "ResourcePage",
    "ResourceSeen",
    "TakenLine",
    "TakingSeen",
    "WordsSeen",
    "added_words",
    "beside_offers",
    "collection_for",
    "collections",
    "links_to_look_at",
    "may_read_file",
    "my_collections",
    "my_resources",
    "my_taken",
    "read_collection",
    "read_resource",
    "resource_for",
    "shelf",
    "taking_for",
    "to_offer",
]
