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
