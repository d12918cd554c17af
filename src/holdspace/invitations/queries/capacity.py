"""Reads about what people have room for. Only oneself sees it; rules and matching ask without showing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.algorithms.inviting import DEFAULT_PER_WEEK
from holdspace.grammar.refusals import NothingHere
from holdspace.invitations.models import Capacity, SetAside
from holdspace.invitations.states import USUALLY, Holds, Often, usually

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community, Membership
    from holdspace.grammar.actors import Actor


@dataclass(frozen=True, slots=True)
class Room:
    """What somebody has room for now. `said_today` tells their own word for today from what is usual."""

    resting_since: datetime | None
    holds: Holds
    said_today: bool
    a_week: int = DEFAULT_PER_WEEK
    often: int = Often.AS_IT_COMES
    folds_high: bool = False

    @classmethod
    def told_by(
        cls, said: tuple[datetime | None, str, datetime | None, int, int, bool] | None, *, at: datetime
    ) -> Room:
        """What a row of capacity means at a time (resting since, holds, until when, a week, how often, whether high
        shares always come folded); None for whoever said nothing."""
        if said is None:
            return cls(None, USUALLY, said_today=False)
        resting_since, holds, until, a_week, often, folds_high = said
        today = until is not None and until > at
        held = Holds(holds) if today else usually(folds_high=folds_high)
        return cls(resting_since, held, today, a_week, often, folds_high)

    @property
    def resting(self) -> bool:
        """Whether nothing is asked of them."""
        return self.resting_since is not None


def room_of(*, membership: Membership, seen_by: Actor, at: datetime) -> Room:
    """One's own room today. Raises `NothingHere` for everybody else's: it is nobody's business."""
    if seen_by.actor_id != membership.person_id:
        raise NothingHere
    rows = Capacity.objects.filter(membership=membership)
    said = rows.values_list("resting_since", "holds", "holds_until", "a_week", "often", "folds_high").first()
    return Room.told_by(said, at=at)


def is_resting(*, membership: Membership, seen_by: Actor) -> bool:
    """Whether nothing may be asked of this member. For what asks; never shown to others."""
    return Capacity.objects.filter(membership=membership, resting_since__isnull=False).exists()


def resting_ids(*, community: Community, seen_by: Actor) -> set[int]:
    """The persons of a community who rest. For what asks; never shown to others."""
    return set(
        Capacity.objects.filter(membership__community=community, resting_since__isnull=False).values_list(
            "membership__person_id", flat=True
        )
    )


def set_aside_ids(*, membership: Membership, kind: str, seen_by: Actor, at: datetime) -> set[int]:
    """The numbers of the things of a kind ("sharing.share") that this member has set aside for today."""
    return set(
        SetAside.objects.filter(membership=membership, about_kind=kind, until__gt=at).values_list("about_id", flat=True)
    )
