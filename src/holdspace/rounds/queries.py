"""Reads about rounds, questions and thanks; each says who is looking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.communities.models import Membership
from holdspace.communities.queries import own_words_in_force
from holdspace.communities.states import ProposalAbout
from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.grammar.refusals import NothingHere
from holdspace.invitations.queries import hosts_in_turn
from holdspace.invitations.rules import goes_first, week_number
from holdspace.people.rules import blocked_between
from holdspace.rounds.models import Question, Round, RoundShare, Thanks
from holdspace.rounds.rules import proposed_by, proposed_to, turn_of_our_own, visible
from holdspace.rounds.states import CELEBRATED, OPENS_WITH, shipped_question
from holdspace.sharing.models import Share
from holdspace.sharing.queries import folded_as_said, without_muted
from holdspace.sharing.queries.cards import cards_of
from holdspace.sharing.rules import visible as visible_shares
from holdspace.sharing.states import Hope, ShareState

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor
    from holdspace.sharing.queries.cards import Card

MOST_CELEBRATED = 20


@dataclass(frozen=True, slots=True)
class RoundSeen:
    """A round for one reader."""

    number: int
    ends_at: datetime
    cards: KeysetPage[Card]


@dataclass(frozen=True, slots=True)
class ThanksSeen:
    """A thanks as one reader sees it."""

    number: int
    giver: str
    receiver: str
    words: str
    aloud_at: datetime | None
    own: bool


def round_now(*, community: Community, seen_by: Actor, at: datetime) -> Round | None:
    """The round that goes on, if one does."""
    return Round.objects.filter(community=community, ends_at__gt=at).order_by("-ends_at").first()


def one_round(*, community: Community, number: int, seen_by: Actor) -> Round:
    """A round of this community, over or not. Raises `NothingHere` otherwise."""
    found = Round.objects.filter(community=community, pk=number).first()
    if found is None:
        raise NothingHere
    return found


def read_round(*, round_: Round, membership: Membership, seen_by: Actor, at: datetime, after: str = "") -> RoundSeen:
    """Its shares that one may read, the host's first. The number of queries does not grow with them."""
    rows = RoundShare.objects.filter(round=round_, share__in=Share.objects.filter(visible_shares(seen_by, at)))
    found = page_by_key(
        rows.select_related("share__author", "share__audience__circle"), by=("put_at", "id"), after=after
    )
    shares = [row.share for row in found.items]
    cards = folded_as_said(cards_of(shares, seen_by=seen_by), membership=membership, seen_by=seen_by, at=at)
    read = without_muted(KeysetPage(cards, found.older), membership=membership, seen_by=seen_by, at=at)
    return RoundSeen(round_.pk, round_.ends_at, read)


def to_put(*, membership: Membership, seen_by: Actor, at: datetime) -> list[Share]:
    """One's own shares of the last days that stand in no round yet, at most ten."""
    if membership.person_id != seen_by.actor_id:
        raise NothingHere
    rows = Share.objects.filter(
        author_id=membership.person_id,
        community_id=membership.community_id,
        state=ShareState.OPEN,
        shared_at__gt=at - OPENS_WITH,
    ).exclude(pk__in=RoundShare.objects.values("share_id"))
    return list(rows.order_by("-shared_at", "-id")[:10])


def one_to_put(*, membership: Membership, number: int, seen_by: Actor, at: datetime) -> Share:
    """One of them by its number. Raises `NothingHere` otherwise."""
    found = next((s for s in to_put(membership=membership, seen_by=seen_by, at=at) if s.pk == number), None)
    if found is None:
        raise NothingHere
    return found


def who_goes_first(*, community: Community, seen_by: Actor, at: datetime) -> str:
    """The name of the host whose week it is by the hosts' rota; "" where none hosts or a block hides them."""
    hosts = hosts_in_turn(community=community, seen_by=seen_by)
    if not hosts:
        return ""
    turn = hosts[goes_first(week=week_number(at), hosts=len(hosts))].person
    hidden = seen_by.actor_id is not None and blocked_between(turn.pk, seen_by.actor_id)
    return "" if hidden else turn.name


