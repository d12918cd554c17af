"""What somebody is about to offer, kept while they write; and saying a standing offer otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.exchange.models import StandingDraft
from holdspace.exchange.moving import take_step
from holdspace.exchange.rules import may_stand_with, part_in_standing
from holdspace.exchange.states import StandingState
from holdspace.grammar.refusals import NothingHere, insist
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.search.actions import index
from holdspace.web.coaching import names_no_client

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.exchange.models import StandingOffer
    from holdspace.people.models import Person


@once_only
def reword_standing(
    *, standing: StandingOffer, title: str, words: str, by: Person, at: datetime, once: str = ""
) -> StandingOffer:
    """Say it otherwise, while it stands or is paused. Earlier words are kept nowhere; whoever has a place goes on
    reading the line that they took it by. While it stands that says, too, that it does.

    Raises `Refused` for texts that are empty or beyond their limits, and for what could identify a client.
    """
    insist(may_stand_with(title=title, words=words))
    insist(names_no_client(title, words, kind="ask"))
    part = part_in_standing(standing, actor=by)
    said = {"title": title.strip(), "words": words.strip()}
    if standing.state == StandingState.PAUSED:
        take_step(standing, "reword_paused", part, **said)
    else:
        take_step(standing, "reword", part, confirmed_at=at, asked_at=None, **said)
    record(verb="standing.reworded", of=standing, by=by, at=at, community_id=standing.community_id, once=once)
    index(kind="standing", thing=standing, by=by, at=at)
    return standing


@transaction.atomic
def keep_standing_draft(
    *,
    membership: Membership,
    kind: str,
    title: str,
    words: str,
    more: Mapping[str, str] | None = None,
    by: Person,
    at: datetime,
) -> StandingDraft | None:
    """Keep what somebody is about to offer, one draft for each membership; nothing but blanks drops it (None).

    Only the beginning of a draft is an entry: what is being written is nobody's business.
    """
    if membership.person_id != by.pk:
        raise NothingHere
    if not title.strip() and not words.strip():
        StandingDraft.objects.filter(membership=membership).delete()
        return None
    draft, begun = StandingDraft.objects.update_or_create(
        membership=membership,
        defaults={"kind": kind, "title": title, "words": words, "more": dict(more or {}), "kept_at": at},
    )
    if begun:
        record(verb="standing.begun", of=draft, by=by, at=at, community_id=membership.community_id)
    return draft
