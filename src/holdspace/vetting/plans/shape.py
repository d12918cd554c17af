"""The plan itself, and the ways to change it. A plan never changes in place: each change gives another one."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

# Kinds as they stand in a plan; "scenarios" becomes one step for each situation once the pathway is opened.
PLAN_KINDS = ("charter", "values", "reflection", "credential", "vouch", "scenarios", "conversation")
SEVERAL = frozenset({"reflection", "scenarios"})  # kinds that may stand there more than once
MINUTES = {
    "charter": 10,
    "values": 10,
    "reflection": 10,
    "credential": 5,
    "vouch": 5,
    "scenarios": 10,
    "conversation": 30,
}


@dataclass(frozen=True, slots=True)
class StepPlan:
    """One step. `title` and `words` are the community's own; "" stands for what the kind says by itself.

    `minutes` are for one situation, where there are several. `many` is how many situations, or how many are asked to
    vouch (one or two). `sets`, `chosen` and `may_speak` belong to situations: from which sets, which ones for
    certain (by slug), and whether somebody may rather tell it in the conversation.
    """

    kind: str
    minutes: int
    title: str = ""
    words: str = ""
    many: int = 0
    sets: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    may_speak: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps in order, the criteria that answers are read with, times in days and months, and the switches."""

    title: str
    rubric: str
    steps: tuple[StepPlan, ...] = ()
    readers: int = 2
    reading_days: int = 7
    decision_days: int = 3
    keeps_months: int = 12
    names_readers: bool = False
    hides_names: bool = False
    calibrates: bool = False
    third_reader: bool = False

    @property
    def takes_minutes(self) -> int:
        """How long the whole takes somebody, in minutes."""
        return sum(step.minutes * (max(step.many, 1) if step.kind == "scenarios" else 1) for step in self.steps)

    def moved(self, place: int, *, by: int) -> Plan:
        """The step at a place goes up (-1) or down (1); at the ends, and for no such place, nothing changes."""
        to = place + by
        if not (0 <= place < len(self.steps) and 0 <= to < len(self.steps)):
            return self
        steps = list(self.steps)
        steps.insert(to, steps.pop(place))
        return replace(self, steps=tuple(steps))

    def without(self, place: int) -> Plan:
        """The plan without the step at a place."""
        return replace(self, steps=tuple(step for n, step in enumerate(self.steps) if n != place))

    def having(self, place: int, step: StepPlan) -> Plan:
        """The plan with another step at a place."""
        return replace(self, steps=tuple(step if n == place else old for n, old in enumerate(self.steps)))

    def adding(self, kind: str) -> Plan:
        """One more step of a kind: last, but before a conversation. Kinds that can stand there once are not doubled."""
        if kind not in PLAN_KINDS or (kind not in SEVERAL and kind in {step.kind for step in self.steps}):
            return self
        steps = list(self.steps)
        at = len(steps) - 1 if steps and steps[-1].kind == "conversation" else len(steps)
        steps.insert(at, new_step(kind))
        return replace(self, steps=tuple(steps))

    def switched(self, **values: Any) -> Plan:
        """The plan with other times and switches."""
        return replace(self, **values)

    def as_data(self) -> dict[str, Any]:
        """As it is kept: lists and plain values."""
        data = asdict(self)
        data["steps"] = [step | {"sets": list(step["sets"]), "chosen": list(step["chosen"])} for step in data["steps"]]
        return data


def new_step(kind: str) -> StepPlan:
    """A step of a kind as it begins."""
    if kind == "scenarios":
        return StepPlan(kind, MINUTES[kind], many=2, sets=("between-colleagues",))
    return StepPlan(kind, MINUTES[kind], many=1 if kind == "vouch" else 0)


def plan_of(data: dict[str, Any]) -> Plan:
    """The plan out of what was kept. Names that are no longer known are left out."""
    known = {field.name for field in fields(Plan)} - {"steps"}
    inside = {field.name for field in fields(StepPlan)}
    steps = [
        _step_of({name: value for name, value in step.items() if name in inside}) for step in data.get("steps", [])
    ]
    return Plan(steps=tuple(steps), **{name: value for name, value in data.items() if name in known})


def _step_of(values: dict[str, Any]) -> StepPlan:
    said: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    return StepPlan(**said)
