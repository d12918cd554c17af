"""What the asking needs to know: what wants readers, and how much each reader has."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from holdspace.algorithms.assigning import Reader, load_of, pairs_of
from holdspace.communities.models import Community
from holdspace.invitations.queries import resting_ids
from holdspace.vetting.models import Application, Asked, Review
from holdspace.vetting.queries.reading import UNDER_READING
from holdspace.vetting.queries.taking import WANTED, places_held
from holdspace.vetting.states import AskedState, ReviewState

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from holdspace.grammar.actors import Actor

LOOKED_BACK_DAYS = 120  # eight half-lives: what is older weighs nothing
MOST_AT_A_TIME = 1000
ANSWER_DAYS = 2  # as long somebody who was asked has it to themself; then somebody else is asked as well


def communities_that_read(*, seen_by: Actor) -> list[Community]:
    """Communities in which something waits for readers or is being read."""
    waiting = Application.objects.filter(state__in=UNDER_READING).values("community_id")
    return list(Community.objects.filter(pk__in=waiting).order_by("pk"))


def wants_readers(*, community: Community, seen_by: Actor, only: int | None = None) -> list[Application]:
    """Applications with a free place, the longest waiting first, with `held`: how many have one. One query."""
    rows = (
        Application.objects.filter(community=community, state__in=UNDER_READING)
        .select_related("pathway__rubric", "person", "community")
        .annotate(held=places_held())
        .filter(held__lt=WANTED)
    )
    return list((rows.filter(pk=only) if only else rows).order_by("sent_at", "id")[:MOST_AT_A_TIME])


def how_much_each_has(
    *, community: Community, readers: Collection[int], seen_by: Actor, at: datetime
) -> tuple[list[Reader], dict[tuple[int, int], int]]:
    """Each reader's load, last time and rest, and how often each two read together. Three queries."""
    since = at - timedelta(days=LOOKED_BACK_DAYS)
    times: dict[int, list[float]] = defaultdict(list)
    under_way: Counter[int] = Counter()
    readers_of: dict[int, list[int]] = defaultdict(list)
    past = Review.objects.filter(
        application__community=community, taken_at__gte=since, state__in=[ReviewState.TAKEN, ReviewState.FINAL]
    )
    for number, person_id, state, taken in past.values_list("application_id", "reviewer_id", "state", "taken_at"):
        times[person_id].append((at - taken) / timedelta(days=1))
        readers_of[number].append(person_id)
        if state == ReviewState.TAKEN:
            under_way[person_id] += 1
    waiting = Asked.objects.filter(application__community=community, state=AskedState.WAITING)
    for person_id, asked in waiting.values_list("person_id", "at"):
        under_way[person_id] += 1
        times[person_id].append((at - asked) / timedelta(days=1))
    resting = resting_ids(community=community, seen_by=seen_by)
    return [
        Reader(
            key=person_id,
            under_way=under_way[person_id],
            lately=load_of(times[person_id]),
            days_since=min(times[person_id], default=None),
            resting=person_id in resting,
        )
        for person_id in readers
    ], pairs_of(readers_of.values())
