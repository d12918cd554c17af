"""Reads of situations and criteria."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.grammar.refusals import NothingHere
from holdspace.scenarios.models import Criterion, Rubric, Scenario
from holdspace.scenarios.rules import may_read_the_bank
from holdspace.scenarios.states import ScenarioSet

if TYPE_CHECKING:
    from collections.abc import Collection

    from holdspace.communities.models import Community, Membership
    from holdspace.grammar.actors import Actor


@dataclass(frozen=True, slots=True)
class Bank:
    """`sets` are (the set's name, its situations in use)."""

    sets: list[tuple[str, list[Scenario]]]
    retired: list[Scenario]


def scenarios_in_use(*, community: Community, seen_by: Actor) -> list[Scenario]:
    """The newest version of every situation that the community has taken up and not retired, by slug."""
    return [scenario for scenario in _newest(community.pk) if scenario.retired_at is None]


def bank_of(*, membership: Membership, seen_by: Actor) -> Bank:
    """Everything the community has taken up or written, for those who read answers; `NothingHere` otherwise."""
    _insist_on_reader(membership, seen_by)
    found = _newest(membership.community_id)
    return Bank(
        sets=[
            (str(label), [s for s in found if s.set_name == value and s.retired_at is None])
            for value, label in ScenarioSet.choices
        ],
        retired=[scenario for scenario in found if scenario.retired_at is not None],
    )


def scenario_in_bank(*, membership: Membership, slug: str, seen_by: Actor) -> Scenario:
    """One situation in its newest version, retired or not. `NothingHere` for another slug, and for other people."""
    _insist_on_reader(membership, seen_by)
    rows = Scenario.objects.filter(community_id=membership.community_id, slug=slug)
    found = rows.order_by("-version").first()
    if found is None:
        raise NothingHere
    return found


def all_criteria(*, community: Community, seen_by: Actor) -> list[Criterion]:
    """The criteria of every set in use, one set after the other."""
    rubrics = rubrics_in_use(community=community, seen_by=seen_by)
    ids = [rubric.pk for rubric in rubrics.values()]
    return list(Criterion.objects.filter(rubric_id__in=ids).order_by("rubric_id", "position"))


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


def _insist_on_reader(membership: Membership, seen_by: Actor) -> None:
    if membership.person_id != seen_by.actor_id or not may_read_the_bank(membership).allowed:
        raise NothingHere


def _newest(community_id: int) -> list[Scenario]:
    newest: dict[str, Scenario] = {}
    for scenario in Scenario.objects.filter(community_id=community_id).order_by("slug", "version"):
        newest[scenario.slug] = scenario
    return list(newest.values())