def question_now(*, community: Community, seen_by: Actor, at: datetime) -> str:
    """What was set for this week; else the shipped one whose turn it is."""
    rows = Question.objects.filter(community=community, begins_at__lte=at, ends_at__gt=at)
    words = rows.order_by("-begins_at", "-id").values_list("words", flat=True).first()
    return words or _of_our_own(community, seen_by, at) or shipped_question(at)


def _of_our_own(community: Community, seen_by: Actor, at: datetime) -> str:
    """What members proposed and all took up, one after the other, in every second week; "" in the others."""
    turn = turn_of_our_own(at)
    if turn is None:
        return ""
    ours = own_words_in_force(community=community, about=ProposalAbout.PROMPTS, seen_by=seen_by)
    return ours[turn % len(ours)].words if ours else ""


def celebrated(*, membership: Membership, seen_by: Actor, at: datetime) -> list[Card]:
    """What people told of what they managed, in the last thirty days, the newest first, at most 20."""
    rows = Share.objects.filter(
        visible_shares(seen_by, at),
        community_id=membership.community_id,
        hope=Hope.CELEBRATION,
        shared_at__gt=at - CELEBRATED,
    )
    shares = list(rows.select_related("author", "audience__circle").order_by("-shared_at", "-id")[:MOST_CELEBRATED])
    folded = folded_as_said(cards_of(shares, seen_by=seen_by), membership=membership, seen_by=seen_by, at=at)
    cards = KeysetPage(folded)
    return list(without_muted(cards, membership=membership, seen_by=seen_by, at=at).items)


def thanks_aloud(*, community: Community, seen_by: Actor, at: datetime, after: str = "") -> KeysetPage[ThanksSeen]:
    """Thanks spoken aloud, the newest first."""
    rows = Thanks.objects.filter(visible(seen_by, at), community=community).select_related("giver", "receiver")
    found = page_by_key(rows, by=("-aloud_at", "-id"), after=after)
    return KeysetPage([_seen(one, seen_by) for one in found.items], found.older)


def thanks_for_me(*, community: Community, seen_by: Actor, at: datetime) -> list[ThanksSeen]:
    """What waits for one's own yes, at most 20."""
    rows = Thanks.objects.filter(proposed_to(seen_by, at), community=community).select_related("giver", "receiver")
    return [_seen(one, seen_by) for one in rows.order_by("proposed_at", "id")[:20]]


def thanks_of_mine(*, community: Community, seen_by: Actor, at: datetime) -> list[ThanksSeen]:
    """What one proposed and is not aloud, without its words (they may be gone), at most 20."""
    rows = Thanks.objects.filter(proposed_by(seen_by, at), community=community).select_related("giver", "receiver")
    return [_seen(one, seen_by, words="") for one in rows.order_by("-proposed_at", "-id")[:20]]


def one_thanks(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Thanks:
    """One that one has part in. Raises `NothingHere` for everybody else."""
    found = Thanks.objects.filter(community=community, pk=number).select_related("community", "giver").first()
    me = seen_by.actor_id
    if found is None or me not in {found.giver_id, found.receiver_id}:
        raise NothingHere
    if (
        me == found.receiver_id
        and not Thanks.objects.filter(proposed_to(seen_by, at) | visible(seen_by, at), pk=number).exists()
    ):
        raise NothingHere
    return found


def _seen(one: Thanks, seen_by: Actor, words: str | None = None) -> ThanksSeen:
    own = seen_by.actor_id in {one.giver_id, one.receiver_id}
    said = one.words if words is None else words
    return ThanksSeen(one.pk, one.giver.name, one.receiver.name, said, one.aloud_at, own)
