"""Going out of circles: what leaving one, closing one, leaving the community and erasing oneself share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from holdspace.communities.followers import follow_audiences
from holdspace.communities.models import Circle, CircleMember
from holdspace.communities.states import CircleMemberState, CircleState
from holdspace.grammar.moves import move
from holdspace.outbox.actions import withdraw_about

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor

ASKED_IN = "communities.asked_in"
INSIDE = CircleMemberState.INSIDE


def leave_all_circles(membership: Membership, *, by: Actor, at: datetime) -> None:
    """Part of leaving the community, and of erasing: out of every circle, and asked into none."""
    CircleMember.objects.filter(membership=membership).exclude(state=INSIDE).delete()
    take_out(Circle.objects.filter(members__membership=membership), membership, by=by, at=at)


def take_out(circles: Iterable[Circle], membership: Membership, *, by: Actor, at: datetime) -> None:
    """Part of leaving: no row says any more that they were there. The last one to go closes it."""
    for circle in list(circles):
        CircleMember.objects.filter(circle=circle, membership=membership).delete()
        eldest = CircleMember.objects.filter(circle=circle, state=INSIDE).order_by("since", "id").first()
        if eldest is None:
            close(circle, by=by, at=at)
            continue
        if circle.keeper_id == membership.pk:
            circle.keeper_id = eldest.membership_id
            Circle.objects.filter(pk=circle.pk).update(keeper=circle.keeper_id)
        follow_audiences(audience_ids=[circle.audience_id], gone=[membership.pk], by=by, at=at)


def close(circle: Circle, *, by: Actor, at: datetime) -> None:
    """Part of closing: nobody is in it any more, and nobody is asked in."""
    move(circle, out_of=CircleState.OPEN, into=CircleState.CLOSED, told=_("It is closed already."), keeper=None)
    rows = list(
        CircleMember.objects.filter(circle=circle).values_list("membership_id", "membership__person_id", "state")
    )
    CircleMember.objects.filter(circle=circle).delete()
    asked = [person for _member, person, state in rows if state != INSIDE]
    withdraw_about(kind=ASKED_IN, about_ids=[circle.pk], person_ids=asked, by=by, at=at)
    gone = [member for member, _person, state in rows if state == INSIDE]
    follow_audiences(audience_ids=[circle.audience_id], gone=gone, by=by, at=at)
