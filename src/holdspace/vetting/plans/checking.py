"""What is not right yet in a plan, said so that one knows where and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from holdspace.vetting.plans.shape import PLAN_KINDS, SEVERAL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holdspace.vetting.plans.shape import Plan, StepPlan

LONGEST_TITLE = 120
LONGEST_WORDS = 1500
MOST_STEPS = 20
MOST_SITUATIONS = 16
MOST_VOUCHES = 2
# From-to for every number in a plan.
BOUNDS = {
    "readers": (2, 5),
    "reading_days": (1, 60),
    "decision_days": (1, 30),
    "keeps_months": (1, 36),
}
MINUTES_BOUNDS = (1, 120)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend. `step` counts from 1; 0: the pathway as a whole. `name` is the key in the file, or "".

    `line` is where it stands in the file, from 1; 0 where there is no file, or no such line.
    """

    say: str
    step: int = 0
    name: str = ""
    line: int = 0

    @property
    def where(self) -> str:
        """ "Step 2, line 14", as far as it is known; "" for neither."""
        parts = [_("Step %(n)s") % {"n": self.step}] if self.step else []
        if self.line:
            parts.append((_("line %(n)s") if parts else _("Line %(n)s")) % {"n": self.line})
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Known:
    """What a community has: slug -> set of every situation in use, the sets' names, and the slugs of its criteria."""

    scenarios: Mapping[str, str] = field(default_factory=dict)
    sets: Mapping[str, str] = field(default_factory=dict)
    rubrics: Mapping[str, str] = field(default_factory=dict)


def look_through(plan: Plan, known: Known) -> list[Finding]:
    """Everything to mend before a plan can be opened; [] when it is whole."""
    found = [*_as_a_whole(plan, known)]
    for number, step in enumerate(plan.steps, start=1):
        found += [Finding(say, step=number, name=name) for name, say in _in_step(step, known)]
    found += _in_order(plan)
    found += _enough_situations(plan, known)
    return sorted(found, key=lambda one: one.step)


def _as_a_whole(plan: Plan, known: Known) -> list[Finding]:
    found = []
    if not plan.title.strip():
        found.append(Finding(_("The pathway has no title. Write one, such as “Small community”."), name="title"))
    elif len(plan.title) > LONGEST_TITLE:
        found.append(Finding(_too_long(LONGEST_TITLE), name="title"))
    if plan.rubric not in known.rubrics:
        found.append(
            Finding(
                _("There are no criteria called “%(name)s” here. Write one of: %(names)s.")
                % {"name": plan.rubric, "names": ", ".join(sorted(known.rubrics))},
                name="rubric",
            )
        )
    for name, (least, most) in BOUNDS.items():
        value = getattr(plan, name)
        if not least <= value <= most:
            found.append(Finding(_between(name, value, least, most), name=name))
    if not any(step.kind in {"charter", "values", "reflection", "scenarios"} for step in plan.steps):
        found.append(
            Finding(
                _(
                    "There is no step that somebody writes in, so nobody could read anything. Add shared "
                    "understanding, values, a reflection or situations."
                )
            )
        )
    if len(plan.steps) > MOST_STEPS:
        found.append(Finding(_("These are more steps than anybody should be asked for: at most %(n)s.") % {"n": 20}))
    return found


def _in_step(step: StepPlan, known: Known) -> list[tuple[str, str]]:
    if step.kind not in PLAN_KINDS:
        return [
            (
                "kind",
                _("There is no kind of step called “%(name)s”. Write one of: %(names)s.")
                % {"name": step.kind, "names": ", ".join(PLAN_KINDS)},
            )
        ]
    found = []
    least, most = MINUTES_BOUNDS
    if not least <= step.minutes <= most:
        found.append(("minutes", _between("minutes", step.minutes, least, most)))
    if len(step.title) > LONGEST_TITLE:
        found.append(("title", _too_long(LONGEST_TITLE)))
    if len(step.words) > LONGEST_WORDS:
        found.append(("words", _too_long(LONGEST_WORDS)))
    if step.kind == "vouch" and not 1 <= step.many <= MOST_VOUCHES:
        found.append(("many", _between("many", step.many, 1, MOST_VOUCHES)))
    if step.kind == "scenarios":
        found += _in_situations(step, known)
    return found


