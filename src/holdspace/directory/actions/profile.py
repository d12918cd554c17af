"""Keeping one's own profile and one's picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.directory.models import Addition, Profile
from holdspace.directory.rules import PARTS, may_pick
from holdspace.directory.states import SeenBy
from holdspace.grammar.refusals import insist
from holdspace.journal.actions import record
from holdspace.search.actions import index
from holdspace.uploads.actions import keep_picture, let_go_picture

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from django.core.files.uploadedfile import UploadedFile

    from holdspace.people.models import Person


@transaction.atomic
def keep_profile(*, texts: Mapping[str, str], seen_by: Mapping[str, str], by: Person, at: datetime) -> Profile:
    """Keep the written parts that are given (`PARTS`) and who may see each (`SeenBy` by part); others stay."""
    given = [part for part in PARTS if part in texts]
    values = {part: texts[part].strip() for part in given}
    values |= {f"{part}_for": SeenBy(seen_by[part]).value for part in given}
    profile, _new = Profile.objects.update_or_create(person=by, defaults=values | {"kept_at": at})
    record(verb="profile.kept", of=profile, by=by, at=at)
    index(kind="person", thing=by, by=by, at=at)
    return profile


@transaction.atomic
def keep_choices(
    *, picked: Mapping[str, Sequence[str]], seen_by: Mapping[str, str], by: Person, at: datetime
) -> Profile:
    """Keep what one chose of the lists that are given (keys by `FACETS`), and who may see each; others stay.

    Choosing "yes" of "accepting" says anew that one takes referrals, from now on for 60 days. Raises `Refused` for a
    key that stands in no list.
    """
    for facet, keys in picked.items():
        insist(may_pick(facet, list(keys), added=_added_keys(facet) if any("own-" in key for key in keys) else set()))
    profile, _new = Profile.objects.select_for_update().get_or_create(person=by, defaults={"kept_at": at})
    profile.picked = profile.picked | {facet: list(dict.fromkeys(keys)) for facet, keys in picked.items()}
    profile.picked_for = profile.picked_for | {facet: SeenBy(seen_by[facet]).value for facet in picked}
    if "accepting" in picked:
        profile.accepting_at = at if picked["accepting"] else None
    profile.kept_at = at
    profile.save(update_fields=["picked", "picked_for", "accepting_at", "kept_at"])
    record(verb="profile.kept", of=profile, by=by, at=at, data={"lists": sorted(picked)})
    index(kind="person", thing=by, by=by, at=at)
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


@transaction.atomic
def show_answering(*, shows: bool, by: Person, at: datetime) -> Profile:
    """Whether members read how soon one usually answers."""
    profile, _new = Profile.objects.update_or_create(
        person=by, defaults={"shows_answering": shows}, create_defaults={"shows_answering": shows, "kept_at": at}
    )
    record(verb="profile.kept", of=profile, by=by, at=at)
    return profile


def _added_keys(facet: str) -> set[str]:
    return {addition.key for addition in Addition.objects.filter(facet=facet)}
