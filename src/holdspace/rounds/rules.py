"""Who opens a round, who sets the question, who reads a thanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from holdspace.communities.rules import is_inside, may_host
from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.invitations.rules import week_number
from holdspace.people.rules import blocked_between, not_blocked
from holdspace.rounds.states import OPENS_WITH, WAITS_FOR_A_YES, ThanksState

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor
    from holdspace.rounds.models import Round, Thanks
    from holdspace.sharing.models import Share


def turn_of_our_own(at: datetime) -> int | None:
    """Every second week belongs to the questions that members proposed: whose turn it is, counted on without end.

    None in the weeks of the questions that ship.
    """
    turn, shipped = divmod(week_number(at), 2)
    return None if shipped else turn


def visible(seen_by: Actor, at: datetime) -> Q:
    """Thanks that are aloud, without those in which somebody is whom a block hides."""
    if seen_by.actor_id is None:
        return Q(pk__in=[])
    return Q(state=ThanksState.ALOUD) & not_blocked(seen_by, "giver") & not_blocked(seen_by, "receiver")


def proposed_to(seen_by: Actor, at: datetime) -> Q:
    """What waits for one's own yes, while its thirty days last."""
    if seen_by.actor_id is None:
        return Q(pk__in=[])
    return Q(
        receiver_id=seen_by.actor_id, state=ThanksState.PROPOSED, proposed_at__gt=at - WAITS_FOR_A_YES
    ) & not_blocked(seen_by, "giver")


def proposed_by(seen_by: Actor, at: datetime) -> Q:
    """What one proposed and is not aloud: declined or still waiting look the same, and both end after thirty days."""
    if seen_by.actor_id is None:
        return Q(pk__in=[])
    waits = [ThanksState.PROPOSED, ThanksState.LEFT]
    return Q(giver_id=seen_by.actor_id, state__in=waits, proposed_at__gt=at - WAITS_FOR_A_YES)


def may_open(membership: Membership, share: Share, at: datetime) -> Verdict:
    """A host, with a share of their own from the last days: going first is sharing first."""
    hosts = may_host(membership)
    if not hosts.allowed:
        return hosts
    if share.community_id != membership.community_id or share.author_id != membership.person_id:
        return no(_("A round begins with a share of your own."))
    fresh = at - share.shared_at < OPENS_WITH
    return YES if fresh else no(_("This is a while ago. Share something first, and open with it."))


def may_put(round_: Round, membership: Membership, share: Share, at: datetime) -> Verdict:
    """One's own share, while the round lasts."""
    if round_.community_id != membership.community_id or share.community_id != round_.community_id:
        return no(_("This round is in another community."))
    if share.author_id != membership.person_id:
        return no(_("One puts one's own shares into a round."))
    return is_inside(membership) if at < round_.ends_at else no(_("This round is over. Another one comes."))


def may_set_question(membership: Membership) -> Verdict:
    """Hosts and stewards."""
    inside = is_inside(membership)
    if not inside.allowed:
        return inside
    holds = membership.is_host or membership.is_steward
    return YES if holds else no(_("The hosts and stewards choose the question."))


def may_thank(membership: Membership, whom: Membership) -> Verdict:
    """Anybody here but oneself; a block answers like somebody who is not here."""
    inside = is_inside(membership)
    if not inside.allowed:
        return inside
    apart = blocked_between(membership.person_id, whom.person_id)
    if whom.community_id != membership.community_id or apart or not is_inside(whom).allowed:
        return no(_("This person is not here."))
    return YES if whom.pk != membership.pk else no(_("Thank somebody else. For what you did yourself, share it."))


def may_decide(thanks: Thanks, by: Actor) -> Verdict:
    """Whom it is for."""
    return YES if thanks.receiver_id == by.actor_id else no(_("This is for somebody else to decide."))


def may_take_back(thanks: Thanks, by: Actor) -> Verdict:
    """Either of the two, at any time."""
    return YES if by.actor_id in {thanks.giver_id, thanks.receiver_id} else no(_("This is between two others."))
