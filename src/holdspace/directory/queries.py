"""Reads about the people of a community; each says who is looking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from holdspace.communities.models import Membership
from holdspace.communities.rules import is_newcomer
from holdspace.directory.models import Profile
from holdspace.directory.rules import parts_shown, visible
from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.grammar.refusals import NothingHere

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor


@dataclass(frozen=True, slots=True)
class Face:
    """A picture of a person, or nothing: then their initials stand there. `url` is small, for beside a name."""

    url: str = ""
    description: str = ""
    large_url: str = ""


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person of a community as a fellow member sees them."""

    number: int
    person_id: int
    name: str
    pronouns: str
    face: Face
    roles: list[str]
    founder: bool
    newcomer: bool
    since: datetime
    work_as: str
    about: str
    gladly: str
    own: bool


NO_FACE = Face()


def people_here(
    *, community: Community, seen_by: Actor, at: datetime, after: str = "", size: int = 20
) -> KeysetPage[Somebody]:
    """The people inside whom this member may see, the newest first, so that nobody arrives unnoticed."""
    rows = _memberships(community).filter(visible(seen_by, at))
    found = page_by_key(rows, by=("-since", "-id"), after=after, size=size)
    return KeysetPage([_as_seen(m, seen_by, at) for m in found.items], found.older)


def person_here(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Somebody:
    """One of them by the number of their membership. Raises `NothingHere` for whoever may not be seen, too."""
    membership = _memberships(community).filter(visible(seen_by, at), pk=number).first()
    if membership is None:
        raise NothingHere
    return _as_seen(membership, seen_by, at)


def faces(*, person_ids: Collection[int], seen_by: Actor) -> dict[int, Face]:
    """The faces of people whom the caller shows already, by the number of the person; one query."""
    profiles = Profile.objects.filter(person_id__in=list(person_ids)[:200], face__isnull=False).select_related("face")
    found = {profile.person_id: _face(profile) for profile in profiles}
    return {person_id: found.get(person_id, NO_FACE) for person_id in person_ids}


def my_profile(*, seen_by: Actor) -> Profile | None:
    """One's own, or None before it was first kept."""
    if seen_by.actor_id is None:
        return None
    return Profile.objects.filter(person_id=seen_by.actor_id).select_related("face").first()


def _memberships(community: Community) -> QuerySet[Membership]:
    return Membership.objects.filter(community=community).select_related(
        "person", "person__profile", "person__profile__face"
    )


def _face(profile: Profile | None) -> Face:
    if profile is None or profile.face is None:
        return NO_FACE
    small, large = (reverse(f"uploads:{size}", args=[profile.face.name]) for size in ("small_picture", "picture"))
    return Face(small, profile.face.description, large)


def _as_seen(membership: Membership, seen_by: Actor, at: datetime) -> Somebody:
    person = membership.person
    profile = getattr(person, "profile", None)
    own = person.pk == seen_by.actor_id
    return Somebody(
        number=membership.pk,
        person_id=person.pk,
        name=person.name,
        pronouns=person.pronouns,
        face=_face(profile),
        roles=membership.roles,
        founder=membership.founder,
        newcomer=is_newcomer(membership, at=at) and not membership.founder,
        since=membership.since,
        own=own,
        **parts_shown(profile, own=own),
    )
