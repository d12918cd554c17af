"""Everything that changes a resource, a collection, or how somebody stands to what they took along."""

from holdspace.resources.actions.answering import offer_resource
from holdspace.resources.actions.collecting import (
    change_collection,
    gather,
    leave_out,
    let_go_collection,
    make_collection,
)
from holdspace.resources.actions.giving import change_resource, give_resource, take_back_resource
from holdspace.resources.actions.looking_after import note_look
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
    "change_collection",
    "change_resource",
    "gather",
    "give_resource",
    "leave_out",
    "let_go_collection",
    "make_collection",
    "note_look",
    "offer_resource",
    "put_back",
    "say_it_helped",
    "say_not_after_all",
    "say_not_for_me",
    "take_back_resource",
    "take_resource",
]
