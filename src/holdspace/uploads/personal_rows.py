"""What is personal here, for the room that knows people: rows, files, and how to erase them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction

from holdspace.uploads import files
from holdspace.uploads.models import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

TABLES = ("uploads.picture",)


def export(*, person_id: int) -> list[dict[str, Any]]:
    """Their pictures as plain rows."""
    return [
        {
            "file": _file_name(picture),
            "description": picture.description,
            "decorative": picture.decorative,
            "width": picture.width,
            "height": picture.height,
            "at": picture.at,
        }
        for picture in Picture.objects.filter(owner_id=person_id).order_by("id")
    ]


def files_of(*, person_id: int) -> Iterator[tuple[str, bytes]]:
    """Their pictures themselves, by the names that `export` gives; one that is gone from the disk is left out."""
    for picture in Picture.objects.filter(owner_id=person_id).order_by("id"):
        path = files.path_of(picture.name, "large")
        if path.exists():
            yield _file_name(picture), path.read_bytes()


def erase(*, person_id: int, at: datetime) -> None:
    """Delete their pictures; the files go once the transaction has committed."""
    pictures = Picture.objects.filter(owner_id=person_id)
    for name in pictures.values_list("name", flat=True):
        transaction.on_commit(partial(files.remove, name))
    pictures.delete()


def _file_name(picture: Picture) -> str:
    return f"pictures/{picture.pk}.webp"
