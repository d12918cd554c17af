"""When a reading is whole, and when a name may be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from holdspace.grammar.verdicts import YES, Verdict, no

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from holdspace.vetting.models import Application

MOST_TIMES = 3  # that are proposed for a conversation
MOST_UNDER_WAY = 3  # readings that somebody has at a time, but for what they are asked for
BREATH_DAYS = 3  # so long after a reading, what others are asked for is left to them


def may_take(*, asked: bool, under_way: int, lately: int, left: int) -> Verdict:
    """Take a place to read: what one is asked for always; else no more than three at a time, and while one is reading
    or has just read (`lately`, `under_way` of them not final), only places beside those others are asked for.

    `left` is how many places are free once all who are asked say yes. So nobody reads everything, however eager, and
    what the others were asked for is still there when they come.
    """
    if asked:
        return YES
    if under_way >= MOST_UNDER_WAY:
        return no(
            _("You are reading %(n)s already. Finish or pass on one of them first; the others are asked meanwhile.")
            % {"n": under_way}
        )
    if lately and left <= 0:
        return no(_("Others are asked to read this one, and have two days. You have one, or have just read one."))
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


def may_unmask(application: Application) -> Verdict:
    """Look at a name: where one is hidden at all."""
    return YES if application.hides_names else no(_("This application does not hide a name."))


def are_times(times: Collection[datetime], *, at: datetime) -> Verdict:
    """Times for a conversation: one to three, all still to come."""
    if not 1 <= len(times) <= MOST_TIMES:
        return no(_("Please name one to three times."))
    if any(time <= at for time in times):
        return no(_("Please name times that are still to come."))
    return YES
