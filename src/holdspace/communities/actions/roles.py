"""Roles are given and ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models import Membership
from holdspace.communities.rules import may_steward, not_the_last_steward, role_of
from holdspace.communities.states import Role
from holdspace.grammar.refusals import Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor


@transaction.atomic
def give_role(
    *, membership: Membership, role: Role, by: Actor, at: datetime, steward: Membership | None = None
) -> Membership:
    """Give a role: by the operator, or by a steward of the same community (`steward` is their membership)."""
    _may_change_roles(membership, steward, by)
    _set_role(membership, role, held=True)
    record(
        verb="role.given",
        of=membership,
        by=by,
        at=at,
        community_id=membership.community_id,
        in_role=role_of(by),
        data={"role": str(role)},
    )
    return membership


@transaction.atomic
def end_role(
    *, membership: Membership, role: Role, by: Actor, at: datetime, steward: Membership | None = None
) -> Membership:
    """End a role: by the operator, a steward, or whoever holds it."""
    if by.actor_id != membership.person_id:
        _may_change_roles(membership, steward, by)
    if role == Role.STEWARD:
        insist(not_the_last_steward(membership))
    _set_role(membership, role, held=False)
    record(
        verb="role.ended",
        of=membership,
        by=by,
        at=at,
        community_id=membership.community_id,
        in_role=role_of(by),
        data={"role": str(role)},
    )
    return membership


def _may_change_roles(membership: Membership, steward: Membership | None, by: Actor) -> None:
    if by.actor_kind == "operator":
        return
    if steward is None or steward.person_id != by.actor_id or steward.community_id != membership.community_id:
        raise Refused(no(_("Roles are given and ended by a steward.")))
    insist(may_steward(steward))


def _set_role(membership: Membership, role: Role, *, held: bool) -> None:
    changes: dict[str, object] = {f"is_{role}": held}
    if not held:  # nor does it come back with the next yes
        changes["paused_roles"] = ",".join(one for one in membership.paused_roles.split(",") if one and one != role)
    for name, value in changes.items():
        setattr(membership, name, value)
    Membership.objects.filter(pk=membership.pk).update(**changes)
