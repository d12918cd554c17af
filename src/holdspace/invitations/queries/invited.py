"""What somebody is invited to. Only they see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.communities.models import Community
from holdspace.grammar.refusals import NothingHere
from holdspace.invitations.kinds import need_kind
from holdspace.invitations.models import Invitation, Need
from holdspace.invitations.rules import visible
from holdspace.invitations.states import STILL_THERE, NeedState, Why
from holdspace.people.rules import not_blocked

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor

MOST_SHOWN = 3
MOST_COMMUNITIES = 1000


@dataclass(frozen=True, slots=True)
class Asked:
    """One invitation as the invited person reads it: a sentence, why it came to them, and what they may press."""

    number: int
    kind: str
    about_id: int
    says: str
    button: str
    why: str
    since: datetime


def asked_of(
    *, membership: Membership, levels: Collection[str], seen_by: Actor, at: datetime, most: int = MOST_SHOWN
) -> list[Asked]:
    """What this member is invited to now, within the levels they can hold today: what is out first, then what others
    were asked for meanwhile, too, each the longest first. One query.

    Nothing across a block that came later. `NothingHere` for everybody else.
    """
    if seen_by.actor_id is None or membership.person_id != seen_by.actor_id:
        raise NothingHere
    rows = (
        Invitation.objects.filter(
            not_blocked(seen_by, "need__whose_id"),
            membership=membership,
            state__in=STILL_THERE,
            need__state=NeedState.OPEN,
            need__level__in=["", *levels],
        )
        .order_by("state", "sent_at", "id")
        .values_list("id", "need__kind", "need__about_id", "why", "sent_at")
    )
    return [_asked(*row) for row in rows[:most]]


def _asked(number: int, kind: str, about_id: int, why: str, since: datetime) -> Asked:
    of = need_kind(kind)
    return Asked(number, kind, about_id, str(of.says), str(of.button), str(Why(why).label), since)


def my_invitation(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Invitation:
    """One's own invitation in a community, whatever became of it. `NothingHere` for everybody else's."""
    found = (
        Invitation.objects.filter(visible(seen_by, at), pk=number, need__community=community)
        .select_related("membership", "need")
        .first()
    )
    if found is None:
        raise NothingHere
    return found


def communities_with_needs(*, seen_by: Actor) -> list[Community]:
    """Where something wants people, or an invitation is still out: for the machine's tick."""
    open_in = Need.objects.filter(state=NeedState.OPEN).values("community_id")
    return list(Community.objects.filter(pk__in=open_in).order_by("pk")[:MOST_COMMUNITIES])
