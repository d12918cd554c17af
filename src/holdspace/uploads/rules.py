"""Who may see a picture or a file, how much one person keeps, and who may let go of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.uploads.access import all_file_rules, all_owner_rules, all_picture_rules
from holdspace.uploads.models import File

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.uploads.models import Picture

MOST_FILES = 500  # of one person; what they may weigh together is a setting


def may_see(picture: Picture, *, seen_by: Actor, at: datetime) -> Verdict:
    """The owner always; a visitor never; others as the rooms above declared, one kept apart by whoever sees its
    thing alone."""
    if seen_by.actor_id is not None:
        if picture.owner_id == seen_by.actor_id:
            return YES
        if picture.apart:
            shown = any(rule(picture_id=picture.pk, seen_by=seen_by, at=at) for rule in all_picture_rules())
            return YES if shown else no(_("There is no such picture."))
        if any(rule(owner_id=picture.owner_id, seen_by=seen_by, at=at) for rule in all_owner_rules()):
            return YES
    return no(_("There is no such picture."))


def may_read(file: File, *, seen_by: Actor, at: datetime) -> Verdict:
    """The owner always; a visitor never; others where the room that holds the file says yes."""
    if seen_by.actor_id is not None:
        if file.owner_id == seen_by.actor_id:
            return YES
        if any(rule(file_id=file.pk, seen_by=seen_by, at=at) for rule in all_file_rules()):
            return YES
    return no(_("There is no such file."))


def may_keep(*, size: int, files: int, kept: int) -> Verdict:
    """Whether one more file of `size` bytes fits beside the `files` that weigh `kept` bytes already."""
    most = settings.HOLDSPACE_FILES_MB
    if files >= MOST_FILES or kept + size > most * 1_000_000:
        return no(
            _(
                "There is room for %(most)d MB of your files here, and this one does not fit any more. "
                "Take back one that is not needed, then there is room again."
            )
            % {"most": most}
        )
    return YES


def may_let_go(picture: Picture | File, *, by: Actor) -> Verdict:
    """The owner, or the machine on their behalf."""
    if by.actor_kind == "machine" or (by.actor_id is not None and by.actor_id == picture.owner_id):
        return YES
    if isinstance(picture, File):
        return no(_("Only the person whose file it is can take it back."))
    return no(_("Only the person whose picture it is can take it down."))
