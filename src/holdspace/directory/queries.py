"""Reads about the people of a community; each says who is looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.communities.models import Membership
from holdspace.communities.queries import share_a_circle
from holdspace.directory.answering import how_soon
from holdspace.directory.faces import NO_FACE, Face, face_of
from holdspace.directory.models import Addition, Credential, Profile
from holdspace.directory.rules import credentials_visible, visible
from holdspace.directory.seen import CredentialSeen, Somebody, as_seen, chosen_seen, credential_seen
from holdspace.directory.states import Reader, Soon
from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.grammar.refusals import NothingHere
from holdspace.search.queries import Looking, find, show

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor
    from holdspace.search.kinds import Hit

__all__ = ["NO_FACE", "Face", "Somebody"]

STANDING = "standing"  # the kind of thing that standing offers are in the search


def people_here(
    *, community: Community, seen_by: Actor, at: datetime, after: str = "", size: int = 20
) -> KeysetPage[Somebody]:
    """The people inside whom this member may see, the newest first, so that nobody arrives unnoticed."""
    rows = _memberships(community).filter(visible(seen_by, at))
    found = page_by_key(rows, by=("-since", "-id"), after=after, size=size)
    return KeysetPage([as_seen(m, reader=_reader(m, seen_by), at=at) for m in found.items], found.older)


def people_in_order(*, community: Community, person_ids: Sequence[int], seen_by: Actor, at: datetime) -> list[Somebody]:
    """People by their numbers, in that order, without those whom this member may not see. One query."""
    rows = _memberships(community).filter(visible(seen_by, at), person_id__in=person_ids)
    found = {m.person_id: as_seen(m, reader=_reader(m, seen_by), at=at) for m in rows}
    return [found[person_id] for person_id in person_ids if person_id in found]


def person_here(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Somebody:
    """One of them by the number of their membership. Raises `NothingHere` for whoever may not be seen, too."""
    return read_person(community=community, number=number, seen_by=seen_by, at=at)[0]


def read_person(
    *, community: Community, number: int, seen_by: Actor, at: datetime, reader: Reader | None = None
) -> tuple[Somebody, list[tuple[str, str]]]:
    """One of them by the number of their membership, and what they chose of the lists.

    One's own may be read as somebody else would (`reader`). Raises `NothingHere` for whoever may not be seen, too.
    """
    membership = _memberships(community).filter(visible(seen_by, at), pk=number).first()
    if membership is None:
        raise NothingHere
    own = _reader(membership, seen_by)
    if own is Reader.MEMBER and share_a_circle(person_id=membership.person_id, seen_by=seen_by):
        own = Reader.CIRCLE
    reader = reader if reader is not None and own is Reader.OWNER else own
    chosen = chosen_seen(getattr(membership.person, "profile", None), reader=reader, added=_words_by_key(community.pk))
    return as_seen(membership, reader=reader, at=at), chosen


def person_for_anybody(
    *, community: Community, number: int, seen_by: Actor, at: datetime
) -> tuple[Somebody, list[tuple[str, str]]]:
    """What somebody shows to everybody, also outside. `NothingHere` where that is nothing, and where a block hides."""
    membership = _memberships(community).filter(visible(seen_by, at), pk=number).first()
    if membership is None:
        raise NothingHere
    profile = getattr(membership.person, "profile", None)
    somebody = as_seen(membership, reader=Reader.ANYBODY, at=at)
    chosen = chosen_seen(profile, reader=Reader.ANYBODY, added=_words_by_key(community.pk))
    if not (chosen or somebody.accepting or any((somebody.work_as, somebody.about, somebody.gladly, somebody.region))):
        raise NothingHere
    return somebody, chosen


def faces(*, person_ids: Collection[int], seen_by: Actor) -> dict[int, Face]:
    """The faces of people whom the caller shows already, by the number of the person; one query."""
    profiles = Profile.objects.filter(person_id__in=list(person_ids)[:200], face__isnull=False).select_related("face")
    found = {profile.person_id: face_of(profile) for profile in profiles}
    return {person_id: found.get(person_id, NO_FACE) for person_id in person_ids}


def small_faces(*, person_ids: Collection[int], seen_by: Actor) -> dict[int, str]:
    """The addresses of their small pictures, for rooms that know no profiles; without those who show none."""
    found = faces(person_ids=person_ids, seen_by=seen_by)
    return {person_id: face.url for person_id, face in found.items() if face.url}


def offered_by(*, somebody: Somebody, community: Community, seen_by: Actor, at: datetime, most: int = 5) -> list[Hit]:
    """What somebody whom the caller shows already gives until they say otherwise, as far as this member may see it: out
    of the search, as its room stands above this one. At most three queries."""
    looking = Looking(
        kinds=(STANDING,),
        community_id=community.pk,
        seen_by=seen_by,
        at=at,
        marks=((f"giver:{somebody.person_id}",),),
    )
    found = find(looking, size=most)
    return show(found, community_id=community.pk, slug=community.slug, seen_by=seen_by, at=at)


def answering_shown(*, somebody: Somebody, community: Community, seen_by: Actor, at: datetime) -> Soon | None:
    """How soon somebody whom the caller shows already usually answers here, if they show it; None otherwise."""
    if not somebody.shows_answering:
        return None
    return how_soon(person_id=somebody.person_id, community_id=community.pk, at=at)


def my_answering(*, community: Community, seen_by: Actor, at: datetime) -> tuple[bool, Soon | None]:
    """Whether one shows how soon one usually answers, and what stands there, shown or not: for oneself alone."""
    if seen_by.actor_id is None:
        raise NothingHere
    profile = my_profile(seen_by=seen_by)
    soon = how_soon(person_id=seen_by.actor_id, community_id=community.pk, at=at)
    return profile is not None and profile.shows_answering, soon


def my_profile(*, seen_by: Actor) -> Profile | None:
    """One's own, or None before it was first kept."""
    if seen_by.actor_id is None:
        return None
    return Profile.objects.filter(person_id=seen_by.actor_id).select_related("face").first()


