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
    """The newest version of every situation that the community has taken up, by slug."""
    newest: dict[str, Scenario] = {}
    for scenario in Scenario.objects.filter(community=community).order_by("slug", "version"):
        newest[scenario.slug] = scenario
    return list(newest.values())


def scenarios_by_id(*, community: Community, ids: Collection[int], seen_by: Actor) -> dict[int, Scenario]:
    """These versions of situations, by number; those of another community are left out."""
    return {s.pk: s for s in Scenario.objects.filter(community=community, pk__in=ids)}


def rubric_in_use(*, community: Community, seen_by: Actor) -> Rubric:
    """The criteria taken up last. Raises `NothingHere` where none have been."""
    rubric = Rubric.objects.filter(community=community).order_by("-adopted_at", "-id").first()
    if rubric is None:
        raise NothingHere
    return rubric


def criteria_of(*, rubric_id: int, seen_by: Actor) -> list[Criterion]:
    """The criteria in their order."""
    return list(Criterion.objects.filter(rubric_id=rubric_id).order_by("position"))
