"""What the figures are worked out from, and the figures as they were kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from django.db.models import Avg, Case, Count, FloatField, Q, When

from holdspace.communities.models import Community
from holdspace.grammar.refusals import NothingHere
from holdspace.scenarios.states import NUMBERS, Level
from holdspace.vetting.models import ReaderFigure, ReadingFigures, Review, Score
from holdspace.vetting.states import ReviewState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor

    Bundles = Mapping[tuple[float, ...], int]

LOT = 5000


def communities_with_readings(*, seen_by: Actor) -> list[Community]:
    """Where anything was read to the end, or figures of it are still kept."""
    read = Review.objects.filter(state=ReviewState.FINAL).values("application__community_id")
    kept = ReadingFigures.objects.values("community_id")
    return list(Community.objects.filter(Q(pk__in=read) | Q(pk__in=kept)).order_by("pk"))


def bundles_by_criterion(*, community: Community, seen_by: Actor) -> dict[str, Bundles]:
    """By the criterion's title: how often readers of one answer chose which levels, as sorted bundles of numbers.

    Of applications that everybody has read alone. The database counts; one row comes for each answer and criterion.
    """
    rows = (
        _marks(community)
        .order_by()
        .values("review__application_id", "step", "criterion__title")
        .annotate(
            little=Count("pk", filter=Q(level=Level.LITTLE)),
            some=Count("pk", filter=Q(level=Level.SOME)),
            clear=Count("pk", filter=Q(level=Level.CLEAR)),
        )
        .values_list("criterion__title", "little", "some", "clear")
    )
    counted = Counter(rows.iterator(chunk_size=LOT))
    found: dict[str, dict[tuple[float, ...], int]] = defaultdict(dict)
    for (title, little, some, clear), times in counted.items():
        bundle = (
            *[NUMBERS[Level.LITTLE]] * little,
            *[NUMBERS[Level.SOME]] * some,
            *[NUMBERS[Level.CLEAR]] * clear,
        )
        found[title][bundle] = times
    return dict(found)


def readings_by_application(*, community: Community, seen_by: Actor) -> list[tuple[int, int, float]]:
    """(application, reader, mean of their marks) of each finished reading. One query; what a reader let be forgotten is
    left out."""
    forgotten = ReaderFigure.objects.filter(community=community).exclude(since=None)
    since = dict(forgotten.values_list("person_id", "since"))
    number = Case(*[When(level=level, then=value) for level, value in NUMBERS.items()], output_field=FloatField())
    # Times are read where somebody let something be forgotten alone: on SQLite each is a text that has to be read.
    told = ["review__application_id", "review__reviewer_id", *(["review__final_at"] if since else [])]
    rows = _marks(community).order_by().values("review_id", *told).annotate(mean=Avg(number)).values_list("mean", *told)
    return [
        (application, reader, mean)
        for mean, application, reader, *final_at in rows.iterator(chunk_size=LOT)
        if reader not in since or final_at[0] > since[reader]
    ]


def _marks(community: Community):  # type: ignore[no-untyped-def]
    return Score.objects.filter(
        level__in=list(NUMBERS),
        review__state=ReviewState.FINAL,
        review__application__community=community,
        review__application__read_at__isnull=False,
    )


def reading_figures(*, membership: Membership, seen_by: Actor, at: datetime) -> ReadingFigures | None:
    """How alike the community reads, as it was kept last; for stewards alone. None before the first time."""
    if seen_by.actor_id != membership.person_id or not membership.is_steward:
        raise NothingHere
    return ReadingFigures.objects.filter(community_id=membership.community_id).first()


def own_figure(*, membership: Membership, seen_by: Actor, at: datetime) -> ReaderFigure | None:
    """How high or low one marks oneself; nobody else's, whatever their role. None before the first time."""
    if seen_by.actor_id != membership.person_id:
        raise NothingHere
    rows = ReaderFigure.objects.filter(person_id=membership.person_id, community_id=membership.community_id)
    return rows.first()
