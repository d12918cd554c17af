"""Beginning, sending, and what a pathway needs before it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.vetting.rules.times import erased_after
from holdspace.vetting.states import ApplicationState

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from django.utils.functional import _StrPromise

    from holdspace.communities.models import Membership
    from holdspace.vetting.models import Application

NOT_HERE_MONTHS = 12  # so long after a *not here* somebody can ask again


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
