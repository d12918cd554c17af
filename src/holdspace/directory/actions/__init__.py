"""Everything that changes what people say of themselves."""

from holdspace.directory.actions.credentials import (
    add_credential,
    remind_of_ends,
    renew_credential,
    take_credential_away,
    verify_credential,
)
from holdspace.directory.actions.lists import add_to_list, take_from_list
from holdspace.directory.actions.profile import keep_choices, keep_profile, show_answering, show_face, take_face_away

__all__ = [
    "add_credential",
    "add_to_list",
    "keep_choices",
    "keep_profile",
    "remind_of_ends",
    "renew_credential",
    "show_answering",
    "show_face",
    "take_credential_away",
    "take_face_away",
    "take_from_list",
    "verify_credential",
]
