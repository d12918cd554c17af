"""The pathways that come with the program, as they stand in `data/`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from holdspace.scenarios.shipped import shipped_rubrics, shipped_scenarios
from holdspace.vetting.plans import Known, Plan, read_plan

DATA = Path(__file__).parent / "data"
SHIPPED = ("small", "large")


def shipped_file(name: str) -> str:
    """One of `SHIPPED` as a file. KeyError for another name."""
    if name not in SHIPPED:
        raise KeyError(name)
    return (DATA / f"{name}.toml").read_text(encoding="utf-8")


@cache
def shipped_plan(name: str) -> Plan:
    """One of `SHIPPED` as a plan. ValueError where the file that ships is not whole, which a test holds."""
    plan, found = read_plan(shipped_file(name), shipped_known())
    if plan is None or found:
        raise ValueError(f"{name}.toml: {found}")
    return plan


@cache
def shipped_known() -> Known:
    """What every community has from its first day."""
    scenarios = {one["slug"]: one["set_name"] for one in shipped_scenarios()}
    return Known(
        scenarios=scenarios,
        sets={name: name for name in scenarios.values()},
        rubrics={one["slug"]: one["title"] for one in shipped_rubrics()},
    )
