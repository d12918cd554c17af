"""Which two decide, what a decision needs, and what may follow it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.vetting.states import TURNED_AWAY, Outcome

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from holdspace.communities.models import Membership
    from holdspace.vetting.models import Application, Decision

LONGEST_WAY_BACK_DAYS = 183
APPEAL_DAYS = 30
OFFER_DAYS = 3  # an offer to say it that nobody answers is answered by the letter


def roles_in(membership: Membership, *, has_read: bool) -> frozenset[str]:
    """What somebody can be in a decision: "steward", and "reviewer" when their reading of it is final."""
    held = {"steward"} if membership.is_steward else set()
    return frozenset(held | ({"reviewer"} if has_read else set()))


def two_who_decide(proposer: Collection[str], other: Collection[str]) -> tuple[str, str] | None:
    """In which roles these two decide together: a steward and somebody who has read, or two stewards; else None."""
    for pair in (("steward", "reviewer"), ("reviewer", "steward"), ("steward", "steward")):
        if pair[0] in proposer and pair[1] in other:
            return pair
    return None


def may_propose(roles: Collection[str]) -> Verdict:
    """Propose a decision: a steward, or whoever has read."""
    return YES if roles else no(_("A decision is proposed by a steward, or by somebody who has read."))


def may_welcome(*, has_conversation: bool, has_talked: bool) -> Verdict:
    """Welcome somebody: after the conversation, where the pathway they are on has one."""
    if has_conversation and not has_talked:
        return no(
            _(
                "The way to join has a conversation before a welcome. Talk first, in whatever form suits the person, "
                "then decide. What you wrote is kept."
            )
        )
    return YES


def may_answer(decision: Decision, *, person_id: int, roles: tuple[str, str] | None) -> Verdict:
    """Agree or say why not: somebody else, so that the two are a steward and somebody who has read."""
    if decision.proposed_by_id == person_id:
        return no(_("You proposed this. Somebody else agrees to it, or says why not."))
    if roles is None:
        return no(_("A decision needs a steward and somebody who has read, or two stewards."))
    return YES


def is_whole_decision(
    *, outcome: str, letter: str, way_back: str, back_from: date | None, criteria: Collection[int], at: datetime
) -> Verdict:
    """Reasons always, tied to criteria but for a welcome; a way back and a day within six months with *not yet*."""
    if not letter.strip():
        return no(_("The letter is still empty. Whatever you decide, the person should know why."))
    if outcome == Outcome.WELCOME:
        return YES
    if not criteria:
        return no(_("Please say which criteria the reasons are about."))
    if outcome == Outcome.NOT_HERE:
        return YES
    if not way_back.strip():
        return no(_("Please write what would help before they come again."))
    today = at.date()
    if back_from is None or not today < back_from <= today + timedelta(days=LONGEST_WAY_BACK_DAYS):
        return no(_("Please name a day within the next six months from which they can come again."))
    return YES


def may_send_letter(decision: Decision, *, at: datetime) -> Verdict:
    """Send a letter that is no welcome: once a person has offered to say it, and has, or nobody wanted it."""
    if decision.offered_at is None:
        return no(_("Please offer first to say it in a conversation. Nobody should learn this from a page alone."))
    if not decision.offer_answer and at < decision.offered_at + timedelta(days=OFFER_DAYS):
        return no(_("They have three days to say whether they would like to talk first."))
    return YES


def may_appeal(application: Application, *, there_already: bool, at: datetime) -> Verdict:
    """Ask for a second look: after a *not yet* or *not here*, once, within thirty days of the letter."""
    if application.state not in TURNED_AWAY or application.decided_at is None:
        return no(_("There is no letter to look at a second time."))
    if there_already:
        return no(_("A second look has been asked for already."))
    if at > application.decided_at + timedelta(days=APPEAL_DAYS):
        return no(_("The thirty days for a second look are over."))
    return YES


def may_reply(decision: Decision, *, at: datetime) -> Verdict:
    """Answer a letter: once, while it is kept."""
    return no(_("You have answered already. It stands as it is.")) if decision.replied_at else YES
