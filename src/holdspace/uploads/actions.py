"""Keeping pictures and letting go of them. This room lies below the journal: the calling action writes the entry."""

from __future__ import annotations

from functools import partial
from typing import IO, TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.grammar.refusals import Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.uploads import files
from holdspace.uploads.images import remake
from holdspace.uploads.models import DESCRIPTION_LENGTH, Picture
from holdspace.uploads.rules import may_let_go

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor


@transaction.atomic
def keep_picture(
    *,
    file: IO[bytes],
    description: str,
    owner_id: int,
    by: Actor,
    at: datetime,
    decorative: bool = False,
    apart: bool = False,
) -> Picture:
    """Re-make a picture and keep it for its owner; its description is required unless it is decorative.
    `apart`: whoever may see the thing it belongs to sees it, and nobody else.

    Raises `Refused` with what to do for whatever cannot be kept. Should the caller's transaction be undone, the
    files stay behind without a row until the sweep.
    """
    if by.actor_kind == "person" and by.actor_id != owner_id:
        raise Refused(no(_("One can only bring a picture of one's own.")))
    description = "" if decorative else " ".join(description.split())
    if not description and not decorative:
        raise Refused(no(_("Please say in a few words what the picture shows, or that it is only decoration.")))
    if len(description) > DESCRIPTION_LENGTH:
        raise Refused(no(_("Please describe the picture in at most 200 characters.")))
    remade = remake(file)
    name = files.new_name()
    files.write(name, "large", remade.large)
    files.write(name, "small", remade.small)
    return Picture.objects.create(
        owner_id=owner_id,
        name=name,
        description=description,
        decorative=decorative,
        apart=apart,
        size=len(remade.large),
        width=remade.width,
        height=remade.height,
        at=at,
    )


@transaction.atomic
def let_go_picture(*, picture: Picture, by: Actor, at: datetime) -> None:
    """Delete a picture; its files go once the transaction has committed."""
    insist(may_let_go(picture, by=by))
    name = picture.name
    picture.delete()
    transaction.on_commit(partial(files.remove, name))
