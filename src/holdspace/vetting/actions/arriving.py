"""Small steps of the first week, and how newcomers say we did."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from holdspace.communities.models import Community
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import NothingHere, insist
from holdspace.journal.actions import record
from holdspace.outbox.actions import tell
from holdspace.vetting.models import FirstStep, HowAnswer, HowAsked
from holdspace.vetting.queries.arriving import to_be_asked
from holdspace.vetting.rules import SHOWN_FROM, arrives, is_an_answer, is_to_be_asked, may_say_how
from holdspace.vetting.states import HOW_DAYS, HOW_STATEMENTS, SMALL_STEPS, HowState, StepState
from holdspace.web.coaching import names_no_client
from holdspace.web.ways import way

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person

ALL = "all"


@transaction.atomic
def say_of_small_step(*, membership: Membership, key: str, state: str, by: Person, at: datetime) -> None:
    """Done, or *not for me*; `key` "all" passes over everything that is still open. `NothingHere` for no such step.

    There is no entry: what somebody does in their first week is theirs.
    """
    if membership.person_id != by.pk:
        raise NothingHere
    insist(arrives(membership, at=at))
    keys = [step.key for step in SMALL_STEPS]
    if key != ALL and key not in keys:
        raise NothingHere
    said = StepState(state)
    if key != ALL:
        FirstStep.objects.update_or_create(membership=membership, key=key, defaults={"state": said})
        return
    for one in keys:
        FirstStep.objects.get_or_create(membership=membership, key=one, defaults={"state": StepState.SKIPPED})


@transaction.atomic
def ask_how_we_did(*, community_id: int, by: Actor, at: datetime) -> int:
    """Ask whoever came 30 or 90 days ago, once each; return how many."""
    community = Community.objects.get(pk=community_id)
    asked = 0
    for days in HOW_DAYS:
        for membership in to_be_asked(community=community, days=days, seen_by=by, at=at):
            if not is_to_be_asked(membership, days, at=at):
                continue
            one, new = HowAsked.objects.get_or_create(membership=membership, days=days, defaults={"at": at})
            if not new:
                continue
            asked += 1
            record(verb="newcomer.asked_how", of=one, by=by, at=at, community_id=community.pk, data={"days": days})
            tell(
                person_id=membership.person_id,
                kind="vetting.how_did_we_do",
                url=way("vetting.how", community.slug, days),
                by=by,
                at=at,
                about=one,
                community_id=community.pk,
                community_name=community.name,
            )
    return asked


@transaction.atomic
def say_how_we_did(*, asked: HowAsked, answers: Mapping[str, int | None], words: str, by: Person, at: datetime) -> None:
    """Answer without a name. There is no entry: it would say who, and when. Nobody finds it again to change it."""
    _insist_on_own(asked, by)
    insist(may_say_how(asked, at=at))
    words = words.replace("\r\n", "\n").strip()
    insist(is_an_answer(answers, words))
    insist(names_no_client(words))
    move(asked, out_of=HowState.ASKED, into=HowState.ANSWERED, told=_("You have answered. Thank you."))
    HowAnswer.objects.create(
        id=secrets.randbits(62),
        community_id=asked.membership.community_id,
        days=asked.days,
        words=words,
        **{key: answers.get(key) for key in HOW_STATEMENTS},
    )


@transaction.atomic
def rather_not_say(*, asked: HowAsked, by: Person, at: datetime) -> None:
    """*Rather not*: nobody is told, and it is not asked again. There is no entry of it either."""
    _insist_on_own(asked, by)
    move(asked, out_of=HowState.ASKED, into=HowState.RATHER_NOT, told=_("You have answered. Thank you."))


@transaction.atomic
def show_how_we_did(*, community_id: int, by: Actor, at: datetime) -> int:
    """Let stewards read what newcomers said, five answers or more at once, so that none comes out alone; return how
    many came out."""
    shown = 0
    for days in HOW_DAYS:
        waiting = list(
            HowAnswer.objects.filter(community_id=community_id, days=days, shown=False).values_list("pk", flat=True)
        )
        if len(waiting) < SHOWN_FROM:
            continue
        HowAnswer.objects.filter(pk__in=waiting).update(shown=True)
        community = Community.objects.get(pk=community_id)
        record(verb="newcomer.how_shown", of=community, by=by, at=at, community_id=community_id, data={"days": days})
        shown += len(waiting)
    return shown


def _insist_on_own(asked: HowAsked, by: Person) -> None:
    if asked.membership.person_id != by.pk:
        raise NothingHere
