"""How giving is spread over a community now: figures about everybody who is inside, and nobody by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from holdspace.algorithms.decay import decayed
from holdspace.algorithms.spread import carried_by_most, circulation, gini
from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.gifts.models import LatelySums
from holdspace.gifts.rules import LEAST_GIVERS, LEAST_MEMBERS

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

AT_A_TIME = 5_000
STILL_COUNTS = 1e-6  # a sum that was corrected to nothing is nothing, whatever its last digits


@dataclass(frozen=True, slots=True)
class Weighed:
    """The figures of a community; see `Spread`."""

    members: int
    gave: int
    among_all: float | None
    among_givers: float | None
    top_tenth: float | None
    comes_back: float | None


def inside() -> QuerySet[Membership]:
    """Everybody who counts as a member, in every community."""
    return Membership.objects.filter(state=MembershipState.INSIDE, affirmed_version__gt=0)


def weighed(community_id: int, *, at: datetime) -> Weighed | None:
    """The figures now, or None below `LEAST_MEMBERS`. Two queries; memory for two numbers a member."""
    members = inside().filter(community_id=community_id).count()
    if members < LEAST_MEMBERS:
        return None
    here = inside().filter(community_id=community_id, person_id=OuterRef("person_id"))
    rows = LatelySums.objects.filter(Exists(here), community_id=community_id)
    sums = [
        (_felt(given, as_of, at), _felt(received, as_of, at))
        for given, received, as_of in rows.values_list("given", "received", "as_of").iterator(AT_A_TIME)
    ]
    given = [gave for gave, _received in sums]
    givers = [gave for gave in given if gave]
    everybody = given + [0.0] * (members - len(given))
    return Weighed(
        members=members,
        gave=len(givers),
        among_all=gini(everybody),
        among_givers=gini(givers) if len(givers) >= LEAST_GIVERS else None,
        top_tenth=carried_by_most(everybody),
        comes_back=circulation(sums),
    )


def _felt(sum: float, as_of: datetime, at: datetime) -> float:
    now = decayed(sum, as_of, at)
    return now if now > STILL_COUNTS else 0.0
