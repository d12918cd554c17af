"""Taking up the situations and criteria that applications are read with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from holdspace.journal.actions import record
from holdspace.scenarios.models import Criterion, Rubric, Scenario
from holdspace.scenarios.shipped import shipped_rubrics, shipped_scenarios

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor


@transaction.atomic
def adopt_scenarios(*, community: Community, by: Actor, at: datetime) -> Rubric:
    """Take up every shipped situation and the shipped criteria for a community; return the first set of criteria.

    Versions that are there already stay as they are, so it can be called again after an upgrade: only what is new is
    added, and only then an entry is written.
    """
    there = Scenario.objects.filter(community=community).order_by("slug", "version")
    retired = dict(there.values_list("slug", "retired_at"))
    known = set(there.values_list("slug", "version"))
    # A new wording does not bring back what was retired.
    added = [
        Scenario(community=community, retired_at=retired.get(shipped["slug"]), **shipped)
        for shipped in shipped_scenarios()
        if (shipped["slug"], shipped["version"]) not in known
    ]
    Scenario.objects.bulk_create(added, ignore_conflicts=True)  # two may take them up at once
    adopted = [_adopt_rubric(community, shipped, at) for shipped in shipped_rubrics()]
    rubric, news = adopted[0][0], sum(new for _rubric, new in adopted)
    if added or news:
        record(
            verb="scenarios.adopted",
            of=rubric,
            by=by,
            at=at,
            community_id=community.pk,
            in_role="operator" if by.actor_kind == "operator" else "steward",
            data={"scenarios": len(added), "rubrics": news},
        )
    return rubric


def _adopt_rubric(community: Community, shipped: dict[str, Any], at: datetime) -> tuple[Rubric, bool]:
    rubric, new = Rubric.objects.get_or_create(
        community=community,
        slug=shipped["slug"],
        version=shipped["version"],
        defaults={"title": shipped["title"], "adopted_at": at},
    )
    if new:
        Criterion.objects.bulk_create(
            Criterion(rubric=rubric, position=position, **criterion)
            for position, criterion in enumerate(shipped["criterion"], start=1)
        )
    return rubric, new
