"""Looking for people by words and facets, with how many each facet would leave."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from holdspace.directory.lists import FACETS, PAYER, SAID, YES, YES_LABELS, label_of, shipped
from holdspace.directory.queries import additions, people_here, people_in_order
from holdspace.directory.rules import accepting_now, is_fresh
from holdspace.search.asking import MARK
from holdspace.search.queries import COUNTED, Looking, find_and_count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from holdspace.communities.models import Community
    from holdspace.directory.seen import Somebody
    from holdspace.grammar.actors import Actor
    from holdspace.grammar.keyset import KeysetPage

MOST_SHOWN: Final = 12  # of a facet, before "more"
LONGEST: Final = 200
PAYERS: Final = re.compile(rf" {PAYER}:(\S+)")  # begins with letters, which are looked for quickest


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for: words, and of each facet at most one key. Made of an address: nothing in it is sure."""

    words: str = ""
    facets: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, address: Mapping[str, str]) -> Asked:
        """Read from the query of an address; what cannot be a key is left out."""
        facets = {name: address.get(name, "") for name in FACETS}
        words = address.get("q", "").strip()[:LONGEST]
        return cls(words, {name: key for name, key in facets.items() if key and MARK.fullmatch(f"{name}:{key}")})

    @property
    def is_everything(self) -> bool:
        """Whether nothing is asked for."""
        return not self.words and not self.facets

    def address(self, **changes: str) -> str:
        """The query of an address that can be kept, with facets changed; "" takes one out."""
        wanted = {"q": self.words} | self.facets | changes
        return "?" + urlencode({name: wanted[name] for name in ("q", *FACETS, "after") if wanted.get(name)})


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet. `count` is exact; None where there are more than 1,000 people and nothing is counted."""

    label: str
    url: str
    count: int | None


@dataclass(frozen=True, slots=True)
class FacetSeen:
    """One facet on the page: its first values, and the rest; `chosen` in words and the address without it."""

    name: str
    label: str
    first: Sequence[Value]
    rest: Sequence[Value]


@dataclass(frozen=True, slots=True)
class Around:
    """The directory's page. `count` is None for more than 1,000: many."""

    asked: Asked
    people: Sequence[Somebody]
    older: str
    count: int | None
    nearly: bool
    facets: Sequence[FacetSeen]
    chosen: Sequence[Value]

    @property
    def ends(self) -> bool:
        """Whether this is the last page."""
        return not self.older


def look_around(
    *, community: Community, asked: Asked, seen_by: Actor, at: datetime, after: str = "", size: int = 20
) -> Around:
    """One page of people, and what each facet would leave. Four to six queries, however many there are.

    What is counted is what this member may see, and nothing else: each line is held against the rules.
    """
    looking = Looking(
        kinds=("person",),
        community_id=community.pk,
        seen_by=seen_by,
        at=at,
        question=asked.words,
        marks=tuple((f"{name}:{key}",) for name, key in asked.facets.items()),
        among=accepting_now if asked.facets.get("accepting") == YES else None,
    )
    whose = {"community": community, "seen_by": seen_by, "at": at}
    found, marks = find_and_count(looking, after=after, size=0 if asked.is_everything else size)
    if asked.is_everything:
        page: KeysetPage[Somebody] = people_here(**whose, after=after, size=size)  # type: ignore[arg-type]
        people, older = page.items, page.older
    else:
        numbers = [number for _kind, number in found.numbers]
        people, older = people_in_order(**whose, person_ids=numbers), found.older  # type: ignore[arg-type]
    words = additions(community=community, seen_by=seen_by)
    added = {addition.key: addition.label for addition in words}
    by_facet = {addition.key: addition.facet for addition in words}
    return Around(
        asked=asked,
        people=people,
        older=older,
        count=len(marks) if len(marks) <= COUNTED else None,
        nearly=found.nearly,
        facets=_facets(asked, marks, added, by_facet, at),
        chosen=[
            Value(label_of(name, key, added) or key, asked.address(**{name: ""}), None)
            for name, key in asked.facets.items()
        ],
    )


def _facets(
    asked: Asked, marks: Sequence[str], added: dict[str, str], by_facet: dict[str, str], at: datetime
) -> list[FacetSeen]:
    """The most frequent first; where there are too many people to count, the lists in their own order."""
    many = len(marks) > COUNTED
    counts = _counted(" ".join(marks), at, payers_alone=many)
    found = []
    address = asked.address()
    for name, facet in FACETS.items():
        if name in asked.facets:
            continue
        # Keys are of letters that need no quoting in an address; writing each anew would take longer than counting.
        begin = f"{address}&{name}=" if len(address) > 1 else f"?{name}="
        keys = _keys(name, counts[name], by_facet) if many else [key for key, _n in counts[name].most_common()]
        values = [
            Value(label, f"{begin}{key}", None if many else counts[name][key])
            for key in keys
            if (label := label_of(name, key, added))
        ]
        if not many:
            values.sort(key=lambda value: (-(value.count or 0), value.label))
        if values:
            found.append(FacetSeen(name, str(facet.label), values[:MOST_SHOWN], values[MOST_SHOWN:]))
    return found


def _counted(marks: str, at: datetime, *, payers_alone: bool) -> dict[str, Counter[str]]:
    """How often each key of each facet stands there; of many people only what is in no list is taken out of them."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    if payers_alone:
        counts[PAYER].update(PAYERS.findall(f" {marks}"))
        return counts
    for mark, often in Counter(marks.split()).items():
        name, _colon, key = mark.partition(":")
        if name in counts and name != "accepting":
            counts[name][key] += often
        elif name == SAID and is_fresh(datetime.fromtimestamp(int(key), UTC), at):
            counts["accepting"][YES] += often
    return counts


def _keys(name: str, seen: Counter[str], by_facet: dict[str, str]) -> list[str]:
    if name == PAYER:
        return [key for key, _n in seen.most_common()]
    if name in YES_LABELS:
        return [YES]
    return [*shipped(name), *(key for key, facet in by_facet.items() if facet == name)]
