"""Erasing what was kept for long enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.grammar.moves import move
from holdspace.journal.actions import record
from holdspace.vetting.keeping import erase_words
from holdspace.vetting.models import Application
from holdspace.vetting.rules import erased_after
from holdspace.vetting.states import DECIDED, ApplicationState

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor

AT_ONCE = 100  # one transaction stays short; the schedule comes again


@transaction.atomic
def erase_kept_answers(*, by: Actor, at: datetime) -> int:
    """Erase answers and readings whose time is over, and drafts nobody touched for as long; return how many.

    The fact and the dates of an application stay, and the letter, which is the applicant's.
    """
    erased = 0
    rows = Application.objects.select_related("pathway").filter(answers_erased_at=None)
    over = rows.filter(state__in=sorted(DECIDED)).order_by("decided_at", "id")
    drafts = rows.filter(state=ApplicationState.DRAFT).order_by("kept_at", "id")
    for application in [*over[:AT_ONCE], *drafts[:AT_ONCE]]:
        since = application.decided_at or application.kept_at
        if at < since + erased_after(application.pathway.keeps_months):
            continue
        if application.state == ApplicationState.DRAFT:
            move(application, out_of=ApplicationState.DRAFT, into=ApplicationState.LEFT, left_at=at)
        erase_words(application)
        Application.objects.filter(pk=application.pk).update(answers_erased_at=at)
        record(verb="application.erased", of=application, by=by, at=at, community_id=application.community_id)
        erased += 1
    return erased
