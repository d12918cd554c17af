"""Who could read what somebody is about to share, in words and head-count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext, ngettext

from holdspace.communities.queries import my_circles, people_by_number, people_to_name
from holdspace.communities.states import AudienceKind
from holdspace.sharing.audiences import word_for

if TYPE_CHECKING:
    from collections.abc import Collection

    from holdspace.communities.queries import Inside
    from holdspace.grammar.actors import Actor

MOST_FOUND = 60


@dataclass(frozen=True, slots=True)
class Offers:
    """The audiences as (word, label), and the people one could name as (number, name): those picked already first.
    `more` tells that not everybody fits on the page."""

    audiences: list[tuple[str, str]]
    people: list[tuple[int, str]]
    picked: int
    more: bool


def offers_for(*, here: Inside, picked: Collection[int], like: str = "", seen_by: Actor) -> Offers:
    """For one member. Head-counts ignore blocks, because they would tell. Four queries at most."""
    circles = my_circles(membership=here.membership, seen_by=seen_by).inside
    chosen = people_by_number(community=here.community, numbers=picked, seen_by=seen_by) if picked else []
    there = {one.number for one in chosen}
    found = people_to_name(community=here.community, like=like, seen_by=seen_by, most=MOST_FOUND)
    return Offers(
        audiences=[
            (
                AudienceKind.EVERYBODY.value,
                gettext("Everybody here · %(people)s") % {"people": _people(here.head_count)},
            ),
            *((word_for(one.number), f"{one.name} · {_people(one.heads)}") for one in circles),
            (AudienceKind.CHOSEN.value, gettext("People whom I choose")),
            (AudienceKind.WITHOUT.value, gettext("Everybody here, without some")),
        ],
        people=[(one.number, one.name) for one in [*chosen, *(one for one in found if one.number not in there)]],
        picked=len(chosen),
        more=len(found) == MOST_FOUND,
    )


def _people(heads: int) -> str:
    return ngettext("%(num)s person", "%(num)s people", heads) % {"num": heads}
