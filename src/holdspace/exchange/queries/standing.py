"""The standing offers: the list, one's own, and one of them with what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from holdspace.exchange.models import Ask, StandingDraft, StandingOffer
from holdspace.exchange.rules import giver_rests, may_take, standing_visible, visible
from holdspace.exchange.standing_seen import StandingSeen, standing_seen, standing_to_show
from holdspace.exchange.states import AskKind, AskState, StandingState
from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.grammar.refusals import NothingHere
from holdspace.web.ways import way

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from holdspace.communities.models import Community, Membership
    from holdspace.grammar.actors import Actor
    from holdspace.grammar.verdicts import Verdict

MOST_TAKEN = 50


@dataclass(frozen=True, slots=True)
class Taken:
    """A place that is under way, as the giver reads it: who has it, since when, and where it is carried."""

    who: str
    url: str
    since: datetime


@dataclass(frozen=True, slots=True)
class StandingPage:
    """A standing offer's page: to others whether they may take a place and where theirs is carried ("" without one), to
    the giver who has one now."""

    offer: StandingSeen
    may_take: Verdict
    mine_url: str
    taken: Sequence[Taken]


def standing_offers(
    *, community: Community, seen_by: Actor, at: datetime, kind: str = "", after: str = "", size: int = 20
) -> KeysetPage[StandingSeen]:
    """What the others offer until further notice, the freshest first; of one kind, if it is one. Two queries.

    Full ones stand among them; paused ones do not, nor those of who rests, so that nobody reads which of the two it is.
    """
    rows = StandingOffer.objects.filter(standing_visible(seen_by, at), community=community)
    rows = rows.filter(~giver_rests(), state=StandingState.STANDING).exclude(giver_id=seen_by.actor_id or 0)
    if kind in AskKind.values:
        rows = rows.filter(kind=kind)
    found = page_by_key(rows, by=("-confirmed_at", "-id"), after=after, size=size, shown=standing_to_show)
    return KeysetPage(standing_seen(found.items, reader=seen_by, at=at), found.older)


def my_standing_offers(*, community: Community, seen_by: Actor, at: datetime) -> list[StandingSeen]:
    """One's own that are not ended, the newest first: a few, as nobody may have more. One query."""
    rows = StandingOffer.objects.filter(standing_visible(seen_by, at), giver_id=seen_by.actor_id or 0)
    rows = rows.filter(community=community).exclude(state=StandingState.ENDED).order_by("-id")
    return standing_seen(standing_to_show(rows), reader=seen_by, at=at, with_faces=False)


def read_standing(*, community: Community, number: int, seen_by: Actor, at: datetime) -> StandingPage:
    """One standing offer. `NothingHere` for whoever may not see it. Three queries, however many have a place."""
    rows = StandingOffer.objects.filter(standing_visible(seen_by, at), community=community, pk=number)
    found: Any = standing_to_show(rows).first()
    if found is None:
        raise NothingHere
    seen = standing_seen([found], reader=seen_by, at=at)[0]
    under_way = Ask.objects.filter(visible(seen_by, at), place_of=found, state=AskState.AGREED).select_related("asker")
    if not seen.mine:
        under_way = under_way.filter(asker_id=seen_by.actor_id)
    taken = [
        Taken(ask.asker.name, way("ask", community.slug, ask.pk), ask.asked_at)
        for ask in under_way.order_by("id")[:MOST_TAKEN]
    ]
    return StandingPage(
        offer=seen,
        may_take=may_take(found, by=seen_by, rests=found.rests, has_one=bool(taken), left=seen.left),
        mine_url=taken[0].url if taken and not seen.mine else "",
        taken=taken if seen.mine else [],
    )


def standing_draft_of(*, membership: Membership, seen_by: Actor) -> StandingDraft | None:
    """What this member was about to offer. `NothingHere` for everybody else."""
    if seen_by.actor_id != membership.person_id:
        raise NothingHere
    return StandingDraft.objects.filter(membership=membership).first()


def my_standing_for(*, community: Community, number: int, seen_by: Actor, at: datetime) -> StandingOffer:
    """One's own standing offer to act on, as long as it is not ended; `NothingHere` for that of somebody else."""
    found = standing_for(community=community, number=number, seen_by=seen_by, at=at)
    if found.giver_id != seen_by.actor_id or found.state == StandingState.ENDED:
        raise NothingHere
    return found


def standing_for(*, community: Community, number: int, seen_by: Actor, at: datetime) -> StandingOffer:
    """The standing offer to act on."""
    rows = StandingOffer.objects.filter(standing_visible(seen_by, at), community=community, pk=number)
    found = rows.select_related("community", "giver").first()
    if found is None:
        raise NothingHere
    return found
