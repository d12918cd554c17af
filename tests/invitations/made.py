"""Needs for tests, of a kind that a room above could have declared."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

from holdspace.communities.models import Membership
from holdspace.grammar.actors import THE_MACHINE
from holdspace.invitations.actions import open_need
from holdspace.invitations.kinds import WhoMay
from holdspace.invitations.models import Invitation, Need
from tests.people_and_places import AT, a_member

_numbers = count(1)
CAME: dict[int, set[int]] = {}
ONLY: dict[int, set[int]] = {}
YES = 0.4


def everybody_may(needs: Any, *, at: Any) -> dict[int, WhoMay]:
    """A kind in which whoever is inside may come; tests say who came by now, and who alone may."""
    return {
        need.pk: WhoMay(
            frozenset(CAME.get(need.about_id, ())),
            frozenset(ONLY[need.about_id]) if need.about_id in ONLY else None,
            frozenset(),
            YES,
        )
        for need in needs
    }


def member(community: Any, name: str = "", *roles: Any) -> Membership:
    """A member; another name for `a_member` where tests need no more."""
    return a_member(community, name, *roles)


def the_machine(at: Any) -> dict[str, Any]:
    """By the machine, at a time."""
    return {"by": THE_MACHINE, "at": at}


def a_need(
    whose: Membership, kind: str = "test.low", wanted: int = 2, hours: float = 48, level: str = "", at: Any = AT
) -> Need:
    need = open_need(
        kind=kind,
        about_id=next(_numbers),
        community=whose.community,
        whose_id=whose.person_id,
        wanted=wanted,
        hosts_at=at + timedelta(hours=hours * 2 / 3),
        due_at=at + timedelta(hours=hours),
        level=level,
        by=whose.person,
        at=at,
    )
    assert need is not None
    return need


def invited(need: Need) -> dict[str, str]:
    """Who is invited to a need, by name, and how their invitation stands."""
    rows = Invitation.objects.filter(need=need).select_related("membership__person")
    return {one.membership.person.name: one.state for one in rows}
