"""The rows of the data files: terms, what to say instead, where they apply, whose advice it is."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from holdspace.algorithms.coach.language.patterns import anchors

DATA = Path(__file__).parent / "data"
FIELDS = ("substance", "suicide", "mind", "disability", "age_and_home", "justice", "treatment", "body")
# Ways of being left alone; a row names in `even` those that do not hold for it.
WAYS = ("quoted", "named", "mentioned", "reported", "self")


@dataclass(frozen=True, slots=True)
class Source:
    key: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Field:
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Around:
    """Regular expressions for what stands around a term; "" says nothing."""

    before: str
    after: str
    near: str


@dataclass(frozen=True, slots=True)
class Row:
    """One rule. `only`: one of these must hold, if any is given; `never`: none of these may."""

    rule: str
    field: Field
    terms: tuple[str, ...]
    anchors: tuple[tuple[str, ...], ...]
    better: tuple[str, ...]
    better_for: tuple[tuple[str, str], ...]
    why: str
    source: Source
    only: Around
    never: Around
    pair: Around  # its `before` and its `after` must hold together; enough like one of `only`
    holds_for: frozenset[str]  # the ways of being left alone that hold for this row
    mine: bool  # "my relapse" speaks of oneself; "my alcoholic client" does not
    cased: str  # a term of capitals, which only counts in capitals; "all" for all of them
    consider: bool  # a judgement of the sentence more than of the word
    left: str

    def better_than(self, found: str) -> tuple[str, ...]:
        """What fits the words as they stand, the best first: number and tense are the writer's."""
        fitting = [better for pattern, better in self.better_for if re.search(pattern, found, re.IGNORECASE)]
        offered = tuple(dict.fromkeys((fitting[:1] or []) + list(self.better)))
        return tuple(dict.fromkeys(in_plural(better) for better in offered)) if is_plural(found) else offered


def is_plural(found: str) -> bool:
    last = re.split(r"[\s-]", found.lower())[-1]
    by_ending = last.endswith("s") and not last.endswith(("ss", "'s", "us", "is"))
    return by_ending or last.endswith(("people", "men", "children"))


def in_plural(better: str) -> str:
    """The same in plural, where it speaks of a person first; anything else stays."""
    plural = re.sub(
        r"^(young |older |birth |little |transgender )?(person|child|client|survivor|immigrant|parent)\b",
        lambda match: (match[1] or "") + {"person": "people", "child": "children"}.get(match[2], match[2] + "s"),
        better,
    )
    if plural == better:
        return better
    for one, many in (
        (" who uses", " who use"),
        (" who is", " who are"),
        (" who was", " who were"),
        (" who has", " who have"),
        (" who injects", " who inject"),
        (" who sells", " who sell"),
        (" who drinks", " who drink"),
        (" who lives", " who live"),
        (" who comes", " who come"),
    ):
        plural = plural.replace(one, many)
    return plural


@cache
def sources() -> dict[str, Source]:
    data = tomllib.loads((DATA / "sources.toml").read_text(encoding="utf-8"))
    return {key: Source(key, value["name"], value["address"]) for key, value in data.items()}


@cache
def rows() -> tuple[Row, ...]:
    """Every row, in the order of the files."""
    return tuple(_row(field, why, row) for field, why, raw in map(_file, FIELDS) for row in raw)


def _file(key: str) -> tuple[Field, str, list[dict[str, Any]]]:
    data = tomllib.loads((DATA / f"{key}.toml").read_text(encoding="utf-8"))
    return Field(key, data["title"]), data["why"], data["rows"]


def _row(field: Field, why: str, raw: dict[str, Any]) -> Row:
    terms = tuple(raw["terms"])
    return Row(
        rule=raw["rule"],
        field=field,
        terms=terms,
        anchors=tuple(anchors(term) for term in terms),
        better=tuple(raw["better"]),
        better_for=tuple((pattern, better) for pattern, better in raw.get("better_for", [])),
        why=raw.get("why", why),
        source=sources()[raw["source"]],
        only=_around(raw, "only"),
        never=_around(raw, "never"),
        pair=_around(raw, "pair"),
        holds_for=frozenset(WAYS) - frozenset(raw.get("even", [])),
        mine=raw.get("mine", False),
        cased=raw.get("cased", ""),
        consider=raw.get("weight") == "consider",
        left=raw.get("left", ""),
    )


def _around(raw: dict[str, Any], key: str) -> Around:
    return Around(*(raw.get(f"{key}_{place}", "") for place in ("before", "after", "near")))
