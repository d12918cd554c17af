"""Where somebody stands in any community, for what can come to them at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState

if TYPE_CHECKING:
    from holdspace.grammar.actors import Actor


def is_a_member_anywhere(*, seen_by: Actor) -> bool:
    """Whether they are inside some community. One query."""
    return _stands(seen_by, Q())


def reads_or_runs_anywhere(*, seen_by: Actor) -> bool:
    """Whether they hold a role in some community. One query."""
    return _stands(seen_by, Q(is_reviewer=True) | Q(is_steward=True) | Q(is_host=True))


def runs_anywhere(*, seen_by: Actor) -> bool:
    """Whether they are steward of some community. One query."""
    return _stands(seen_by, Q(is_steward=True))


def _stands(seen_by: Actor, how: Q) -> bool:
    mine = Membership.objects.filter(person_id=seen_by.actor_id or 0, state=MembershipState.INSIDE)
    return mine.filter(how).exists()
