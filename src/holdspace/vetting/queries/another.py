"""What the program looks at before it asks one more to read. No page shows any of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from holdspace.algorithms.another_reader import Closeness, look_at_readings
from holdspace.scenarios.states import NUMBERS, Level
from holdspace.vetting.models import Review, Score
from holdspace.vetting.queries.ties import readers_inside, ties_of, who_must_not
from holdspace.vetting.states import ReviewState

if TYPE_CHECKING:
    from holdspace.grammar.actors import Actor
    from holdspace.vetting.models import Application


def how_close(*, application: Application, seen_by: Actor) -> Closeness:
    """How far the finished readings lie apart, and how close they are to the middle. At least two are needed. Two
    queries, and no reasons: they stand encrypted and say nothing here."""
    marks: dict[int, dict[tuple[str, int], float]] = defaultdict(dict)
    rows = Score.objects.filter(
        review__application=application, review__state=ReviewState.FINAL, level__in=list(NUMBERS)
    ).values_list("review_id", "step", "criterion_id", "level")
    for review, step, criterion, level in rows:
        marks[review][step, criterion] = NUMBERS[Level(level)]
    readings = Review.objects.filter(application=application, state=ReviewState.FINAL).values_list("pk", flat=True)
    return look_at_readings([marks[review] for review in readings])


def could_read_besides(*, application: Application, seen_by: Actor) -> frozenset[int]:
    """Who reads here, has no tie, and had nothing to do with it so far; resting or not, as a rest ends."""
    community = application.community
    readers = readers_inside(community=community, seen_by=seen_by)
    ties = ties_of(applications=[application], readers=readers, community=community, seen_by=seen_by)[application.pk]
    never = who_must_not(ties=ties, readers=readers, wanted=application.wanted_readers, seen_by=seen_by)
    had = set(Review.objects.filter(application=application).values_list("reviewer_id", flat=True))
    return frozenset(set(readers) - never - had)
