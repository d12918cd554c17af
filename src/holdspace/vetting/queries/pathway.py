"""The pathway that is open, and its steps as a person meets them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.scenarios.queries import criteria_of, scenarios_by_id
from holdspace.vetting.models import Pathway
from holdspace.vetting.steps import KINDS, StepKind, answer_key

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor
    from holdspace.scenarios.models import Criterion, Scenario
    from holdspace.vetting.steps import Question


@dataclass(frozen=True, slots=True)
class Step:
    """One step of one pathway. `key` names it in addresses and with answers; `own_title` and `words` are the
    community's, "" where it says what the kind says."""

    key: str
    kind_name: str
    kind: StepKind
    minutes: int
    scenario: Scenario | None
    criteria: tuple[Criterion, ...]
    own_title: str = ""
    words: str = ""
    may_speak: bool = False
    many: int = 0

    @property
    def title(self) -> str | _StrPromise:
        """The scenario's own title, the community's, or the kind's."""
        if self.scenario:
            return self.scenario.title
        return self.own_title or self.kind.title

    @property
    def lead(self) -> str | _StrPromise:
        """What the step says before it asks."""
        return self.words or self.kind.lead

    @property
    def is_written(self) -> bool:
        """Whether the applicant does it before sending."""
        return bool(self.kind.questions) or self.kind.asks_others

    @property
    def vouches(self) -> int:
        """How many members are to be asked to vouch here."""
        return max(self.many, 1) if self.kind.asks_others else 0

    @property
    def questions(self) -> list[tuple[str, Question]]:
        """Each question with the key its answer is kept under."""
        return [(answer_key(self.key, question), question) for question in self.kind.questions]


def open_pathway_of(*, community: Community, seen_by: Actor) -> Pathway | None:
    """The version for whoever begins now; None where nobody can apply yet."""
    return Pathway.objects.filter(community=community).order_by("-version").first()


def steps_of(*, pathway: Pathway, seen_by: Actor) -> list[Step]:
    """The steps in order, each with its situation and with the criteria it is read with. Two queries.

    Also for a pathway that is not kept, as a draft is looked at.
    """
    numbers = [step["scenario"] for step in pathway.steps if "scenario" in step]
    scenarios = scenarios_by_id(community=pathway.community, ids=numbers, seen_by=seen_by)
    criteria = criteria_of(rubric_id=pathway.rubric_id, seen_by=seen_by)
    steps = []
    for step in pathway.steps:
        kind, scenario = KINDS[step["kind"]], scenarios.get(step.get("scenario", 0))
        slugs = scenario.looks_at if scenario else kind.criteria
        steps.append(
            Step(
                key=step["key"],
                kind_name=step["kind"],
                kind=kind,
                minutes=step["minutes"],
                scenario=scenario,
                criteria=tuple(c for c in criteria if c.slug in slugs),
                own_title=step.get("title", ""),
                words=step.get("words", ""),
                may_speak=step.get("may_speak", False),
                many=step.get("many", 0),
            )
        )
    return steps
