"""Seeking a colleague, extending, letting go, and asking more people as time goes by."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import Q

from holdspace.communities.rules import is_inside
from holdspace.directory.queries import additions
from holdspace.grammar.refusals import NothingHere, insist
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.outbox.actions import withdraw_about
from holdspace.referrals.asking import ask_some
from holdspace.referrals.models import Answer, Referral
from holdspace.referrals.moving import take_step
from holdspace.referrals.notices import say_of
from holdspace.referrals.rules import GOOD_DAYS, LISTS, may_seek, may_write, on_the_board
from holdspace.referrals.states import AnswerState, ReferralState, Where
from holdspace.search.actions import forget, index
from holdspace.web.coaching import names_no_client

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person

GOOD = timedelta(days=GOOD_DAYS)


@once_only
def seek_colleague(
    *,
    membership: Membership,
    wanted: Mapping[str, Sequence[str]],
    where: str = Where.EITHER,
    region: str = "",
    payer: str = "",
    sliding: bool = False,
    note: str = "",
    by: Person,
    at: datetime,
    once: str = "",
) -> Referral:
    """Look for a colleague by keys of the lists (`LISTS`); the first who fit are asked at once.

    `note` is one optional line on the colleague who is sought. Raises `Refused` where what is said could identify a
    client, stands in no list, or is too much at a time.
    """
    if membership.person_id != by.pk:
        raise NothingHere
    insist(is_inside(membership))
    own = any("own-" in key for keys in wanted.values() for key in keys)
    added = {one.key for one in additions(community=membership.community, seen_by=by)} if own else set()
    insist(may_seek(wanted, added=added, where=where, region=region, payer=payer, note=note))
    insist(names_no_client(note, region, payer, kind="ask"))
    mine = Referral.objects.filter(on_the_board(at), community_id=membership.community_id, asker=by)
    insist(may_write(open_now=mine.count()))
    kept = {name: list(dict.fromkeys(wanted[name])) for name in LISTS if wanted.get(name)}
    referral = Referral.objects.create(
        community=membership.community,
        asker=by,
        wanted=kept | ({"sliding": ["yes"]} if sliding else {}),
        where=where,
        region=" ".join(region.split()),
        payer=" ".join(payer.split()),
        note=" ".join(note.split()),
        asked_at=at,
        renewed_at=at,
        good_until=at + GOOD,
    )
    record(verb="referral.written", of=referral, by=by, at=at, community_id=referral.community_id, once=once)
    index(kind="referral", thing=referral, by=by, at=at)
    ask_some(referral, by=by, at=at)
    return referral


@once_only
def extend_referral(*, referral: Referral, by: Person, at: datetime, once: str = "") -> Referral:
    """Good for another 30 days, and more colleagues are asked where there is room."""
    _insist_on_ones_own(referral, by)
    take_step(referral, "extend", renewed_at=at, good_until=at + GOOD, told_of_date_at=None)
    record(verb="referral.extended", of=referral, by=by, at=at, community_id=referral.community_id, once=once)
    ask_some(referral, by=by, at=at)
    return referral


@once_only
def say_found(*, referral: Referral, by: Person, at: datetime, once: str = "") -> Referral:
    """Somebody was found, here or elsewhere: nobody is asked any more, and whoever was reads that it is over."""
    _insist_on_ones_own(referral, by)
    take_step(referral, "find", closed_at=at, look_again_at=None)
    record(verb="referral.found", of=referral, by=by, at=at, community_id=referral.community_id, once=once)
    _close(referral, by=by, at=at)
    return referral


@once_only
def let_go_of_referral(*, referral: Referral, by: Person, at: datetime, once: str = "") -> Referral:
    """Let it go, without reasons."""
    _insist_on_ones_own(referral, by)
    take_step(referral, "let_go", closed_at=at, look_again_at=None)
    record(verb="referral.let_go", of=referral, by=by, at=at, community_id=referral.community_id, once=once)
    _close(referral, by=by, at=at)
    return referral


@transaction.atomic
def look_again(*, by: Actor, at: datetime, most: int = 50) -> int:
    """Ask more colleagues where nobody has said yes in time; returns how many referrals were looked at."""
    due = Referral.objects.filter(state=ReferralState.OPEN, look_again_at__lte=at).order_by("look_again_at", "id")
    referrals = list(due[:most])
    for referral in referrals:
        Referral.objects.filter(pk=referral.pk).update(look_again_at=None)
        ask_some(referral, by=by, at=at)
    return len(referrals)


@transaction.atomic
def tell_of_dates(*, by: Actor, at: datetime, most: int = 100) -> int:
    """Say once to whoever looks that it has come to its date, and can be extended; returns how many."""
    due = Referral.objects.select_for_update(
        of=("self",), skip_locked=connection.features.has_select_for_update_skip_locked
    ).filter(Q(state=ReferralState.OPEN, told_of_date_at__isnull=True, good_until__lte=at))
    referrals = list(due.select_related("community").order_by("good_until", "id")[:most])
    for referral in referrals:
        Referral.objects.filter(pk=referral.pk).update(told_of_date_at=at, look_again_at=None)
        record(verb="referral.came_to_date", of=referral, by=by, at=at, community_id=referral.community_id)
        say_of(referral, "came_to_date", referral.asker_id, by=by, at=at)
    return len(referrals)


def _insist_on_ones_own(referral: Referral, by: Person) -> None:
    if referral.asker_id != by.pk:
        raise NothingHere


def _close(referral: Referral, *, by: Person, at: datetime) -> None:
    """Nothing is asked of anybody any more, and nothing says who said no; words that were left stay with the asker."""
    forget(kind="referral", thing_ids=[referral.pk], by=by, at=at)
    answers = Answer.objects.filter(referral=referral)
    waiting = list(answers.filter(state=AnswerState.ASKED).values_list("person_id", flat=True))
    answers.exclude(state=AnswerState.YES).update(state=AnswerState.OVER)
    for kind in ("referrals.asked", "referrals.thought_of_you"):
        withdraw_about(kind=kind, about_ids=[referral.pk], person_ids=waiting, by=by, at=at)
