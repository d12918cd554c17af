"""What people say about themselves: in words, and by what they choose of the lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holdspace.demo.script import script
from holdspace.directory.actions import keep_choices, keep_profile
from holdspace.directory.lists import FACETS, YES

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.demo.stage import Stage

WORDS = ("work_as", "about", "gladly")


def describe_oneself(stage: Stage, one: dict[str, Any], at: datetime) -> None:
    """Words and choices when somebody comes in; that they take referrals on its day."""
    chosen = script("profiles").get(one["key"], {})
    person, outside = stage.people[one["key"]], chosen.get("everybody", [])
    texts = {part: one.get(part, "") for part in WORDS} | {"region": chosen.get("region", "")}
    keep_profile(texts=texts, seen_by=dict.fromkeys(texts, "communities"), by=person, at=at)
    picked = {facet: chosen[facet] for facet in FACETS if isinstance(chosen.get(facet), list)}
    if chosen.get("telehealth"):
        picked["telehealth"] = [YES]
    if picked:
        _choose(stage, one["key"], picked, outside, at)
    if "accepting_day" in chosen:
        then = stage.calendar.when(f"accepting-{one['key']}", chosen["accepting_day"], 17)
        stage.cue(max(then, at), lambda t: _choose(stage, one["key"], {"accepting": [YES]}, outside, t))


def _choose(stage: Stage, key: str, picked: dict[str, list[str]], outside: list[str], at: datetime) -> None:
    seen_by = {facet: "everybody" if facet in outside else "communities" for facet in picked}
    keep_choices(picked=picked, seen_by=seen_by, by=stage.people[key], at=at)
