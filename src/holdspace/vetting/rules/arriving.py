"""Who asks whom to go along, whose first week it is, and from how many answers on stewards read how we did."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from holdspace.communities.rules import is_inside, is_newcomer
from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.vetting.states import HOW_DAYS, HOW_STATEMENTS, HowState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.vetting.models import HowAsked

FIRST_WEEK_DAYS = 7
SHOWN_FROM = 5  # answers that are shown together for the first time
HOW_OPEN_DAYS = 30
LONGEST_HOW = 1000


def arrives(membership: Membership, *, at: datetime) -> Verdict:
    """The pages of the first weeks: whoever is inside, and came within the last thirty days."""
    inside = is_inside(membership)
    if not inside.allowed:
        return inside
    if membership.founder or not is_newcomer(membership, at=at):
        return no(_("This is for the first weeks. You know your way by now."))
    return YES


def is_first_week(membership: Membership, *, at: datetime) -> bool:
    """Whether Today offers small steps."""
    return arrives(membership, at=at).allowed and at - membership.since < timedelta(days=FIRST_WEEK_DAYS)


def is_to_be_asked(membership: Membership, days: int, *, at: datetime) -> bool:
    """Whether somebody who was welcomed is asked now how we did: so many days after, within two weeks."""
    if days not in HOW_DAYS or membership.founder or membership.here_before or not is_inside(membership).allowed:
        return False
    return timedelta(days=days) <= at - membership.since < timedelta(days=days + 14)


def may_say_how(asked: HowAsked, *, at: datetime) -> Verdict:
    """Answer once, within thirty days of being asked."""
    if asked.state != HowState.ASKED:
        return no(_("You have answered. Thank you. Nobody can find your answer again, you neither."))
    if at > asked.at + timedelta(days=HOW_OPEN_DAYS):
        return no(_("The time for this is over. Tell a steward, if you like."))
    return YES


def is_an_answer(answers: Mapping[str, int | None], words: str) -> Verdict:
    """Something is said, and there is room for it."""
    if not words.strip() and all(answers.get(key) is None for key in HOW_STATEMENTS):
        return no(_("There is nothing here yet. One answer is enough, or a few words."))
    if len(words) > LONGEST_HOW:
        return no(_("That is longer than there is room for. It still stands here: shorten it a little."))
    return YES
