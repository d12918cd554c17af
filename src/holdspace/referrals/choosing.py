"""Which colleagues fit a referral now: what the index and the database know, handed to the ranking. Reads only."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Q

from holdspace.algorithms.finding import words_of
from holdspace.algorithms.referring import LATELY_DAYS, MOST_WAITING, Colleague, Wanted, rank
from holdspace.directory.lists import PAYER, SAID, YES, payer_key
from holdspace.directory.models import Profile
from holdspace.directory.rules import accepting_now
from holdspace.directory.states import Reader
from holdspace.gifts.states import GiftKind
from holdspace.invitations.models import Capacity
from holdspace.referrals.models import Answer
from holdspace.referrals.states import AnswerState, Where
from holdspace.search.kinds import searchable
from holdspace.search.queries import Looking, find, marks_of

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.algorithms.referring import Fit
    from holdspace.people.models import Person
    from holdspace.referrals.models import Referral
    from holdspace.search.kinds import Hit

LATELY: Final = timedelta(days=LATELY_DAYS)
MOST_LOOKED_AT: Final = 400
MOST_PLACES_LOOKED_AT: Final = 100
STANDING: Final = "standing"  # the kind of thing that standing offers are in the search
MATCHED: Final = ("specialty", "population", "modality", "language", "jurisdiction")
MUST_HOLD: Final = ("specialty", "language", "jurisdiction")
SLIDING: Final = payer_key("Sliding scale")


def wanted_of(referral: Referral) -> Wanted:
    """What a referral seeks, as the ranking takes it. Times and wishes are for people to read, not to be matched by."""
    keys = {name: frozenset(referral.wanted.get(name, ())) for name in MATCHED}
    sliding = {SLIDING} if referral.wanted.get("sliding") else set()
    keys[PAYER] = frozenset(sliding | ({payer_key(referral.payer)} if referral.payer else set()))
    return Wanted(
        keys=keys,
        at_a_distance=referral.where != Where.IN_PERSON,
        in_person=referral.where != Where.DISTANCE,
        region=frozenset(words_of(referral.region)),
    )


def who_fits(referral: Referral, *, asker: Person, at: datetime, most: int) -> list[Fit]:
    """The colleagues who fit and can be asked, the best first, by the number of the person.

    They say that they take referrals and show it, are inside, not resting, not asked about this one yet, not asked
    about two others, and have no block with the asker. Five queries, six with a region,
    whatever the size of the place: the index gives at most `MOST_LOOKED_AT` of those who must be right, the latest to
    have come into it first.
    """
    wanted = wanted_of(referral)
    marks = [tuple(f"{name}:{key}" for key in sorted(wanted.keys[name])) for name in MUST_HOLD if wanted.keys[name]]
    if not wanted.in_person:
        marks.append((f"telehealth:{YES}",))
    looking = Looking(
        kinds=("person",),
        community_id=referral.community_id,
        seen_by=asker,
        at=at,
        marks=((f"accepting:{YES}",), *marks),
        among=accepting_now,
    )
    numbers = [number for _kind, number in find(looking, size=MOST_LOOKED_AT).numbers if number != asker.pk]
    numbers = _who_have_room(referral, numbers)
    asked = _asked_lately(referral, numbers, at)
    free = [number for number in numbers if asked.get(number, (0, 0))[1] < MOST_WAITING]
    marks_by_number = marks_of(kind="person", numbers=free, seen_by=asker)
    regions = _regions(free) if wanted.in_person and wanted.region else {}
    colleagues = [
        _colleague(number, marks_by_number[number], regions.get(number, ""), asked.get(number, (0, 0))[0], at)
        for number in free
        if number in marks_by_number
    ]
    return rank(wanted, colleagues, most=most, draw=referral.pk)


def standing_places(referral: Referral, *, asker: Person, at: datetime, most: int) -> list[tuple[Hit, Fit]]:
    """Standing offers of a place for somebody to go, whose givers fit, with why: those with places left first, of them
    the best first. Four queries.

    They are found through the search, which lets nobody see what they may not open. Whether their givers take
    referrals otherwise plays no part: the offer says so itself, and how many places it has left.
    """
    looking = Looking(
        kinds=(STANDING,),
        community_id=referral.community_id,
        seen_by=asker,
        at=at,
        marks=((f"offer:{GiftKind.REFERRAL}",),),
    )
    numbers = [number for _kind, number in find(looking, size=MOST_PLACES_LOOKED_AT).numbers]
    givers = {
        number: int(mark.partition(":")[2])
        for number, marks in marks_of(kind=STANDING, numbers=numbers, seen_by=asker).items()
        for mark in marks
        if mark.startswith("giver:")
    }
    people = set(givers.values()) - {asker.pk}
    marks_by_person = marks_of(kind="person", numbers=sorted(people), seen_by=asker) if people else {}
    colleagues = [_colleague(person, marks, "", 0, at) for person, marks in marks_by_person.items()]
    fits = {fit.number: fit for fit in rank(wanted_of(referral), colleagues, most=len(colleagues))}
    hits = searchable(STANDING).show(
        numbers=[number for number in numbers if givers.get(number) in fits],
        community_id=referral.community_id,
        slug=referral.community.slug,
        seen_by=asker,
        at=at,
    )
    best = sorted(hits, key=lambda number: (not hits[number].has_room, -fits[givers[number]].weight, -number))
    return [(hits[number], fits[givers[number]]) for number in best[:most]]


def _who_have_room(referral: Referral, numbers: list[int]) -> list[int]:
    """Without who rests or wants no invitations, and without who was asked about this one."""
    resting = Capacity.objects.filter(
        Q(resting_since__isnull=False) | Q(a_week=0),
        membership__community_id=referral.community_id,
        membership__person_id__in=numbers,
    )
    never = set(resting.values_list("membership__person_id", flat=True))
    never |= set(Answer.objects.filter(referral=referral).values_list("person_id", flat=True))
    return [number for number in numbers if number not in never]


def _asked_lately(referral: Referral, numbers: list[int], at: datetime) -> dict[int, tuple[int, int]]:
    """About how many referrals each was asked in the last two weeks, and how many of these wait for them."""
    since = at - LATELY
    rows = (
        Answer.objects.filter(community_id=referral.community_id, person_id__in=numbers, asked_at__gt=since)
        .values("person_id")
        .annotate(n=Count("id"), waits=Count("id", filter=Q(state=AnswerState.ASKED)))
        .values_list("person_id", "n", "waits")
    )
    return {person: (n, waits) for person, n, waits in rows}


def _regions(numbers: list[int]) -> dict[int, str]:
    """Where people work in person, as far as they show it to the people of their communities."""
    shown = Profile.objects.filter(person_id__in=numbers, region_for__in=list(Reader.MEMBER.value)).exclude(region="")
    return dict(shown.values_list("person_id", "region"))


def _colleague(number: int, marks: list[str], region: str, asked: int, at: datetime) -> Colleague:
    """What stands in the index of somebody is what they show to the people of their communities: nothing else is ever
    matched by."""
    found: dict[str, set[str]] = {}
    for mark in marks:
        name, _colon, key = mark.partition(":")
        found.setdefault(name, set()).add(key)
    said = next(iter(found.get(SAID, ())), "")
    return Colleague(
        number=number,
        keys={name: frozenset(found.get(name, ())) for name in (*MATCHED, PAYER)},
        at_a_distance=YES in found.get("telehealth", ()),
        region=frozenset(words_of(region)),
        said_days=(at.timestamp() - int(said)) / 86_400 if said.isdigit() else 0.0,
        asked=asked,
    )
