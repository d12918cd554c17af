"""Saying something of oneself, for fairness alone; cutting the thread; and working out what stewards see."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from holdspace.algorithms.fairness import Passing, PassingFigure, compare_groups, flagged_by_chance
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.vetting.facets import ANSWERS, FACETS
from holdspace.vetting.groups import counted, description_behind, may_describe, reached
from holdspace.vetting.handles import handle_of, key_in_use
from holdspace.vetting.models import Application, FairnessFigures, SelfDescription
from holdspace.vetting.seasons import season_of, seasons_back
from holdspace.vetting.states import ApplicationState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person

FEWEST_NEW = 10  # decisions since the last time, before anything is worked out anew
KEPT_SEASONS = 12
LARGEST_BY_CHANCE = 400  # people in a group; beyond, counting every outcome takes long, and chance says little


@transaction.atomic
def describe_myself(*, application: Application, said: Mapping[str, str], by: Person, at: datetime) -> None:
    """Keep what somebody says of themself, apart from everything else; nothing said takes it back.

    There is no entry: it would tell who said something, and when. `Refused` once the letter is there.
    """
    if by.pk != application.person_id:
        raise NothingHere
    if not may_describe(application):
        raise Refused(no(_("The letter is there already. What you said so far is counted.")))
    kept = {key: value for key, value in said.items() if value in ANSWERS.get(key, ())}
    there = description_behind(application)
    if not kept:
        if there is not None:
            there.delete()
        return
    if there is not None:
        there.said = kept
        there.save(update_fields=["said"])
        return
    key_id = key_in_use()
    SelfDescription.objects.create(
        id=secrets.randbits(62),
        community_id=application.community_id,
        season=season_of(at),
        key_id=key_id,
        handle=handle_of(application.pk, key_id=key_id),
        said=kept,
        from_draft=application.state == ApplicationState.DRAFT,
        reached=reached(application),
    )


@transaction.atomic
def keep_fairness(*, community: Community, by: Actor, at: datetime) -> FairnessFigures | None:
    """Once a season, and only with ten more decisions than the last time: what stewards see. None where it stays.

    On the way each description learns how far its application came, and threads to applications whose answers were
    erased are cut.
    """
    _follow(community)
    season, oldest = season_of(at), seasons_back(season_of(at), KEPT_SEASONS)
    SelfDescription.objects.filter(community=community, season__lt=oldest).delete()
    there = FairnessFigures.objects.filter(community=community).first()
    if there is not None and there.season == season:
        return None
    descriptions = list(SelfDescription.objects.filter(community=community))
    decided = sum(one.reached in {"answered", "welcomed"} for one in descriptions)
    if there is not None and abs(decided - there.decided) < FEWEST_NEW:
        return None
    counts = counted(descriptions)
    facets = [
        {
            "key": facet.key,
            "stages": [
                {"stage": stage, "groups": _compared(facet.answers, counts.get(facet.key, {}).get(stage, {}))}
                for stage in ("sent", "welcomed")
            ],
        }
        for facet in FACETS
    ]
    kept, _new = FairnessFigures.objects.update_or_create(
        community=community, defaults={"season": season, "at": at, "decided": decided, "found": {"facets": facets}}
    )
    record(verb="fairness.kept", of=kept, by=by, at=at, community_id=community.pk)
    return kept


def _follow(community: Community) -> None:
    """How far each came; the thread is cut where the answers are erased. Found from the applications' side."""
    threads = {one.handle: one for one in SelfDescription.objects.filter(community=community).exclude(handle="")}
    keys = {one.key_id for one in threads.values()}
    if not threads:
        return
    rows = Application.objects.filter(community=community).only("pk", "state", "sent_at", "answers_erased_at")
    for application in rows.iterator(chunk_size=2000):
        for key_id in keys:
            one = threads.pop(handle_of(application.pk, key_id=key_id), None)
            if one is None:
                continue
            one.reached = reached(application)
            if application.answers_erased_at is not None:
                one.handle, one.key_id = "", ""
            one.save(update_fields=["reached", "handle", "key_id"])
    for orphan in threads.values():
        orphan.delete()  # the application is gone, and with it what was said


def _compared(answers: Any, counts: Mapping[str, tuple[int, int]]) -> list[dict[str, Any]]:
    """The groups in the order of the question, each with what may be shown of it."""
    found = compare_groups(Passing(value, *counts.get(value, (0, 0))) for value, _words in answers)
    shown = [one for one in found if one.entered]
    best = max(shown, key=lambda one: (one.rate or 0.0, one.entered or 0), default=None)
    passed, entered = sum(one.passed or 0 for one in shown), sum(one.entered or 0 for one in shown)
    return [
        {
            "answer": one.name,
            "hidden": one.hidden,
            "entered": one.entered,
            "passed": one.passed,
            "rate": one.rate,
            "ratio": one.ratio,
            "flagged": one.flagged,
            "p": one.p,
            "shortfall": one.shortfall,
            "by_chance": _by_chance(one, best, passed, entered) if one.flagged else None,
        }
        for one in found
    ]


def _by_chance(one: PassingFigure, best: PassingFigure | None, passed: int, entered: int) -> float | None:
    """How often the flag is raised for these two sizes where there is no difference; None for large groups."""
    if best is None or not one.entered or not best.entered or max(one.entered, best.entered) > LARGEST_BY_CHANCE:
        return None
    return flagged_by_chance(one.entered, best.entered, passed / entered)
