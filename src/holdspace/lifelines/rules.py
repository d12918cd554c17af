"""Who is there for whom, and who changes the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from holdspace.communities.rules import is_inside, may_steward
from holdspace.communities.states import MembershipState
from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.lifelines.lines import countries
from holdspace.people.rules import blocked_between, not_blocked

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor
    from holdspace.lifelines.models import Trusted

MOST_LINES = 20


def visible(seen_by: Actor, at: datetime) -> Q:
    """One's own choice and those where one was chosen, while both are here and no block is between them."""
    if seen_by.actor_id is None:
        return Q(pk__in=[])
    mine = Q(membership__person_id=seen_by.actor_id) | Q(whom__person_id=seen_by.actor_id)
    here = Q(membership__state=MembershipState.INSIDE, whom__state=MembershipState.INSIDE)
    return mine & here & not_blocked(seen_by, "whom__person") & not_blocked(seen_by, "membership__person")


def may_ask(membership: Membership, whom: Membership) -> Verdict:
    """Anybody of the same community but oneself; a block answers like somebody who is not here."""
    inside = is_inside(membership)
    if not inside.allowed:
        return inside
    apart = blocked_between(membership.person_id, whom.person_id)
    if whom.community_id != membership.community_id or apart or not is_inside(whom).allowed:
        return no(_("This person is not here."))
    return YES if whom.pk != membership.pk else no(_("Choose somebody else: somebody whom you can write to."))


def may_say_yes(trusted: Trusted, by: Actor) -> Verdict:
    """Whoever was asked."""
    return YES if trusted.whom.person_id == by.actor_id else no(_("This was asked of somebody else."))


def may_end(trusted: Trusted, by: Actor) -> Verdict:
    """Either of the two, at any time."""
    both = {trusted.whom.person_id, trusted.membership.person_id}
    return YES if by.actor_id in both else no(_("This is between two others."))


def may_change_lines(membership: Membership, *, country: str = "") -> Verdict:
    """The stewards."""
    if country and country not in countries():
        return no(_("There is no list for this country yet. Choose none, and add your own lines."))
    return may_steward(membership)
