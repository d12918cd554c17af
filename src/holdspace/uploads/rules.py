"""Who may see a picture, and who may let go of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.uploads.access import all_owner_rules, all_picture_rules

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.uploads.models import Picture


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


def may_let_go(picture: Picture, *, by: Actor) -> Verdict:
    """The owner, or the machine on their behalf."""
    if by.actor_kind == "machine" or (by.actor_id is not None and by.actor_id == picture.owner_id):
        return YES
    return no(_("Only the person whose picture it is can take it down."))
