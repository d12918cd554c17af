"""What the search page shows: one's own things beside what everybody may find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.search.kinds import Hit, all_own_things, all_searchable
from holdspace.search.queries import Found, Looking, find, find_own, show

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.utils.functional import _StrPromise

    from holdspace.communities.queries import Inside
    from holdspace.grammar.actors import Actor

FEW_OWN = 3
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Tab:
    """One kind to look among; "" is all of them."""

    name: str
    label: str | _StrPromise


@dataclass(frozen=True, slots=True)
class FoundPage:
    """`own` are one's own things, at most three where everything is looked through, all on their own tab."""

    question: str
    kind: str
    tabs: Sequence[Tab]
    hits: Sequence[Hit]
    own: Sequence[Hit]
    older: str
    nearly: bool
    own_more: str = ""

    @property
    def nothing(self) -> bool:
        """Whether something was asked for and nothing found."""
        return bool(self.question) and not self.hits and not self.own


def found_page(*, here: Inside, question: str, kind: str, seen_by: Actor, at: datetime, after: str = "") -> FoundPage:
    """One page of what holds the words, in this community, for whoever looks. At most six queries."""
    question = question.strip()[:LONGEST]
    kinds = {one.name: Tab(one.name, one.label) for one in all_searchable()}
    own_kinds = {one.name: Tab(one.name, one.label) for one in all_own_things()}
    kind = kind if kind in kinds or kind in own_kinds else ""
    where = {"community_id": here.community.pk, "slug": here.community.slug, "seen_by": seen_by, "at": at}
    found, hits, own = Found(()), [], []
    if question and kind not in own_kinds:
        among = (kind,) if kind else tuple(kinds)
        looking = Looking(among, here.community.pk, seen_by, at, question)
        found = find(looking, after=after)
        hits = show(found, **where)  # type: ignore[arg-type]
    if question and (kind in own_kinds or (not kind and not after)):
        own = find_own(question=question, most=20 if kind else FEW_OWN + 1, **where)  # type: ignore[arg-type]
    return FoundPage(
        question=question,
        kind=kind,
        tabs=[Tab("", ""), *kinds.values(), *own_kinds.values()],
        hits=hits,
        own=own if kind else own[:FEW_OWN],
        older=found.older,
        nearly=found.nearly,
        own_more=next(iter(own_kinds)) if not kind and len(own) > FEW_OWN else "",
    )
