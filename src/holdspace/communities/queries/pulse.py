"""The season's question: the one that is open, and what was said in earlier ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.communities.models import Pulse, PulseAnswer, PulseTaken
from holdspace.communities.states import PULSE_ANSWERS, PULSE_STATEMENTS, PulseState
from holdspace.grammar.refusals import NothingHere

if TYPE_CHECKING:
    from datetime import datetime

    from django.utils.functional import _StrPromise

    from holdspace.communities.models import Community, Membership
    from holdspace.grammar.actors import Actor

MOST_SEASONS = 20
MOST_ANSWERS = 5_000


@dataclass(frozen=True, slots=True)
class StatementTold:
    """One statement, how many gave which answer (in order from "not yet" to "yes"), and how many passed it over."""

    words: str | _StrPromise
    counts: list[tuple[str | _StrPromise, int]]
    passed_over: int


@dataclass(frozen=True, slots=True)
class PulseTold:
    """Everything that was said in one season, whole, in no order."""

    pulse: Pulse
    statements: list[StatementTold]
    words: list[str]


def pulse_open(*, community: Community, seen_by: Actor, at: datetime) -> Pulse | None:
    """The question that is open now."""
    rows = Pulse.objects.filter(community=community, state=PulseState.OPEN, closes_at__gt=at)
    return rows.order_by("-opened_at").first()


def has_answered(*, pulse: Pulse, membership: Membership, seen_by: Actor) -> bool:
    """Whether somebody has answered it: for themself alone."""
    if membership.person_id != seen_by.actor_id:
        raise NothingHere
    return PulseTaken.objects.filter(pulse=pulse, membership=membership).exists()


def earlier_pulses(*, community: Community, seen_by: Actor) -> list[Pulse]:
    """The last twenty that have ended, the newest first."""
    rows = Pulse.objects.filter(community=community).exclude(state=PulseState.OPEN)
    return list(rows.order_by("-season")[:MOST_SEASONS])


def pulse_told(*, community: Community, season: str, seen_by: Actor) -> PulseTold:
    """What was said in a season. Raises `NothingHere` while it is open and where too few answered.

    Answers come by their number, which is drawn by chance: their order says nothing about who was first.
    """
    pulse = Pulse.objects.filter(community=community, season=season, state=PulseState.SHOWN).first()
    if pulse is None:
        raise NothingHere
    answers = list(PulseAnswer.objects.filter(pulse=pulse).order_by("id")[:MOST_ANSWERS])
    statements = []
    for key, words in PULSE_STATEMENTS.items():
        given = [getattr(one, key) for one in answers]
        counts: list[tuple[str | _StrPromise, int]] = [(label, given.count(value)) for value, label in PULSE_ANSWERS]
        statements.append(StatementTold(words, counts, given.count(None)))
    return PulseTold(pulse, statements, [one.words for one in answers if one.words])
