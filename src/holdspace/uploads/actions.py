"""Keeping pictures and files, and letting go of them.

This room lies below the journal: the calling action writes the entry.
"""

from __future__ import annotations

from functools import partial
from typing import IO, TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Count, Sum
from django.utils.translation import gettext_lazy as _

from holdspace.grammar.refusals import Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.uploads import files
from holdspace.uploads.contents import clean_name, look_into
from holdspace.uploads.images import remake
from holdspace.uploads.models import DESCRIPTION_LENGTH, File, Picture
from holdspace.uploads.rules import may_keep, may_let_go
from holdspace.uploads.states import FileKind

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


@transaction.atomic
def keep_file(*, file: IO[bytes], called: str, description: str = "", owner_id: int, by: Actor, at: datetime) -> File:
    """Keep a PDF, a text or an image for its owner, as part of one thing; who may read it is said by the room that
    holds the thing (`declare_file_rule`), which also lets it go with the thing.

    `called` is the name it came with; an image needs a description. Raises `Refused` with what to do for whatever
    cannot be kept, and where the owner's room is used up: of two at once the second is counted with the first. Should
    the caller's transaction be undone, bytes stay behind without a row until the sweep.
    """
    if by.actor_kind == "person" and by.actor_id != owner_id:
        raise Refused(no(_("One can only bring a file of one's own.")))
    looked = look_into(file)
    description = " ".join(description.split())
    if looked.kind == FileKind.IMAGE and not description:
        raise Refused(no(_("Please say in a few words what the image shows, for people who do not see it.")))
    if len(description) > DESCRIPTION_LENGTH:
        raise Refused(no(_("Please describe the file in at most 200 characters.")))
    get_user_model()._base_manager.select_for_update().filter(pk=owner_id).first()
    there = File.objects.filter(owner_id=owner_id).aggregate(files=Count("pk"), kept=Sum("size"))
    insist(may_keep(size=len(looked.content), files=there["files"], kept=there["kept"] or 0))
    name = files.new_name()
    files.write(name, "kept", looked.content)
    if looked.small:
        files.write(name, "small", looked.small)
    return File.objects.create(
        owner_id=owner_id,
        name=name,
        kind=looked.kind,
        called=clean_name(called, looked.kind),
        description=description,
        size=len(looked.content),
        width=looked.width,
        height=looked.height,
        at=at,
    )


@transaction.atomic
def let_go_file(*, file: File, by: Actor, at: datetime) -> None:
    """Delete a file; its bytes go once the transaction has committed."""
    insist(may_let_go(file, by=by))
    name = file.name
    file.delete()
    transaction.on_commit(partial(files.remove, name))
