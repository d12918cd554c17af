"""Asking about over-detail: what a reader would carry home although the share does not need it.

After low-impact debriefing (Mathieu 2012; Figley 1995): a question, never a block. See docs/algorithms/over-detail.md.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from holdspace.algorithms.coach.findings import Detail
from holdspace.algorithms.coach.language.bearings import Bearings, plain

DATA = Path(__file__).with_name("detail.toml")
STORY = "anothers-story"
STORY_WHY = "Most of this is somebody else's story. What did it do to you?"
STORY_WORDS = 42  # of another person's story in a row, without the writer in it
STORY_PERSONS = 5  # words for that person in it

LISTS = {
    "self": r"(?:him|her|them|my|your|our)sel(?:f|ves)|themself",
    "whose": r"(?:his|her|their|my|your|the|both|a|an|one)",
    "body": r"(?:wrists?|arms?|forearms?|thighs?|legs?|throat|neck|stomach|skin|veins?|ankles?|hips?|body)",
    "how": r"(?:with|using|by)\s(?:an?\s|the\s|his\s|her\s|their\s|my\s)?(?:\w+\s){0,2}?",
    "tool": (
        r"(?:razors?|razor blades?|blades?|knife|knives|scissors|glass|belts?|ropes?|cords?|scarf|sheets?|shoelaces?|"
        r"bags?|guns?|shotgun|rifle|pistol|firearm|lighter|cigarettes?|pills?|bleach|paper ?clips?|needles?|"
        r"box ?cutter|extension cord|bathrobe belt|helium|car exhaust|antifreeze|insulin|tylenol|drain cleaner|"
        r"dog leash|lamp cord)"
    ),
}
_SUICIDE = re.compile(
    r"\b(?:suicid\w*(?! prevention| training| risk| hotline| awareness| assessment| survivor)|overdos\w*|self-harm\w*|"
    r"kill(?:ed|ing|s)? (?:him|her|them|my|your)sel(?:f|ves)|end(?:ed|ing)? (?:his|her|their|my) life|"
    r"(?:tak(?:e|en|ing)|took) (?:his|her|their|my) (?:own )?life|hang(?:ed|ing)|hung (?:him|her|them)sel(?:f|ves)|"
    r"noose|attempt(?:ed|s)?|goodbye note)\b",
    re.IGNORECASE,
)
_WRITER = re.compile(
    r"\b(?:i|i'm|i've|i'd|i'll|me|my|mine|myself|we|we're|we've|us|our|ours|ourselves)\b", re.IGNORECASE
)
# "My client's sister left" is not about the writer.
_OF_WORK = re.compile(
    r"\b(?:my|our) (?:client|patient|caller|colleague|coworker|neighbou?r|supervisee|student|friend)(?:'s|s)?\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:he|she|his|her|hers|him|himself|herself|clients?|patients?|"
    r"(?:the|this|that|a) "
    r"(?:man|woman|boy|girl|kid|child|couple|teen|family|mother|father|guy|lady|student|veteran))\b",
    re.IGNORECASE,
)
_THEY = re.compile(r"\b(?:they|their|them)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w']+")


class Rule(NamedTuple):
    """One question. `near`: the sentence, or the one before it, must speak of suicide or self-harm."""

    rule: str
    why: str
    pattern: re.Pattern[str] | None
    near: bool


@cache
def rules() -> tuple[Rule, ...]:
    """Every question, in the order of the data file; another person's story, which has no pattern, last."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    told = [Rule(raw["rule"], raw["why"], _pattern(raw["patterns"]), raw.get("near", False)) for raw in data["rules"]]
    return (*told, Rule(STORY, STORY_WHY, None, near=False))


def find_detail(text: str) -> list[Detail]:
    """Every place to ask about, in the order of the text; where two overlap, the earlier rule's."""
    bearings = Bearings(plain(text))
    found: list[Detail] = []
    for rule in rules():
        for start, end in _places(bearings, rule):
            if all(end <= other.start or other.end <= start for other in found):
                found.append(Detail(start=start, end=end, rule=rule.rule, why=rule.why))
    return sorted([*found, *_story(bearings)])


def _places(bearings: Bearings, rule: Rule) -> list[tuple[int, int]]:
    if rule.pattern is None:
        return []
    places = [match.span() for match in rule.pattern.finditer(bearings.text)]
    return [place for place in places if not rule.near or _speaks_of_suicide(bearings, *place)]


def _speaks_of_suicide(bearings: Bearings, start: int, end: int) -> bool:
    begins, stops = bearings.sentence(start, end)
    before = bearings.sentence(max(0, begins - 2), max(0, begins - 1))[0]
    return bool(_SUICIDE.search(bearings.text, before, stops))


def _story(bearings: Bearings) -> list[Detail]:
    """The longest run of sentences about somebody else in which the writer does not appear, if it is long."""
    runs = [run for run in _without_the_writer(bearings) if _is_a_story(bearings.text[slice(*run)])]
    if not runs:
        return []
    start, end = max(runs, key=lambda run: run[1] - run[0])
    return [Detail(start=start, end=end, rule=STORY, why=STORY_WHY)]


def _without_the_writer(bearings: Bearings) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    going = False
    for begins, stops in bearings.sentences():
        if _WRITER.search(_OF_WORK.sub("", bearings.text[begins:stops])):
            going = False
        elif going:
            runs[-1] = (runs[-1][0], stops)
        else:
            runs.append((begins, stops))
            going = True
    return runs


def _is_a_story(run: str) -> bool:
    somebody = len(_SOMEBODY.findall(run))
    persons = somebody + (len(_THEY.findall(run)) if somebody else 0)
    return len(_WORD.findall(run)) >= STORY_WORDS and persons >= STORY_PERSONS


def _pattern(patterns: list[str]) -> re.Pattern[str]:
    joined = "|".join(patterns)
    for name, words in LISTS.items():
        joined = joined.replace("{" + name + "}", words)
    return re.compile(rf"\b(?:{joined})(?!\w)", re.IGNORECASE)
