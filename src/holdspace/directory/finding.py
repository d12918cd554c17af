"""How people are found: by their name and by what they show to the people of their communities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from django.urls import reverse

from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.directory.faces import face_of
from holdspace.directory.lists import PAYER, SAID, YES, label_of, payer_key
from holdspace.directory.models import Addition, Profile
from holdspace.directory.rules import accepting_shown, parts_shown, picked_shown, visible
from holdspace.directory.states import Reader
from holdspace.people.models import Person
from holdspace.search.kinds import Entry, Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.grammar.actors import Actor


def entries(persons: Sequence[Person]) -> dict[int, Entry]:
    """People as fellow members read them; without who is inside nowhere, or erased. At most three queries.

    What only circles may see has its place here under marks of their own ("circle-7.specialty:grief"), never among
    the words that everybody inside finds.
    """
    numbers = [person.pk for person in persons if person.erased_at is None]
    inside = Membership.objects.filter(person_id__in=numbers, state=MembershipState.INSIDE, affirmed_version__gt=0)
    places: dict[int, list[int]] = {}
    for person_id, community_id in inside.values_list("person_id", "community_id"):
        places.setdefault(person_id, []).append(community_id)
    # Asked for anew: a person may carry a profile that was read before it changed.
    profiles = {profile.person_id: profile for profile in Profile.objects.filter(person_id__in=list(places))}
    added = _added_words(profiles.values())
    return {
        person.pk: _entry(person, profiles.get(person.pk), tuple(places[person.pk]), added)
        for person in persons
        if person.pk in places
    }


def _entry(person: Person, profile: Profile | None, places: tuple[int, ...], added: dict[str, str]) -> Entry:
    picked = picked_shown(profile, reader=Reader.MEMBER)
    marks = [f"{facet}:{mark_of(facet, key)}" for facet, keys in picked.items() for key in keys if facet != "accepting"]
    if said_at := accepting_shown(profile, reader=Reader.MEMBER):
        # Whether that still counts as now depends on the day one looks: the time stands there, too.
        marks += [f"accepting:{YES}", f"{SAID}:{int(said_at.timestamp())}"]
    chosen = [(facet, key) for facet, keys in picked.items() for key in keys if key != YES]
    # In words, so that one finds it by writing it, too.
    labels = [key if facet == PAYER else label_of(facet, key, added) for facet, key in chosen]
    words = [*parts_shown(profile, reader=Reader.MEMBER).values(), *labels]
    return Entry(person.display_name, "\n".join(words), places=places, marks=tuple(dict.fromkeys(marks)))


def mark_of(facet: str, key: str) -> str:
    """How a choice stands in the index and in addresses."""
    return payer_key(key) if facet == PAYER else key


def everything() -> Iterable[Person]:
    """Everybody, in the order in which they came, for making the index anew."""
    inside = Membership.objects.filter(person_id=OuterRef("pk"), state=MembershipState.INSIDE)
    return Person.objects.filter(Exists(inside)).order_by("pk").iterator(chunk_size=500)


def may_open(*, community_id: int, seen_by: Actor, at: datetime) -> QuerySet[Person]:
    """The people of a community whom a fellow member may see; nobody for whoever is not inside it."""
    if seen_by.actor_id is None:
        return Person.objects.none()
    here = Membership.objects.filter(community_id=community_id)
    me = here.filter(person_id=seen_by.actor_id, state=MembershipState.INSIDE, affirmed_version__gt=0)
    return Person.objects.filter(Exists(me), Exists(here.filter(visible(seen_by, at), person_id=OuterRef("pk"))))


def hits(*, numbers: Sequence[int], community_id: int, slug: str, seen_by: Actor, at: datetime) -> dict[int, Hit]:
    """As the page shows them. One query."""
    rows = Membership.objects.filter(visible(seen_by, at), community_id=community_id, person_id__in=numbers)
    return {
        membership.person_id: Hit(
            title=membership.person.name,
            url=reverse("directory:person", args=[slug, membership.pk]),
            note=parts_shown(getattr(membership.person, "profile", None), reader=Reader.MEMBER)["work_as"],
            who=membership.person.name,
            face_url=face_of(getattr(membership.person, "profile", None)).url,
        )
        for membership in rows.select_related("person", "person__profile", "person__profile__face")
    }


def _added_words(profiles: Iterable[Profile]) -> dict[str, str]:
    """The stewards' words that these profiles name, by key."""
    keys = {key for profile in profiles for keys in profile.picked.values() for key in keys if key.startswith("own-")}
    numbers = [key.removeprefix("own-") for key in keys]
    found = Addition.objects.filter(pk__in=[number for number in numbers if number.isdecimal()]) if keys else []
    return {addition.key: addition.label for addition in found}
