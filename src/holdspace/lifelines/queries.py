"""Reads about lines and about who is there for whom; each says who is looking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.grammar.refusals import NothingHere
from holdspace.lifelines.lines import Country, ShippedLine, countries
from holdspace.lifelines.models import Line, Place, Trusted
from holdspace.lifelines.rules import MOST_LINES, visible
from holdspace.lifelines.states import TrustedState
from holdspace.people.personal import PersonalData, all_personal
from holdspace.people.rules import not_blocked

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor

MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class Lines:
    """What a page shows: the community's own, those of its country, and all other countries, folded."""

    own: list[Line]
    country: Country | None
    others: list[Country]

    @property
    def for_colleagues(self) -> list[Line | ShippedLine]:
        """Those for people who do this work."""
        return [line for line in self._all() if line.kind == "colleagues"]

    @property
    def for_anybody(self) -> list[Line | ShippedLine]:
        """Those for anybody."""
        return [line for line in self._all() if line.kind != "colleagues"]

    def _all(self) -> list[Line | ShippedLine]:
        return [*self.own, *(self.country.lines if self.country else ())]


@dataclass(frozen=True, slots=True)
class There:
    """Whom one chose, and what one press sends."""

    number: int
    name: str
    sentence: str
    said_yes: bool


@dataclass(frozen=True, slots=True)
class AskedOfMe:
    """Somebody for whom one is, or was asked to be, the one they can write to."""

    number: int
    name: str
    said_yes: bool


def lines_for(*, community: Community | None, seen_by: Actor) -> Lines:
    """The lines of a community, or of every country where there is none. Two queries at most; anybody may read them."""
    if community is None:
        return Lines([], None, list(countries().values()))
    place = Place.objects.filter(community=community).first()
    country = countries().get(place.country) if place is not None else None
    own = list(Line.objects.filter(community=community).order_by("id")[:MOST_LINES])
    return Lines(own, country, [one for one in countries().values() if one is not country])


def one_line(*, community: Community, number: int, seen_by: Actor) -> Line:
    """A line that a steward added here. Raises `NothingHere` otherwise."""
    line = Line.objects.filter(community=community, pk=number).first()
    if line is None:
        raise NothingHere
    return line


def there_for_me(*, membership: Membership, seen_by: Actor, at: datetime) -> There | None:
    """Whom one chose. Raises `NothingHere` with somebody else's membership."""
    if membership.person_id != seen_by.actor_id:
        raise NothingHere
    row = Trusted.objects.filter(visible(seen_by, at), membership=membership).select_related("whom__person").first()
    if row is None:
        return None
    return There(row.pk, row.whom.person.name, row.sentence, row.state == TrustedState.THERE)


def asked_of_me(*, membership: Membership, seen_by: Actor, at: datetime) -> list[AskedOfMe]:
    """For whom one is there, or was asked to be, the newest first, at most 50."""
    if membership.person_id != seen_by.actor_id:
        raise NothingHere
    rows = Trusted.objects.filter(visible(seen_by, at), whom=membership).select_related("membership__person")
    return [
        AskedOfMe(row.pk, row.membership.person.name, row.state == TrustedState.THERE)
        for row in rows.order_by("-asked_at", "-id")[:50]
    ]


def trusted_by_number(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Trusted:
    """One choice that one has part in. Raises `NothingHere` for everybody else."""
    rows = Trusted.objects.filter(visible(seen_by, at), membership__community=community, pk=number)
    row = rows.select_related("membership__person", "whom__person", "membership__community").first()
    if row is None:
        raise NothingHere
    return row


def whom_to_ask(*, membership: Membership, words: str, seen_by: Actor) -> list[tuple[int, str]]:
    """People here whose name holds these words, as (number, name), at most 20; nobody where nothing was typed."""
    if not words.strip():
        return []
    rows = Membership.objects.filter(
        not_blocked(seen_by, "person"),
        community_id=membership.community_id,
        state=MembershipState.INSIDE,
        affirmed_version__gt=0,
        person__display_name__icontains=words.strip(),
    ).exclude(pk=membership.pk)
    return [
        (m.pk, m.person.name) for m in rows.select_related("person").order_by("person__display_name", "id")[:MOST_FOUND]
    ]


def what_is_kept(*, seen_by: Actor) -> list[PersonalData]:
    """Everything that any room keeps of a person, as the rooms declared it."""
    return all_personal()
