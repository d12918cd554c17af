"""Everything that this room knows about one member, for them alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from holdspace.algorithms.decay import decayed
from holdspace.algorithms.inviting import DEFAULT_PER_WEEK, LOAD_HALF_LIFE_DAYS
from holdspace.grammar.refusals import NothingHere
from holdspace.invitations.kinds import need_kind
from holdspace.invitations.models import Capacity, HostHours, Invitation, Load, SetAside, Substitute
from holdspace.invitations.states import Holds, InvitationState, Often, usually

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor

MOST_SHOWN = 50
LITTLE, SOME = 1.0, 4.0


@dataclass(frozen=True, slots=True)
class Sent:
    """One invitation that is kept: what for, when, what became of it, and when it is forgotten."""

    says: str
    became: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class KnownOfMe:
    """What one said oneself, what was sent, and what was worked out (from `load` on)."""

    resting_since: datetime | None
    holds: str
    folds_high: bool
    a_week: int
    often: str
    set_aside: int
    host_hours: int
    stands_in: str
    sent: list[Sent]
    load: float
    load_in_words: str
    last_asked_at: datetime | None
    less_until: datetime | None

    @property
    def worked_out(self) -> bool:
        """Whether there is anything to forget."""
        return bool(self.load or self.last_asked_at or self.less_until)


def known_of_me(*, membership: Membership, seen_by: Actor, at: datetime) -> KnownOfMe:
    """The whole of it. Six queries. `NothingHere` for everybody else, whatever their role."""
    if seen_by.actor_id is None or membership.person_id != seen_by.actor_id:
        raise NothingHere
    capacity = Capacity.objects.filter(membership=membership).first()
    load = Load.objects.filter(membership=membership).first()
    carried = decayed(load.sum, load.as_of, at, LOAD_HALF_LIFE_DAYS) if load else 0.0
    other = Substitute.objects.filter(host=membership).select_related("stands_in__person").first()
    folds_high = capacity is not None and capacity.folds_high
    holds_today = capacity is not None and capacity.holds_until is not None and capacity.holds_until > at
    return KnownOfMe(
        resting_since=capacity.resting_since if capacity else None,
        holds=str(Holds(capacity.holds if capacity and holds_today else usually(folds_high=folds_high)).label),
        folds_high=folds_high,
        a_week=capacity.a_week if capacity else DEFAULT_PER_WEEK,
        often=str(Often(capacity.often if capacity else Often.AS_IT_COMES).label),
        set_aside=SetAside.objects.filter(membership=membership, until__gt=at).count(),
        host_hours=HostHours.objects.filter(membership=membership).count(),
        stands_in=other.stands_in.person.name if other else "",
        sent=_sent(membership),
        load=round(carried, 1),
        load_in_words=_in_words(carried),
        last_asked_at=load.last_asked_at if load else None,
        less_until=load.less_until if load and load.less_until and load.less_until > at else None,
    )


def _sent(membership: Membership) -> list[Sent]:
    rows = Invitation.objects.filter(membership=membership).order_by("-sent_at", "-id")
    return [
        Sent(str(need_kind(kind).says), str(InvitationState(state).label), when)
        for kind, state, when in rows.values_list("need__kind", "state", "sent_at")[:MOST_SHOWN]
    ]


def _in_words(load: float) -> str:
    """The figure as a sentence, to oneself."""
    if load < LITTLE:
        return _("You have taken up little here lately.")
    if load < SOME:
        return _("You have taken up some things here lately.")
    return _("You have carried a lot here lately. A rest is always open to you.")