def _in_situations(step: StepPlan, known: Known) -> list[tuple[str, str]]:
    found = []
    if not 1 <= step.many <= MOST_SITUATIONS:
        found.append(("many", _between("many", step.many, 1, MOST_SITUATIONS)))
    for name in step.sets:
        if name not in known.sets:
            found.append(
                (
                    "sets",
                    _("There is no set called “%(name)s”. Write one or more of: %(names)s.")
                    % {"name": name, "names": ", ".join(sorted(known.sets))},
                )
            )
    for slug in step.chosen:
        if slug not in known.scenarios:
            found.append(
                (
                    "chosen",
                    _("There is no situation called “%(name)s” in use here. Take it out, or choose another one.")
                    % {"name": slug},
                )
            )
    if len(step.chosen) > step.many:
        found.append(
            (
                "chosen",
                _("%(chosen)s situations are chosen, and the step asks for %(many)s. Make the two fit.")
                % {"chosen": len(step.chosen), "many": step.many},
            )
        )
    if not step.sets and len(step.chosen) < step.many:
        found.append(("sets", _("Say from which sets the situations come, or choose each of them.")))
    return found


def _in_order(plan: Plan) -> list[Finding]:
    found, kinds = [], [step.kind for step in plan.steps]
    for number, kind in enumerate(kinds, start=1):
        if kind not in SEVERAL and kind in PLAN_KINDS and kind in kinds[: number - 1]:
            found.append(
                Finding(_("A step of this kind stands there already. Take one of the two out."), number, "kind")
            )
        if kind == "conversation" and number != len(kinds):
            found.append(
                Finding(
                    _(
                        "The conversation is with people who have read, so it comes last. Move it down, below the "
                        "other steps."
                    ),
                    number,
                    "kind",
                )
            )
    talks = "conversation" in kinds
    for number, step in enumerate(plan.steps, start=1):
        if step.may_speak and not talks:
            found.append(
                Finding(
                    _(
                        "These situations may be told in the conversation, and there is none. Add a conversation, or "
                        "have them written."
                    ),
                    number,
                    "may_speak",
                )
            )
    return found


def _enough_situations(plan: Plan, known: Known) -> list[Finding]:
    """Whether the sets hold as many as are asked for, with none given twice."""
    found: list[Finding] = []
    used = {slug for step in plan.steps for slug in step.chosen}
    for number, step in enumerate(plan.steps, start=1):
        wanted = step.many - len(step.chosen)
        if step.kind != "scenarios" or wanted <= 0 or not set(step.sets) <= known.sets.keys():
            continue
        left = sorted(slug for slug, name in known.scenarios.items() if name in step.sets and slug not in used)
        used |= set(left[:wanted])
        if step.sets and len(left) < wanted:
            found.append(
                Finding(
                    ngettext(
                        "Only %(left)s situation is left in these sets, and the step asks for %(wanted)s more. Ask for "
                        "fewer, or name another set.",
                        "Only %(left)s situations are left in these sets, and the step asks for %(wanted)s more. Ask "
                        "for fewer, or name another set.",
                        len(left),
                    )
                    % {"left": len(left), "wanted": wanted},
                    number,
                    "many",
                )
            )
    return found


def _between(name: str, value: int, least: int, most: int) -> str:
    return _("`%(name)s` is %(value)s. Write a number from %(least)s to %(most)s, such as `%(name)s = %(such)s`.") % {
        "name": name,
        "value": value,
        "least": least,
        "most": most,
        "such": max(least, min(most, 10)) if name == "minutes" else min(most, max(least, 2)),
    }


def _too_long(limit: int) -> str:
    return _("This is longer than there is room for: at most %(n)s characters.") % {"n": limit}
