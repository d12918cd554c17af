"""A pathway as one TOML file, to be kept, changed by hand, or taken to another community."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from holdspace.vetting.plans.reading import FORMAT
from holdspace.vetting.plans.shape import Plan, StepPlan

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEAD = """\
# A pathway: how somebody joins. Change it here or on the page for stewards, and bring it in there.
# Words left out (title, words) are the ones the program has. minutes are for each situation, where there are several.
"""


def write_plan(plan: Plan) -> str:
    """The file; `read_plan` gives the same plan back."""
    parts = [_HEAD, f"format = {FORMAT}", *_pairs(plan, (f for f in fields(Plan) if f.name != "steps"), whole=True)]
    for step in plan.steps:
        parts += ["", "[[step]]", *_pairs(step, fields(StepPlan), whole=False)]
    return "\n".join(parts) + "\n"


def _pairs(thing: Any, of: Iterable[Any], *, whole: bool) -> list[str]:
    """Every field as a line; of a step, those that say something."""
    return [
        f"{one.name} = {_value(getattr(thing, one.name))}"
        for one in of
        if whole or getattr(thing, one.name) or one.name == "minutes"
    ]


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    escaped = "".join(_ESCAPED.get(c) or (c if c.isprintable() else f"\\U{ord(c):08X}") for c in value)
    return f'"{escaped}"'


_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
