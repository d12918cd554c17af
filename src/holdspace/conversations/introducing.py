"""The rules of introductions: who may bring whom together, who sees it, who answers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from holdspace.conversations.models import Introduction
from holdspace.conversations.rules import knows, may_begin
from holdspace.conversations.states import IntroductionState, Said
from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.people.rules import not_blocked

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor

LINE_LIMIT: Final = 280
MOST_A_WEEK: Final = 3


def asked_of(seen_by: Actor, at: datetime) -> Q:
    """Introductions that wait for this person: open, not answered by them, nobody of the three blocked either way.

    A block between the two hides it from both, and whoever brings them together learns nothing: silence looks alike.
    """
    me = seen_by.actor_id or 0
    asked = Q(one_id=me, one_said=Said.NOTHING) | Q(other_id=me, other_said=Said.NOTHING)
    return asked & Q(state=IntroductionState.OPEN) & _unblocked(seen_by)


def visible(seen_by: Actor, at: datetime) -> Q:
    """Introductions that this person reads: one's own; and those that concern one, unless taken back."""
    me = seen_by.actor_id or 0
    concerns = (Q(one_id=me) | Q(other_id=me)) & ~Q(state=IntroductionState.TAKEN_BACK)
    return Q(bringer_id=me) | (concerns & _unblocked(seen_by))


def may_introduce(own: Membership, one: Membership, other: Membership, *, by: Actor, at: datetime) -> Verdict:
    """Whoever writes to both already, three times a week at most."""
    if one.person_id == other.person_id:
        return no(_("Please choose two different people."))
    for whom in (one, other):
        meets = may_begin(own, whom, by=by, at=at)
        if not meets.allowed:
            return meets
        if not knows(own.community, own.person_id, whom.person_id):
            return no(_("One brings people together whom one writes to oneself."))
    week = Introduction.objects.filter(
        bringer_id=own.person_id, community_id=own.community_id, at__gt=at - timedelta(days=7)
    )
    if week.count() >= MOST_A_WEEK:
        return no(_("You have brought people together three times this week. Leave some for the next."))
    return YES


def fits(line: str) -> Verdict:
    """A line: some words, and not more than the page says."""
    if not line.strip():
        return no(_("Please write a line for each of them."))
    return YES if len(line) <= LINE_LIMIT else no(_("A line has up to 280 characters."))


def may_answer(introduction: Introduction, *, by: Actor, at: datetime) -> Verdict:
    """One of the two, as long as it is asked of them."""
    return (
        YES
        if Introduction.objects.filter(asked_of(by, at), pk=introduction.pk).exists()
        else no(_("This has been answered, or was taken back."))
    )


def may_take_back(introduction: Introduction, *, by: Actor) -> Verdict:
    """Whoever asked, until both said yes."""
    if introduction.bringer_id != by.actor_id:
        return no(_("Somebody else brings these two together."))
    return YES if introduction.state == IntroductionState.OPEN else no(_("They have met already."))


def _unblocked(seen_by: Actor) -> Q:
    return not_blocked(seen_by, "bringer") & not_blocked(seen_by, "one") & not_blocked(seen_by, "other")
