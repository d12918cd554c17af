"""Everything that changes a share, by what one does with it."""

from holdspace.sharing.actions.closing import close_share, keep_answers, open_share_again, say_heard
from holdspace.sharing.actions.drafting import drop_draft, keep_draft, put_picture_in_draft, take_picture_from_draft
from holdspace.sharing.actions.letting_go import let_go_of_share
from holdspace.sharing.actions.muting import lift_mute, lift_note_mute, mark_notes, mute_note, mute_person
from holdspace.sharing.actions.picturing import show_picture, take_picture_away
from holdspace.sharing.actions.replying import say_back, take_back_reply
from holdspace.sharing.actions.responding import give_gesture, respond_in_words, take_back_response
from holdspace.sharing.actions.rewording import say_how_long, say_in_other_words
from holdspace.sharing.actions.writing import write_share

__all__ = [
    "close_share",
    "drop_draft",
    "give_gesture",
    "keep_answers",
    "keep_draft",
    "let_go_of_share",
    "lift_mute",
    "lift_note_mute",
    "mark_notes",
    "mute_note",
    "mute_person",
    "open_share_again",
    "put_picture_in_draft",
    "respond_in_words",
    "say_back",
    "say_heard",
    "say_how_long",
    "say_in_other_words",
    "show_picture",
    "take_back_reply",
    "take_back_response",
    "take_picture_away",
    "take_picture_from_draft",
    "write_share",
]
