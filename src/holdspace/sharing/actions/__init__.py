"""Everything that changes a share, by what one does with it."""

from holdspace.sharing.actions.drafting import drop_draft, keep_draft
from holdspace.sharing.actions.letting_go import let_go_of_share
from holdspace.sharing.actions.responding import give_gesture, respond_in_words, take_back_response
from holdspace.sharing.actions.writing import write_share

__all__ = [
    "drop_draft",
    "give_gesture",
    "keep_draft",
    "let_go_of_share",
    "respond_in_words",
    "take_back_response",
    "write_share",
]
