"""What is personal here, for the room that knows people: rows, files, and how to erase them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction

from holdspace.uploads import files
from holdspace.uploads.models import File, Picture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

TABLES = ("uploads.picture",)
FILE_TABLES = ("uploads.file",)


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


def export_files(*, person_id: int) -> list[dict[str, Any]]:
    """The files they brought as plain rows."""
    return [
        {
            "file": _kept_name(file),
            "called": file.called,
            "description": file.description,
            "bytes": file.size,
            "at": file.at,
        }
        for file in File.objects.filter(owner_id=person_id).order_by("id")
    ]


def kept_files_of(*, person_id: int) -> Iterator[tuple[str, bytes]]:
    """The files themselves, by the names that `export_files` gives; one that is gone from the disk is left out."""
    for file in File.objects.filter(owner_id=person_id).order_by("id").iterator(chunk_size=100):
        path = files.path_of(file.name, "kept")
        if path.exists():
            yield _kept_name(file), path.read_bytes()


def erase_files(*, person_id: int, at: datetime) -> None:
    """Delete the files they brought; rooms above have let go of them before. The bytes go after the commit."""
    theirs = File.objects.filter(owner_id=person_id)
    for name in theirs.values_list("name", flat=True):
        transaction.on_commit(partial(files.remove, name))
    theirs.delete()


def _kept_name(file: File) -> str:
    return f"files/{file.pk}-{file.called}"


def _file_name(picture: Picture) -> str:
    return f"pictures/{picture.pk}.webp"
