"""Offering something until further notice, saying that it still stands, pausing and ending it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from holdspace.communities.queries import circle_audience, everybody_in
from holdspace.communities.rules import is_inside
from holdspace.exchange.models import StandingDraft, StandingOffer
from holdspace.exchange.moving import take_step
from holdspace.exchange.notices import ask_whether_it_stands
from holdspace.exchange.places import next_month, recount, renew
from holdspace.exchange.rules import (
    MOST_PLACES,
    giver_rests,
    has_a_new_lot,
    may_offer_standing,
    may_stand_with,
    part_in_standing,
    wants_confirming,
)
from holdspace.exchange.states import AskKind, StandingState
from holdspace.grammar.refusals import NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.search.actions import forget, index
from holdspace.web.coaching import names_no_client

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person


@once_only
def offer_standing(
    *,
    membership: Membership,
    kind: str,
    title: str,
    words: str,
    places: int,
    every_month: bool = False,
    circle: int = 0,
    by: Person,
    at: datetime,
    once: str = "",
) -> StandingOffer:
    """Offer everybody here, or one of one's circles (its number), something that has `places`: so many each month of
    the giver's own clock where `every_month`, so many in all otherwise. The draft goes with it.

    Raises `Refused` beyond `MOST_STANDING`, for texts that are empty or beyond their limits, and for a number of
    places outside 1 to `MOST_PLACES`.
    """
    if membership.person_id != by.pk:
        raise NothingHere
    insist(is_inside(membership))
    insist(may_stand_with(title=title, words=words))
    _insist_on_places(places)
    insist(names_no_client(title, words, kind="ask"))
    mine = StandingOffer.objects.filter(community_id=membership.community_id, giver=by)
    insist(may_offer_standing(by=by, standing=mine.exclude(state=StandingState.ENDED).count()))
    everybody = everybody_in(community=membership.community, seen_by=by)
    standing = StandingOffer.objects.create(
        community=membership.community,
        audience=circle_audience(membership=membership, number=circle, seen_by=by) if circle else everybody,
        giver=by,
        kind=AskKind(kind),
        title=title.strip(),
        words=words.strip(),
        places=places,
        left=places,
        every_month=every_month,
        renews_at=next_month(at, of=by) if every_month else None,
        offered_at=at,
        confirmed_at=at,
    )
    StandingDraft.objects.filter(membership=membership).delete()
    _note("standing.offered", standing, by, at, once)
    index(kind="standing", thing=standing, by=by, at=at)
    return standing


@once_only
def confirm_standing(*, standing: StandingOffer, by: Person, at: datetime, once: str = "") -> StandingOffer:
    """It still stands: fresh again, and nobody asks for another sixty days."""
    take_step(standing, "confirm", part_in_standing(standing, actor=by), confirmed_at=at, asked_at=None)
    _note("standing.confirmed", standing, by, at, once)
    return standing


@once_only
def change_places(*, standing: StandingOffer, places: int, by: Person, at: datetime, once: str = "") -> StandingOffer:
    """Say how many places there are: each month, less those that are taken in this one; or else how many are free now,
    whatever was taken before. That says, too, that it stands."""
    part = part_in_standing(standing, actor=by)
    _insist_on_places(places)
    new_lot = {} if standing.every_month else {"lot": F("lot") + 1}
    # No more is left than there are, at any moment of this.
    take_step(standing, "change", part, left=0, places=places, confirmed_at=at, asked_at=None, **new_lot)
    recount(standing.pk)
    standing.refresh_from_db()
    _note("standing.changed", standing, by, at, once)
    return standing


@once_only
def pause_standing(*, standing: StandingOffer, by: Person, at: datetime, once: str = "") -> StandingOffer:
    """Not at the moment: no place can be taken; what is under way goes on."""
    take_step(standing, "pause", part_in_standing(standing, actor=by))
    _note("standing.paused", standing, by, at, once)
    return standing


@once_only
def resume_standing(*, standing: StandingOffer, by: Person, at: datetime, once: str = "") -> StandingOffer:
    """Offer it again, as it was."""
    take_step(standing, "resume", part_in_standing(standing, actor=by), confirmed_at=at, asked_at=None)
    _note("standing.resumed", standing, by, at, once)
    return standing


@once_only
def end_standing(*, standing: StandingOffer, by: Person, at: datetime, once: str = "") -> StandingOffer:
    """Not offered any more, for good; what is under way goes on."""
    take_step(standing, "end", part_in_standing(standing, actor=by), ended_at=at)
    _note("standing.ended", standing, by, at, once)
    forget(kind="standing", thing_ids=[standing.pk], by=by, at=at)
    return standing


@transaction.atomic
def renew_places(*, by: Actor, at: datetime, most: int = 100) -> int:
    """Begin the month of the standing offers that have one; returns how many."""
    due = list(_held().filter(has_a_new_lot(at)).select_related("giver").order_by("renews_at", "id")[:most])
    for standing in due:
        renew(standing, at=at)
        _note("standing.renewed", standing, by, at)
    return len(due)


@transaction.atomic
def ask_what_still_stands(*, by: Actor, at: datetime, most: int = 100) -> int:
    """Ask whoever gives whether an offer still stands, where they did not say so for sixty days; returns how many.

    Nobody who rests is asked.
    """
    rows = _held().filter(wants_confirming(at), ~giver_rests()).select_related("community")
    due = list(rows.order_by("confirmed_at", "id")[:most])
    for standing in due:
        StandingOffer.objects.filter(pk=standing.pk).update(asked_at=at)
        _note("standing.asked", standing, by, at)
        ask_whether_it_stands(standing, by=by, at=at)
    return len(due)


def _held() -> QuerySet[StandingOffer]:
    skip = connection.features.has_select_for_update_skip_locked
    return StandingOffer.objects.select_for_update(of=("self",), skip_locked=skip)


def _insist_on_places(places: int) -> None:
    if not 1 <= places <= MOST_PLACES:
        raise Refused(no(_("Between one and thirty places.")))


def _note(verb: str, standing: StandingOffer, by: Actor, at: datetime, once: str = "") -> None:
    record(verb=verb, of=standing, by=by, at=at, community_id=standing.community_id, once=once)
