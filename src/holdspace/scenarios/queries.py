"""Reads of situations and criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.grammar.refusals import NothingHere
from holdspace.scenarios.models import Criterion, Rubric, Scenario

if TYPE_CHECKING:
    from collections.abc import Collection

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor


def scenarios_in_use(*, community: Community, seen_by: Actor) -> list[Scenario]:
    """The newest version of every situation that the community has taken up and not retired, by slug."""
    newest: dict[str, Scenario] = {}
    for scenario in Scenario.objects.filter(community=community).order_by("slug", "version"):
        newest[scenario.slug] = scenario
    return [scenario for scenario in newest.values() if scenario.retired_at is None]


def scenarios_by_id(*, community: Community, ids: Collection[int], seen_by: Actor) -> dict[int, Scenario]:
    """These versions of situations, by number; those of another community are left out."""
    return {s.pk: s for s in Scenario.objects.filter(community=community, pk__in=ids)}


def rubrics_in_use(*, community: Community, seen_by: Actor) -> dict[str, Rubric]:
    """The newest version of every set of criteria that the community has taken up, by slug."""
    return {rubric.slug: rubric for rubric in Rubric.objects.filter(community=community).order_by("slug", "version")}


def rubric_in_use(*, community: Community, slug: str, seen_by: Actor) -> Rubric:
    """One set of criteria in its newest version. Raises `NothingHere` where it has not been taken up."""
    rubric = rubrics_in_use(community=community, seen_by=seen_by).get(slug)
    if rubric is None:
        raise NothingHere
    return rubric


def criteria_of(*, rubric_id: int, seen_by: Actor) -> list[Criterion]:
    """The criteria in their order."""
    return list(Criterion.objects.filter(rubric_id=rubric_id).order_by("position"))
