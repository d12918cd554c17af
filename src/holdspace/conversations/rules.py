"""Who reads a thread, and while it is open who writes in it; who may begin one with whom."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models import Membership
from holdspace.communities.rules import is_inside, is_newcomer, may_steward
from holdspace.communities.states import MembershipState
from holdspace.conversations.models import Limits, Pair, Participant
from holdspace.conversations.models.pair import NEWCOMERS_A_WEEK
from holdspace.conversations.states import UNANSWERED, Standing
from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.people.rules import not_blocked

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.conversations.models import Message, Thread
    from holdspace.grammar.actors import Actor

MESSAGE_LIMIT: Final = 2000
DRAFT_LIMIT: Final = 8000
LATER_DAYS: Final = 7  # after which something left for later stands in the daily mail once more
MOST_A_WEEK: Final = 10  # conversations that one person may begin in seven days, with whomever
MOST_NEWCOMERS: Final = 20  # the most a steward may set for those with newcomers
CLOSED = _("This conversation is closed. What you wrote to each other stays here.")


def visible(seen_by: Actor, at: datetime) -> Q:
    """The places of one's own: a thread is read by those who write in it and by nobody else.

    First words that were taken back before they were answered leave nothing behind with whoever they went to.
    """
    if seen_by.actor_id is None:
        return Q(pk__in=[])
    return Q(person_id=seen_by.actor_id) & ~Q(standing=Standing.UNASKED)


def reachable(seen_by: Actor) -> Q:
    """The other people's places that one can write to: still here, not erased, no block in either direction.

    All of these close a thread in the same words, so that a block cannot be told from somebody leaving.
    """
    inside = Membership.objects.filter(
        person=OuterRef("person_id"), community=OuterRef("community_id"), state=MembershipState.INSIDE
    )
    return not_blocked(seen_by, "person") & Q(person__erased_at=None) & Q(Exists(inside))


def may_write(thread: Thread, *, by: Actor) -> Verdict:
    """Whether the thread is open to this person, who has a place in it: all can be reached, and all said yes.

    Whoever was asked says yes by writing. Whoever asked waits; their first words they may change or take back.
    """
    others = Participant.objects.filter(thread=thread).exclude(person_id=by.actor_id or 0)
    if others.filter(~reachable(by)).exists() or not others.exists():
        return no(CLOSED)
    if others.filter(standing__in=UNANSWERED).exists():
        return no(_("Your first words are with them. There is room for more once they say yes."))
    return YES


def may_answer(place: Participant, *, by: Actor) -> Verdict:
    """Whoever was asked, as long as they could be written to."""
    if place.person_id != by.actor_id:
        return no(_("This was asked of somebody else."))
    others = Participant.objects.filter(thread_id=place.thread_id).exclude(pk=place.pk)
    return no(CLOSED) if others.filter(~reachable(by)).exists() else YES


def may_change(message: Message, *, by: Actor) -> Verdict:
    """Whoever wrote it, as often as they like, until they take it back."""
    if message.author_id != by.actor_id:
        return no(_("Somebody else wrote this."))
    return YES if message.taken_back_at is None else no(_("You have taken this back."))


def may_begin(one: Membership, other: Membership, *, by: Actor, at: datetime) -> Verdict:
    """Whether somebody may write to another member at all; whether a yes is needed is `knows`."""
    if one.person_id != by.actor_id:
        return no(_("One speaks for oneself here."))
    inside = is_inside(one)
    if not inside.allowed:
        return inside
    if one.person_id == other.person_id:
        return no(_("This is you."))
    there = Membership.objects.filter(
        not_blocked(by, "person"), pk=other.pk, community=one.community_id, state=MembershipState.INSIDE
    )
    if other.affirmed_version == 0 or not there.exists():
        return no(_("They cannot be written to at the moment."))
    return YES


def fits_limits(one: Membership, other: Membership, *, without: Pair, at: datetime) -> Verdict:
    """Whether this week has room for one more: ten with anybody, and two (or as stewards chose) with newcomers.

    `without` is the two of them: asking the same person anew is not one more.
    """
    lately = Pair.objects.filter(
        began_id=one.person_id, community_id=one.community_id, asked_at__gt=at - timedelta(days=7), needed_yes=True
    ).exclude(pk=without.pk)
    if lately.count() >= MOST_A_WEEK:
        return no(_("You have begun many conversations this week. Give them a few days to answer."))
    if counts_as_newcomer(other, at=at):
        most = newcomers_a_week(one.community_id)
        if lately.filter(with_newcomer=True).count() >= most:
            return no(
                _(
                    "So that newcomers are not overwhelmed, nobody begins more than a few conversations with them in a"
                    " week. They can write to you, or try again in a few days."
                )
            )
    return YES


def counts_as_newcomer(membership: Membership, *, at: datetime) -> bool:
    """In their first 30 days, and no founder."""
    return is_newcomer(membership, at=at) and not membership.founder


def newcomers_a_week(community_id: int) -> int:
    """How many conversations with newcomers one member may begin in seven days."""
    chosen = Limits.objects.filter(community_id=community_id).values_list("newcomers_a_week", flat=True).first()
    return NEWCOMERS_A_WEEK if chosen is None else chosen


def knows(community: Community, one_id: int, other_id: int, *, without: Thread | None = None) -> bool:
    """Whether the two write to each other already, both having said yes: then no yes is needed once more."""
    both = Participant.objects.filter(person_id=one_id, standing=Standing.IN, thread__community=community)
    if without is not None:
        both = both.exclude(thread=without)
    return both.filter(
        Exists(Participant.objects.filter(thread=OuterRef("thread_id"), person_id=other_id, standing=Standing.IN))
    ).exists()


def may_set_limits(membership: Membership, *, by: Actor, newcomers: int | None = None) -> Verdict:
    """Stewards, to between none and twenty a week."""
    if membership.person_id != by.actor_id:
        return no(_("One speaks for oneself here."))
    steward = may_steward(membership)
    if not steward.allowed:
        return steward
    if newcomers is not None and not 0 <= newcomers <= MOST_NEWCOMERS:
        return no(_("Between none and twenty a week."))
    return YES


def may_open_files(place: Participant, *, by: Actor) -> Verdict:
    """Whether what others attached in this thread opens: to who said yes, while all of them can be reached.

    A closed thread keeps its words but hands no file out any more. It does not tell whether that is a block, so what
    holds for a block holds for every other reason.
    """
    if place.person_id != by.actor_id or place.standing != Standing.IN:
        return no(_("There is no such file."))
    inside = Membership.objects.filter(
        person=place.person_id, community=place.community_id, state=MembershipState.INSIDE
    )
    others = Participant.objects.filter(thread_id=place.thread_id).exclude(pk=place.pk)
    return no(_("There is no such file.")) if others.filter(~reachable(by)).exists() or not inside.exists() else YES


def fits(words: str, *, has_file: bool = False) -> Verdict:
    """Whether this can be sent: some words or a file, and not more words than the page says."""
    if not words.strip() and not has_file:
        return no(_("There is nothing to send yet. Write a few words first."))
    if len(words) > MESSAGE_LIMIT:
        return no(_("This is longer than one message holds. You can send it in two."))
    return YES
