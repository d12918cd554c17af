"""Working out how alike a community reads and how each reader marks, and letting one's own be forgotten."""

from __future__ import annotations

import random
from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING, Any

from django.db import transaction

from holdspace.algorithms.agreement import agreement_of_bundles
from holdspace.algorithms.severity import Score as Mark
from holdspace.algorithms.severity import weigh_panel
from holdspace.communities.rules import is_inside
from holdspace.grammar.refusals import NothingHere, insist
from holdspace.journal.actions import record
from holdspace.vetting.models import ReaderFigure, ReadingFigures
from holdspace.vetting.queries.figures import bundles_by_criterion, readings_by_application
from holdspace.vetting.rules import tells_of_community, tells_of_reader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from holdspace.algorithms.severity import Estimate
    from holdspace.communities.models import Community, Membership
    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person

    Bundles = Mapping[tuple[float, ...], int]


@transaction.atomic
def keep_figures(*, community: Community, by: Actor, at: datetime) -> ReadingFigures:
    """Work out all figures of finished readings anew, and keep them; what too few cannot tell is not worked out."""
    readings = readings_by_application(community=community, seen_by=by)
    read_by = Counter(application for application, _reader, _mean in readings)
    shared = [one for one in readings if read_by[one[0]] > 1]
    applications, by_reader = len({one[0] for one in shared}), Counter(one[1] for one in shared)
    panel = weigh_panel(Mark(*one) for one in shared)
    found: dict[str, Any] = {}
    if tells_of_community(applications=applications, readers=len(by_reader)):
        found = _how_alike(bundles_by_criterion(community=community, seen_by=by), seed=community.pk)
        found |= {"apart": round(sqrt(panel.reader_variance), 3), "linked": panel.linked}
    kept, _new = ReadingFigures.objects.update_or_create(
        community=community,
        defaults={
            "at": at,
            "applications": applications,
            "readings": len(shared),
            "readers": len(by_reader),
            "found": found,
        },
    )
    _keep_of_each(community, by_reader, panel.leniency if panel.linked else {}, at)
    record(
        verb="figures.kept",
        of=kept,
        by=by,
        at=at,
        community_id=community.pk,
        data={"readings": len(shared)},
    )
    return kept


@transaction.atomic
def forget_own_figure(*, membership: Membership, by: Person, at: datetime) -> ReaderFigure:
    """What was worked out of one's own reading goes, and nothing read before this counts in it again. The readings
    themselves stay: they are about the people who applied."""
    if membership.person_id != by.pk:
        raise NothingHere
    insist(is_inside(membership))
    figure, _new = ReaderFigure.objects.update_or_create(
        person=by,
        community_id=membership.community_id,
        defaults={"at": at, "since": at, "readings": 0, "leniency": None, "error": None},
    )
    record(verb="figures.forgotten", of=figure, by=by, at=at, community_id=membership.community_id)
    return figure


def _how_alike(bundles: Mapping[str, Bundles], *, seed: int) -> dict[str, Any]:
    """Alpha over all marks, and by criterion. The chance of the interval is the same each time, so that a figure moves
    with the readings alone."""
    everything: Counter[tuple[float, ...]] = Counter()
    for of_one in bundles.values():
        everything.update(of_one)
    return {
        "alpha": _alpha(everything, seed),
        "criteria": [_alpha(of_one, seed) | {"title": title} for title, of_one in sorted(bundles.items())],
    }


def _alpha(bundles: Bundles, seed: int) -> dict[str, Any]:
    found = agreement_of_bundles(bundles.items(), level="ordinal", chance=random.Random(seed))  # noqa: S311 - a figure's interval
    low, high = found.interval or (None, None)
    return {
        "alpha": None if found.alpha is None else round(found.alpha, 3),
        "low": None if low is None else round(low, 3),
        "high": None if high is None else round(high, 3),
        "units": found.units,
        "same": None if found.same is None else round(found.same, 3),
    }


def _keep_of_each(
    community: Community, by_reader: Counter[int], leniency: Mapping[int, Estimate], at: datetime
) -> None:
    """Each reader's own; a row without a figure where it cannot be told, and none of anybody who read nothing."""
    ReaderFigure.objects.filter(community=community, since=None).exclude(person_id__in=list(by_reader)).delete()
    for person_id, readings in sorted(by_reader.items()):
        tells = tells_of_reader(readings=readings, readers=len(by_reader)) and person_id in leniency
        ReaderFigure.objects.update_or_create(
            person_id=person_id,
            community=community,
            defaults={
                "at": at,
                "readings": readings,
                "leniency": leniency[person_id].value if tells else None,
                "error": leniency[person_id].error if tells else None,
            },
        )
