"""Accompanying, asking at the door, vouching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from holdspace.communities.models import Membership
from holdspace.communities.rules import is_inside
from holdspace.communities.states import MembershipState
from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.people.rules import blocked_between
from holdspace.vetting.states import STILL_OPEN

if TYPE_CHECKING:
    from holdspace.grammar.actors import Actor
    from holdspace.vetting.models import Accompanying, Application

LONGEST_BESIDE = 2000
MOST_VOUCHES_ASKED = 6
MOST_QUESTIONS = 10


def may_offer_to_guide(membership: Membership) -> Verdict:
    """Any member whom the rooms are open to."""
    return is_inside(membership)


def may_write_beside(accompanying: Accompanying, *, by: Actor) -> Verdict:
    """Applicant and guide, as long as the guide is one and answers are kept; a block closes it in the same words."""
    application = accompanying.application
    two = {application.person_id, accompanying.guide_id}
    open_still = (
        by.actor_id in two
        and accompanying.ended_at is None
        and application.answers_erased_at is None
        and not blocked_between(application.person_id, accompanying.guide_id)
        and Membership.objects.filter(
            person_id=accompanying.guide_id, community_id=application.community_id, state=MembershipState.INSIDE
        ).exists()
    )
    return YES if open_still else no(_("This conversation is closed. What you wrote to each other stays here."))


def may_ask_beside(application: Application, *, asked: int, most: int) -> Verdict:
    """Ask members, a steward, or somebody to vouch: while the application is open, and not without end."""
    if application.state not in STILL_OPEN:
        return no(_("Your application is no longer open."))
    if asked >= most:
        return no(_("That is as many as we can take at once. Your guide or a steward can help you further."))
    return YES


def fits_beside(words: str) -> Verdict:
    """Some words, and no more than there is room for."""
    if not words.strip():
        return no(_("There is nothing here yet. Write a few words first."))
    if len(words) > LONGEST_BESIDE:
        return no(_("That is longer than there is room for. It still stands here: shorten it a little."))
    return YES
