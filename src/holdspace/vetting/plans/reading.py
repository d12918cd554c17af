"""A pathway out of a TOML file, with an answer for every mistake: which step, which line, what to write."""

from __future__ import annotations

import re
import tomllib
from dataclasses import MISSING, fields, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from holdspace.vetting.plans.checking import Finding, look_through
from holdspace.vetting.plans.shape import MINUTES, PLAN_KINDS, Plan, StepPlan

if TYPE_CHECKING:
    from holdspace.vetting.plans.checking import Known

FORMAT = 1
LONGEST_FILE = 60_000
# The longest run of steps a file is read into: a longer one is said to be too long, whatever stands in it.
MOST_READ = 100
_LINE_OF_ERROR = re.compile(r"\(at line (\d+)")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")
_HEADER = re.compile(r"\s*\[\[\s*step\s*\]\]")

Places = dict[tuple[int, str], int]


def read_plan(text: str, known: Known) -> tuple[Plan | None, list[Finding]]:
    """The plan, and everything to mend in it. Where findings stand, the plan is what could be read, or None."""
    if len(text) > LONGEST_FILE:
        return None, [Finding(_("This file is far longer than a pathway. Is it the right one?"))]
    try:
        raw = tomllib.loads(text.replace("\r\n", "\n").removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as problem:
        at = _LINE_OF_ERROR.search(str(problem))
        line = int(at[1]) if at else text.count("\n") + 1
        return None, [Finding(_not_toml(text, line), line=line)]
    places = places_in(text)
    plan, found = _read(raw)
    if plan is not None and not found:
        found = look_through(plan, known)
    return plan, [_placed(one, places) for one in found]


def places_in(text: str) -> Places:
    """(step from 1, or 0; key) -> line from 1; key "" is where a step begins. What stands in long texts is no key."""
    places: Places = {}
    step, open_quotes = 0, ""
    for number, line in enumerate(text.splitlines(), start=1):
        if open_quotes:
            open_quotes = "" if open_quotes in line else open_quotes
            continue
        if _HEADER.match(line):
            step += 1
            places[step, ""] = number
        elif key := _KEY.match(line):
            places.setdefault((step, key[1]), number)
            open_quotes = next((q for q in ('"""', "'''") if line.count(q) == 1), "")
    return places


def _placed(one: Finding, places: Places) -> Finding:
    line = one.line or places.get((one.step, one.name)) or places.get((one.step, ""), 0)
    return replace(one, line=line)


def _not_toml(text: str, line: int) -> str:
    lines = text.splitlines()
    words = lines[line - 1].strip()[:80] if 0 < line <= len(lines) else ""
    return _(
        'This line cannot be read: “%(words)s”. Words stand in quotes (title = "Small community"), numbers without '
        "(minutes = 10), yes and no as true and false, and a step begins with [[step]]."
    ) % {"words": words}


def _read(raw: dict[str, Any]) -> tuple[Plan | None, list[Finding]]:
    found: list[Finding] = []
    if raw.get("format", FORMAT) != FORMAT:
        say = _("This file is of another format. This program reads `format = 1`.")
        return None, [Finding(say, name="format")]
    raw_steps = raw.get("step", [])
    if not isinstance(raw_steps, list) or not all(isinstance(step, dict) for step in raw_steps) or not raw_steps:
        return None, [Finding(_("There are no steps. Each one begins with a line [[step]]."), name="step")]
    steps = []
    for number, one in enumerate(raw_steps[:MOST_READ], start=1):
        values = _values(StepPlan, one, number, found)
        kind = values.get("kind")
        if "kind" not in one:
            say = _('This step does not say what it is. Write `kind = "charter"`, or one of: %(names)s.')
            found.append(Finding(say % {"names": ", ".join(PLAN_KINDS)}, number, "kind"))
        elif kind is not None:
            start = {"minutes": MINUTES.get(kind, 10)} | ({"many": 1} if kind in {"scenarios", "vouch"} else {})
            steps.append(StepPlan(**(start | values)))
    whole = {name: value for name, value in raw.items() if name not in {"format", "step"}}
    values = {"title": "", "rubric": ""} | _values(Plan, whole, 0, found)
    if "rubric" not in raw:
        found.append(Finding(_('It does not say which criteria answers are read with. Write `rubric = "…"`.')))
    return Plan(steps=tuple(steps), **values), found


def _values(shape: type, raw: dict[str, Any], step: int, found: list[Finding]) -> dict[str, Any]:
    """The values that fit; the others become findings."""
    kinds = {one.name: _example(one) for one in fields(shape) if one.name != "steps"}
    values = {}
    for name, value in raw.items():
        if name not in kinds:
            found.append(Finding(_unknown(name, list(kinds)), step, name))
            continue
        example = kinds[name]
        if isinstance(example, tuple):
            fits = isinstance(value, list) and all(isinstance(one, str) for one in value)
            value = tuple(value) if fits else value
        else:
            fits = type(value) is type(example)
        if fits:
            values[name] = value.strip() if isinstance(value, str) else value
        else:
            found.append(Finding(_other_kind(name, example), step, name))
    return values


def _example(one: Any) -> Any:
    if one.default is not MISSING:
        return one.default
    return 10 if one.name == "minutes" else ""


def _unknown(name: str, names: list[str]) -> str:
    near = get_close_matches(name, names, n=1)
    if near:
        return _("There is no `%(name)s` here. Do you mean `%(near)s`?") % {"name": name, "near": near[0]}
    return _("There is no `%(name)s` here. Take it out. What can stand here: %(names)s.") % {
        "name": name,
        "names": ", ".join(names),
    }


def _other_kind(name: str, example: Any) -> str:
    such = {bool: f"{name} = true", int: f"{name} = 10", str: f'{name} = "…"', tuple: f'{name} = ["…", "…"]'}
    words = {
        bool: _("yes or no"),
        int: _("a whole number"),
        str: _("words in quotes"),
        tuple: _("a list of words in quotes"),
    }
    kind = type(example)
    return _("`%(name)s` should be %(what)s. Write it like this: `%(such)s`.") % {
        "name": name,
        "what": words[kind],
        "such": such[kind],
    }
