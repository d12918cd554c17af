"""How joining goes at present, told to anybody who stands at the door."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from holdspace.vetting.models import Application
from holdspace.vetting.queries.pathway import open_pathway_of, steps_of
from holdspace.vetting.states import DECIDED, ApplicationState
from holdspace.vetting.words import number_in_words

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor
    from holdspace.vetting.models import Pathway
    from holdspace.vetting.queries.pathway import Step

LATELY_DAYS = 90
FEWEST = 5  # below it a figure would point at single people
MOST_COUNTED = 1000
A_YEAR = 365


@dataclass(frozen=True, slots=True)
class JoiningNow:
    """`steps` are (title, how long, who reads it). Days run from sending to the letter; None: too few lately to say.

    `steps` is empty where the community takes no applications yet.
    """

    steps: list[tuple[str, str, str]]
    days_median: int | None
    days_longest: int | None
    welcomed_of_all: tuple[int, int] | None = None

    @property
    def lately(self) -> str:
        """How long it takes at present, in one sentence."""
        if self.days_median is None or self.days_longest is None:
            return _("Too few people have come lately to say how long it takes.")
        return _("Lately it took about %(usual)s from sending to the letter, and at most %(longest)s.") % {
            "usual": _days(self.days_median),
            "longest": _days(self.days_longest),
        }

    @property
    def welcomed_lately(self) -> str:
        """How many were welcomed, in one sentence."""
        if self.welcomed_of_all is None:
            return _("Too few people have come in the last year to say how many are welcomed.")
        welcomed, answered = self.welcomed_of_all
        return _("In the last year %(welcomed)s of %(answered)s people who got an answer were welcomed.") % {
            "welcomed": welcomed,
            "answered": answered,
        }


def _how_many(community: Community, at: datetime) -> tuple[int, int] | None:
    """(welcomed, answered) in the last twelve months; None below FEWEST answers."""
    rows = Application.objects.filter(
        community=community, state__in=sorted(DECIDED), decided_at__gt=at - timedelta(days=A_YEAR), decided_at__lte=at
    )
    counted = rows.aggregate(all=Count("pk"), welcomed=Count("pk", filter=Q(state=ApplicationState.WELCOMED)))
    return (counted["welcomed"], counted["all"]) if counted["all"] >= FEWEST else None


def joining_now(*, community: Community, seen_by: Actor, at: datetime) -> JoiningNow:
    """The steps of the open pathway, and how long real decisions of the last 90 days took."""
    pathway = open_pathway_of(community=community, seen_by=seen_by)
    spans = (
        Application.objects.filter(
            community=community,
            state__in=sorted(DECIDED),
            decided_at__gt=at - timedelta(days=LATELY_DAYS),
            decided_at__lte=at,
        )
        .order_by("-decided_at")
        .values_list("sent_at", "decided_at")[:MOST_COUNTED]
    )
    # Begun days count whole: nobody should wait longer than the figure says.
    days = [max(1, math.ceil((decided - sent) / timedelta(days=1))) for sent, decided in spans if sent and decided]
    counted = len(days) >= FEWEST
    return JoiningNow(
        steps=_in_words(pathway, steps_of(pathway=pathway, seen_by=seen_by)) if pathway else [],
        days_median=math.ceil(median(days)) if counted else None,
        days_longest=max(days) if counted else None,
        welcomed_of_all=_how_many(community, at),
    )


def _in_words(pathway: Pathway, steps: list[Step]) -> list[tuple[str, str, str]]:
    """Situations are told as one step: what they are about stands on their own pages."""
    told: list[tuple[str, str, str]] = []
    situations = [step for step in steps if step.scenario is not None]
    for step in steps:
        if step.scenario is None:
            told.append((str(step.title), _minutes(step.minutes), _who_reads(pathway, step)))
        elif step is situations[0]:
            title = ngettext(
                "One situation between colleagues", "%(n)s situations between colleagues", len(situations)
            ) % {"n": number_in_words(len(situations)).capitalize()}
            told.append((title, _minutes(sum(one.minutes for one in situations)), _who_reads(pathway, step)))
    told.append(
        (
            _("An answer with reasons"),
            _("%(reading)s for reading, %(deciding)s for deciding")
            % {"reading": _days(pathway.reading_days), "deciding": _days(pathway.decision_days)},
            _("Two people decide together. The letter is for you alone."),
        )
    )
    return told


def _who_reads(pathway: Pathway, step: Step) -> str:
    if not step.is_written:
        return _("With two people who have read what you wrote.")
    said = {"people": pathway.readers_in_words, "months": pathway.keeps_months}
    if not step.kind.for_readers:
        return _("Read by the stewards alone, erased %(months)s months after the letter.") % said
    return _("Read by %(people)s here, erased %(months)s months after the letter.") % said


def _minutes(n: int) -> str:
    return ngettext("About %(n)s minute", "About %(n)s minutes", n) % {"n": n}


def _days(n: int) -> str:
    return ngettext("%(n)s day", "%(n)s days", n) % {"n": n}
