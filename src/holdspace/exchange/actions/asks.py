"""Asking, extending, letting go; and keeping what somebody is about to ask."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.queries import circle_audience, everybody_in
from holdspace.communities.rules import is_inside
from holdspace.exchange.details import fitting
from holdspace.exchange.models import Ask, AskDraft
from holdspace.exchange.moving import take_step
from holdspace.exchange.notices import say_to_asker, thank_who_waits
from holdspace.exchange.rules import (
    GOOD_DAYS,
    TITLE_LIMIT,
    USUAL_DAYS,
    WORDS_LIMIT,
    came_to_their_date,
    may_ask,
    on_the_board,
    part_in,
)
from holdspace.exchange.states import ASKED_FOR, AskKind, Urgency
from holdspace.grammar.refusals import NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.search.actions import forget, index
from holdspace.web.coaching import names_no_client

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from holdspace.communities.models import Audience, Membership
    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person


@once_only
def write_ask(
    *,
    membership: Membership,
    kind: str,
    title: str,
    words: str,
    good_days: int = USUAL_DAYS,
    urgency: str = Urgency.WHENEVER,
    details: Mapping[str, str] | None = None,
    circle: int = 0,
    by: Person,
    at: datetime,
    once: str = "",
) -> Ask:
    """Ask everybody here, or one of one's circles (its number), for something; the draft goes with it.

    `good_days` is one of `GOOD_DAYS`; of `details` (by the names in `DETAILS`) what its kind asks for is kept. Raises
    `Refused` beyond `MOST_OPEN_ASKS`, and for texts that are empty or beyond their limits; ValueError for a kind that
    is not asked for here.
    """
    if membership.person_id != by.pk:
        raise NothingHere
    insist(is_inside(membership))
    if kind not in ASKED_FOR:
        raise ValueError(kind)
    _insist_on_texts(title, words)
    more = fitting(kind, details or {})
    insist(names_no_client(title, words, more.get("roles", ""), kind="ask"))
    mine = Ask.objects.filter(on_the_board(at), community_id=membership.community_id, asker=by)
    insist(may_ask(by=by, open_asks=mine.count()))
    ask = Ask.objects.create(
        community=membership.community,
        audience=_audience(membership, circle, by),
        asker=by,
        kind=AskKind(kind),
        urgency=Urgency(urgency),
        details=more,
        title=title.strip(),
        words=words.strip(),
        asked_at=at,
        renewed_at=at,
        good_until=at + timedelta(days=good_days if good_days in GOOD_DAYS else USUAL_DAYS),
    )
    AskDraft.objects.filter(membership=membership).delete()
    record(
        verb="ask.written",
        of=ask,
        by=by,
        at=at,
        community_id=ask.community_id,
        data={"kind": str(ask.kind)},
        once=once,
    )
    index(kind="ask", thing=ask, by=by, at=at)
    return ask


@once_only
def extend_ask(*, ask: Ask, by: Person, at: datetime, once: str = "") -> Ask:
    """Good for another 30 days from now, and at the top of the board again."""
    good_until = at + timedelta(days=USUAL_DAYS)
    part = part_in(ask, actor=by)
    take_step(ask, "extend", part, renewed_at=at, good_until=good_until, told_of_date_at=None)
    record(verb="ask.extended", of=ask, by=by, at=at, community_id=ask.community_id, once=once)
    return ask


@transaction.atomic
def tell_of_dates(*, by: Actor, at: datetime, most: int = 100) -> int:
    """Say once to whoever asked that their ask has come to its date, and can be extended; returns how many."""
    due = Ask.objects.select_for_update(of=("self",), skip_locked=connection.features.has_select_for_update_skip_locked)
    asks = list(due.filter(came_to_their_date(at)).select_related("community").order_by("good_until", "id")[:most])
    for ask in asks:
        ask.told_of_date_at = at
        ask.save(update_fields=["told_of_date_at"])
        record(verb="ask.came_to_date", of=ask, by=by, at=at, community_id=ask.community_id)
        say_to_asker(ask, "came_to_date", by=by, at=at)
    return len(asks)


@once_only
def let_go_of_ask(*, ask: Ask, by: Person, at: datetime, once: str = "") -> Ask:
    """Let an open ask go, without reasons. Whoever had offered is thanked."""
    take_step(ask, "let_go", part_in(ask, actor=by), closed_at=at)
    record(verb="ask.let_go", of=ask, by=by, at=at, community_id=ask.community_id, once=once)
    forget(kind="ask", thing_ids=[ask.pk], by=by, at=at)
    thank_who_waits(ask, "let_go", by=by, at=at)
    return ask


@transaction.atomic
def keep_ask_draft(
    *,
    membership: Membership,
    kind: str,
    title: str,
    words: str,
    good_days: int | None,
    more: Mapping[str, str] | None = None,
    by: Person,
    at: datetime,
) -> AskDraft | None:
    """Keep what somebody is about to ask, one draft for each membership; nothing but blanks drops it (None).

    Only the beginning of a draft is an entry: what is being written is nobody's business.
    """
    if membership.person_id != by.pk:
        raise NothingHere
    if not title.strip() and not words.strip():
        AskDraft.objects.filter(membership=membership).delete()
        return None
    draft, begun = AskDraft.objects.update_or_create(
        membership=membership,
        defaults={
            "kind": kind,
            "title": title,
            "words": words,
            "good_days": good_days,
            "more": dict(more or {}),
            "kept_at": at,
        },
    )
    if begun:
        record(verb="ask.begun", of=draft, by=by, at=at, community_id=membership.community_id)
    return draft


def _audience(membership: Membership, circle: int, by: Person) -> Audience:
    if circle:
        return circle_audience(membership=membership, number=circle, seen_by=by)
    return everybody_in(community=membership.community, seen_by=by)


def _insist_on_texts(title: str, words: str) -> None:
    if not title.strip() or not words.strip():
        raise Refused(no(_("Say in a line what you ask for, and a few words about it.")))
    if len(title) > TITLE_LIMIT or len(words) > WORDS_LIMIT:
        raise Refused(no(_("This is longer than an ask holds. What matters most?")))
