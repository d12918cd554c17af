"""What stewards plan with: what the community has, the draft, and how a plan becomes steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from holdspace.communities.rules import may_steward
from holdspace.grammar.refusals import NothingHere
from holdspace.scenarios.queries import rubric_in_use, rubrics_in_use, scenarios_in_use
from holdspace.scenarios.states import ScenarioSet
from holdspace.vetting.models import Pathway, PathwayDraft
from holdspace.vetting.plans import Known, look_through
from holdspace.vetting.plans.shape import plan_of
from holdspace.vetting.queries.pathway import open_pathway_of, steps_of

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community, Membership
    from holdspace.grammar.actors import Actor
    from holdspace.scenarios.models import Scenario
    from holdspace.vetting.plans import Finding, Plan
    from holdspace.vetting.queries.pathway import Step

    Laid = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Planned:
    """The draft as its page shows it, with everything to mend before it can be opened."""

    draft: PathwayDraft
    plan: Plan
    findings: list[Finding]

    def to_mend(self, number: int) -> list[Finding]:
        """What is to be mended in one step (from 1), or in the pathway as a whole (0)."""
        return [one for one in self.findings if one.step == number]


def known_here(*, community: Community, seen_by: Actor) -> Known:
    """What a pathway of this community can be made of. Two queries."""
    return Known(
        scenarios={s.slug: s.set_name for s in scenarios_in_use(community=community, seen_by=seen_by)},
        sets={value: str(label) for value, label in ScenarioSet.choices},
        rubrics={slug: r.title for slug, r in rubrics_in_use(community=community, seen_by=seen_by).items()},
    )


def planned_here(*, steward: Membership, seen_by: Actor) -> Planned | None:
    """The draft of the next version, for a steward (`NothingHere` otherwise); None while there is none."""
    if steward.person_id != seen_by.actor_id or not may_steward(steward).allowed:
        raise NothingHere
    draft = PathwayDraft.objects.filter(community_id=steward.community_id).select_related("community").first()
    if draft is None:
        return None
    plan = plan_of(draft.plan)
    return Planned(draft, plan, look_through(plan, known_here(community=draft.community, seen_by=seen_by)))


def plan_in_use(*, community: Community, seen_by: Actor) -> Plan | None:
    """What the open version was made from; None where nobody can apply yet."""
    pathway = open_pathway_of(community=community, seen_by=seen_by)
    return plan_of(pathway.plan) if pathway is not None else None


def lay_out(*, plan: Plan, community: Community, seen_by: Actor) -> Laid:
    """The steps as a pathway keeps them: each with its key, and one for each situation.

    Everybody on a version answers the same situations, so that they are read alike. Those not chosen by name come from
    the sets, first the ones that the version before did not have.
    """
    bank = scenarios_in_use(community=community, seen_by=seen_by)
    by_slug = {scenario.slug: scenario for scenario in bank}
    before = open_pathway_of(community=community, seen_by=seen_by)
    asked = {step.get("scenario", 0) for step in before.steps} if before else set()
    spare = sorted(bank, key=lambda s: (s.pk in asked, s.pk))
    taken = {slug for step in plan.steps for slug in step.chosen}
    laid: Laid = []
    kinds: dict[str, int] = {}
    for step in plan.steps:
        own = {"title": step.title, "words": step.words}
        if step.kind != "scenarios":
            kinds[step.kind] = kinds.get(step.kind, 0) + 1
            key = step.kind if kinds[step.kind] == 1 else f"{step.kind}-{kinds[step.kind]}"
            laid.append({"key": key, "kind": step.kind, "minutes": step.minutes, "many": step.many, **own})
            continue
        chosen = [by_slug[slug] for slug in step.chosen if slug in by_slug]
        for scenario in [*chosen, *_drawn(spare, step.sets, step.many - len(chosen), taken)]:
            kinds["situation"] = kinds.get("situation", 0) + 1
            laid.append(
                {
                    "key": f"situation-{kinds['situation']}",
                    "kind": "scenario",
                    "minutes": step.minutes,
                    "scenario": scenario.pk,
                    "may_speak": step.may_speak,
                    **own,
                }
            )
    return laid


def as_pathway(*, plan: Plan, community: Community, version: int, at: datetime, seen_by: Actor) -> Pathway:
    """A pathway of this plan, not kept: to be looked at, or to be opened. The plan must have no findings."""
    return Pathway(
        community=community,
        version=version,
        title=plan.title,
        opened_at=at,
        rubric=rubric_in_use(community=community, slug=plan.rubric, seen_by=seen_by),
        steps=lay_out(plan=plan, community=community, seen_by=seen_by),
        plan=plan.as_data(),
        readers=plan.readers,
        reading_days=plan.reading_days,
        decision_days=plan.decision_days,
        keeps_months=plan.keeps_months,
        names_readers=plan.names_readers,
        hides_names=plan.hides_names,
        calibrates=plan.calibrates,
        third_reader=plan.third_reader,
    )


def steps_of_plan(*, plan: Plan, community: Community, at: datetime, seen_by: Actor) -> tuple[Pathway, list[Step]]:
    """A plan without findings as an applicant would meet it."""
    pathway = as_pathway(plan=plan, community=community, version=0, at=at, seen_by=seen_by)
    return pathway, steps_of(pathway=pathway, seen_by=seen_by)


def _drawn(spare: list[Scenario], sets: tuple[str, ...], wanted: int, taken: set[str]) -> list[Scenario]:
    drawn = [s for s in spare if s.set_name in sets and s.slug not in taken][: max(wanted, 0)]
    taken |= {scenario.slug for scenario in drawn}
    return drawn
