"""Keeping one's own profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.directory.models import Profile
from holdspace.directory.rules import PARTS
from holdspace.journal.actions import record
from holdspace.uploads.actions import keep_picture, let_go_picture

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.core.files.uploadedfile import UploadedFile

    from holdspace.people.models import Person


@transaction.atomic
def keep_profile(*, texts: Mapping[str, str], seen_by: Mapping[str, str], by: Person, at: datetime) -> Profile:
    """Keep the parts of one's own profile and who may see each (`SeenBy` by part)."""
    values = {part: texts[part].strip() for part in PARTS} | {f"{part}_for": seen_by[part] for part in PARTS}
    profile, _new = Profile.objects.update_or_create(person=by, defaults=values | {"kept_at": at})
    record(verb="profile.kept", of=profile, by=by, at=at)
    return profile


@transaction.atomic
def show_face(*, file: UploadedFile, description: str, by: Person, at: datetime) -> Profile:
    """Show a picture of oneself, with the description that stands for it; the earlier one is gone.

    Raises `Refused` where the file is no picture that can be kept.
    """
    profile, _new = Profile.objects.get_or_create(person=by, defaults={"kept_at": at})
    earlier = profile.face
    profile.face = keep_picture(file=file, description=description, owner_id=by.pk, by=by, at=at)
    Profile.objects.filter(pk=profile.pk).update(face=profile.face)
    if earlier is not None:
        let_go_picture(picture=earlier, by=by, at=at)
    record(verb="profile.face_shown", of=profile, by=by, at=at)
    return profile


@transaction.atomic
def take_face_away(*, by: Person, at: datetime) -> Profile:
    """Show no picture any more; its file is gone. Doing it twice changes nothing."""
    profile, _new = Profile.objects.get_or_create(person=by, defaults={"kept_at": at})
    if profile.face is not None:
        earlier = profile.face
        Profile.objects.filter(pk=profile.pk).update(face=None)
        profile.face = None
        let_go_picture(picture=earlier, by=by, at=at)
        record(verb="profile.face_taken_away", of=profile, by=by, at=at)
    return profile
