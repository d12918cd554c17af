"""Who sees an application, who may read it, and which two may decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from holdspace.communities.models import Membership
from holdspace.communities.rules import is_inside
from holdspace.communities.states import MembershipState
from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.people.models import Block
from holdspace.people.rules import blocked_between, not_blocked
from holdspace.vetting.models import Accompanying, Vouch
from holdspace.vetting.states import (
    DECIDED,
    STILL_OPEN,
    TURNED_AWAY,
    WITH_THE_COMMUNITY,
    ApplicationState,
    Outcome,
    ReviewState,
    VouchState,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from django.utils.functional import _StrPromise

    from holdspace.grammar.actors import Actor
    from holdspace.vetting.models import Application, Decision, Review

LONGEST_WAY_BACK_DAYS = 183
DAYS_OF_A_MONTH = 30.5
NOT_HERE_MONTHS = 12  # so long after a *not here* somebody can ask again
APPEAL_DAYS = 30
OFFER_DAYS = 3  # an offer to say it that nobody answers is answered by the letter
MOST_TIMES = 3  # that are proposed for a conversation
BREATHER_DAYS = 2  # nobody who has just written something loses it
LONGEST_BESIDE = 2000
MOST_VOUCHES_ASKED = 6
MOST_QUESTIONS = 10


@dataclass(frozen=True, slots=True)
class _Looking:
    """A member as whoever looks, without fetching the person."""

    actor_id: int
    actor_kind: str = "person"


def visible(seen_by: Actor, at: datetime) -> Q:
    """One's own application: nobody else ever sees it through this."""
    return Q(person_id=seen_by.actor_id) if seen_by.actor_id is not None else Q(pk__in=[])


def readable_by(membership: Membership) -> Q:
    """What somebody with a role here may come to read: sent, not their own, not one they stood beside, no block."""
    return (
        Q(community_id=membership.community_id, state__in=sorted(WITH_THE_COMMUNITY | DECIDED))
        & ~Q(person_id=membership.person_id)
        & not_blocked(_Looking(membership.person_id), "person")
        & ~stands_beside(membership.person_id)
    )


def holds_a_place() -> Q:
    """Reviews that count as one of an application's readers.

    A final one always does. One under way does only as long as its writer holds the role, is inside and has no block
    with the applicant: otherwise somebody else can take it, and nobody is told why.
    """
    still_reviewer = Membership.objects.filter(
        person_id=OuterRef("reviewer_id"),
        community_id=OuterRef("application__community_id"),
        state=MembershipState.INSIDE,
        is_reviewer=True,
    )
    blocked = Block.objects.filter(
        Q(blocker_id=OuterRef("reviewer_id"), blocked_id=OuterRef("application__person_id"))
        | Q(blocked_id=OuterRef("reviewer_id"), blocker_id=OuterRef("application__person_id"))
    )
    return Q(state=ReviewState.FINAL) | (Q(state=ReviewState.TAKEN) & Exists(still_reviewer) & ~Exists(blocked))


def may_begin(
    *, membership: Membership | None, last: Application | None, back_from: date | None, at: datetime
) -> Verdict:
    """Begin an application: whoever is not here already, and not before the day that a *not yet* named."""
    if membership is not None:
        return no(_("You are here already."))
    if last is not None and last.state == ApplicationState.NOT_HERE:
        free = last.may_come_again or (
            last.decided_at is not None and at >= last.decided_at + erased_after(NOT_HERE_MONTHS)
        )
        if not free:
            return no(_("You can ask again a year after the letter, or have it looked at a second time now."))
    if last is not None and last.may_come_again:
        return YES
    if last is not None and last.state == ApplicationState.NOT_YET and back_from is not None and at.date() < back_from:
        return no(_("You can begin again from the day that stands in your letter."))
    return YES


def may_open(findings: Collection[object]) -> Verdict:
    """Open a drafted pathway: once there is nothing left to mend in it."""
    if findings:
        return no(_("Something is still to be mended before it can be opened. It stands beside each step."))
    return YES


def may_send(missing: Collection[str | _StrPromise]) -> Verdict:
    """Send once every question has an answer; `missing` names the steps that lack one."""
    if missing:
        return no(
            _("Something is still empty: %(steps)s. What you wrote is kept.")
            % {"steps": ", ".join(str(title) for title in missing)}
        )
    return YES


def may_finish(*, open_marks: int, without_reasons: int) -> Verdict:
    """Make a reading final: every criterion has a level, and both ends of the scale have reasons."""
    if open_marks:
        return no(
            ngettext("%(n)s criterion is still open.", "%(n)s criteria are still open.", open_marks) % {"n": open_marks}
        )
    if without_reasons:
        return no(
            ngettext(
                "One level at an end of the scale still needs your reasons.",
                "%(n)s levels at an end of the scale still need your reasons.",
                without_reasons,
            )
            % {"n": without_reasons}
        )
    return YES


def are_times(times: Collection[datetime], *, at: datetime) -> Verdict:
    """Times for a conversation: one to three, all still to come."""
    if not 1 <= len(times) <= MOST_TIMES:
        return no(_("Please name one to three times."))
    if any(time <= at for time in times):
        return no(_("Please name times that are still to come."))
    return YES


def may_unmask(application: Application) -> Verdict:
    """Look at a name: where one is hidden at all."""
    return YES if application.hides_names else no(_("This application does not hide a name."))


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


def reading_due(application: Application) -> datetime | None:
    """By when the applicant was told it would be read."""
    return application.sent_at and application.sent_at + timedelta(days=application.pathway.reading_days)


def hands_over_at(review: Review) -> datetime:
    """When a reading that is not final is handed over: the day the applicant was told, and never within two days of
    taking it or of the last mark."""
    due = reading_due(review.application)
    last = max(review.taken_at, review.kept_at) + timedelta(days=BREATHER_DAYS)
    return max(due, last) if due else last


def letter_due(application: Application) -> datetime | None:
    """By when the applicant was told the letter would be there, as far as it can be known now."""
    pathway = application.pathway
    if application.read_at is not None:
        return application.read_at + timedelta(days=pathway.decision_days)
    return application.sent_at and application.sent_at + timedelta(days=pathway.reading_days + pathway.decision_days)


def erased_after(months: int) -> timedelta:
    """How long answers and readings are kept, counted from the decision."""
    return timedelta(days=months * DAYS_OF_A_MONTH)


def day_to_come_again(letter: Decision | None) -> str:
    """The day from which somebody can come again, in words; "" where none is named."""
    return date_format(letter.back_from, "j F Y") if letter is not None and letter.back_from else ""


def stands_beside(person_id: int) -> Q:
    """Applications this person accompanied or vouched for: they do not read or decide them."""
    return Q(
        Exists(Accompanying.objects.filter(application_id=OuterRef("pk"), guide_id=person_id))
        | Exists(Vouch.objects.filter(application_id=OuterRef("pk"), member_id=person_id, state=VouchState.GIVEN))
    )


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