def additions(*, community: Community, seen_by: Actor) -> list[Addition]:
    """The words that stewards added to the lists of a community, by list and word; a list holds at most 200."""
    return list(Addition.objects.filter(community=community).order_by("facet", "label")[:1_000])


def credentials_of(*, person_id: int, reader: Reader, seen_by: Actor, at: datetime) -> list[CredentialSeen]:
    """What somebody whom the caller shows already may practice with, as this reader sees it; never a number."""
    rows = Credential.objects.filter(person_id=person_id, seen_by__in=list(reader.value)).order_by("id")
    return [credential_seen(credential, at=at) for credential in rows[:50]]


def my_credentials(*, seen_by: Actor) -> list[Credential]:
    """One's own, with their numbers."""
    return list(Credential.objects.filter(person_id=seen_by.actor_id or 0).order_by("id")[:50])


def my_credential(*, number: int, seen_by: Actor) -> Credential:
    """One of one's own. `NothingHere` for any other."""
    found = Credential.objects.filter(person_id=seen_by.actor_id or 0, pk=number).first()
    if found is None:
        raise NothingHere
    return found


def credentials_to_verify(
    *, community: Community, seen_by: Actor, at: datetime, after: str = ""
) -> KeysetPage[Credential]:
    """What people here asked the stewards to look at, the longest waiting first. The caller has let a steward in."""
    rows = Credential.objects.filter(credentials_visible(seen_by, at), asked_in=community).select_related("person")
    return page_by_key(rows, by=("id",), after=after)


def credential_to_verify(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Credential:
    """One of them, to act on. `NothingHere` for any other."""
    rows = Credential.objects.filter(credentials_visible(seen_by, at), asked_in=community, pk=number)
    found = rows.select_related("person").first()
    if found is None:
        raise NothingHere
    return found


def _words_by_key(community_id: int) -> dict[str, str]:
    return {addition.key: addition.label for addition in Addition.objects.filter(community_id=community_id)[:1_000]}


def _reader(membership: Membership, seen_by: Actor) -> Reader:
    return Reader.OWNER if membership.person_id == seen_by.actor_id else Reader.MEMBER


def _memberships(community: Community) -> QuerySet[Membership]:
    return Membership.objects.filter(community=community).select_related(
        "person", "person__profile", "person__profile__face"
    )
