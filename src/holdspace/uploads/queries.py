"""Reads about pictures and files; each says who is looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.grammar.refusals import NothingHere
from holdspace.uploads.models import File, Picture
from holdspace.uploads.rules import may_read, may_see

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor


def picture_named(*, name: str, seen_by: Actor, at: datetime) -> Picture:
    """A picture by its address. `NothingHere` for one that is not there and for one that is not theirs to see."""
    picture = Picture.objects.filter(name=name).first()
    if picture is None or not may_see(picture, seen_by=seen_by, at=at).allowed:
        raise NothingHere
    return picture


def pictures_of(*, person_id: int, seen_by: Actor) -> list[Picture]:
    """One's own pictures, the latest first; nothing for anybody else."""
    if seen_by.actor_id != person_id:
        return []
    return list(Picture.objects.filter(owner_id=person_id).order_by("-id"))


def file_named(*, name: str, seen_by: Actor, at: datetime) -> File:
    """A file by its address. `NothingHere` for one that is not there and for one that is not theirs to read."""
    file = File.objects.filter(name=name).first()
    if file is None or not may_read(file, seen_by=seen_by, at=at).allowed:
        raise NothingHere
    return file
