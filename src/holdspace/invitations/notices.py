"""Taking back what was told of invitations that are over: nobody reads tomorrow that something could use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.outbox.actions import withdraw_about

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.grammar.actors import Actor
    from holdspace.invitations.models import Invitation

INVITED = "invitations.invited"


def untell(invitations: QuerySet[Invitation], *, by: Actor, at: datetime) -> None:
    """As long as it was not looked at. Asked before the invitations move."""
    told = dict(invitations.filter(told_at__isnull=False).values_list("pk", "membership__person_id"))
    withdraw_about(kind=INVITED, about_ids=list(told), person_ids=set(told.values()), by=by, at=at)
