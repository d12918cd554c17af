"""What somebody may read of the ledger: their own rhythm, in words; stewards, how giving is spread as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Count

from holdspace.algorithms.decay import decayed
from holdspace.communities.models import Community
from holdspace.communities.queries import count_heads, membership_of
from holdspace.communities.rules import may_steward
from holdspace.gifts.checking import against_the_journal, wrong_sums
from holdspace.gifts.models import GentleQuestion, Gift, LatelySums, Spread
from holdspace.gifts.rules import LEAST_MEMBERS, WEIGHED_EVERY, leaning, may_read_rhythm, question_stands
from holdspace.gifts.states import Leaning
from holdspace.gifts.weighing import inside
from holdspace.grammar.refusals import NothingHere

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Which way giving and receiving lean. Carries no figure, so that no page can show one."""

    leaning: Leaning

    @classmethod
    def told_by(cls, sums: tuple[float, float, datetime] | None, *, at: datetime) -> Rhythm:
        """What sums of given and received at a time tell; None where there are none."""
        if sums is None:
            return cls(Leaning.NOTHING_YET)
        given, received = (decayed(s, sums[2], at) for s in sums[:2])
        return cls(leaning(given, received))

    @property
    def words(self) -> str:
        """The sentence that the person reads."""
        return str(self.leaning.label)

    @property
    def has_mostly_given(self) -> bool:
        """Whether the page offers to ask for something."""
        return self.leaning == Leaning.MOSTLY_GIVEN


@dataclass(frozen=True, slots=True)
class LedgerCheck:
    """What a check of the ledger found; numbers only."""

    lines: int
    missing: list[int]
    unknown: list[int]
    wrong_sums: list[tuple[int, int]]
    changed: list[int] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether ledger, journal and sums tell the same."""
        return not (self.missing or self.unknown or self.changed or self.wrong_sums)


def check_ledger(*, seen_by: Actor) -> LedgerCheck:
    """Hold the ledger against the journal, and the sums against the ledger. `NothingHere` but for the operator."""
    if seen_by.actor_kind != "operator":
        raise NothingHere
    found = against_the_journal()
    return LedgerCheck(Gift.objects.count(), found.missing, found.unknown, sorted(wrong_sums()), found.changed)


def rhythm_of(*, person_id: int, community_id: int, seen_by: Actor, at: datetime) -> Rhythm:
    """One's own rhythm in a community; `NothingHere` for everybody else, whatever their role. One query."""
    if not may_read_rhythm(person_id, seen_by=seen_by):
        raise NothingHere
    rows = LatelySums.objects.filter(person_id=person_id, community_id=community_id)
    return Rhythm.told_by(rows.values_list("given", "received", "as_of").first(), at=at)


def is_asked_gently(*, membership: Membership, seen_by: Actor, at: datetime) -> bool:
    """Whether a small question stands for this member now. One query. `NothingHere` for everybody else."""
    _insist_on_own(membership, seen_by)
    return GentleQuestion.objects.filter(question_stands(at), membership=membership).exists()


def wants_questions(*, membership: Membership, seen_by: Actor) -> bool:
    """Whether this member wants such questions: yes, unless they said no. `NothingHere` for everybody else."""
    _insist_on_own(membership, seen_by)
    return not GentleQuestion.objects.filter(membership=membership, off=True).exists()


def _insist_on_own(membership: Membership, seen_by: Actor) -> None:
    if seen_by.actor_id is None or membership.person_id != seen_by.actor_id:
        raise NothingHere


@dataclass(frozen=True, slots=True)
class TheWhole:
    """What stewards read: the figures kept, the newest first; none where there are fewer than fifty people."""

    enough: bool
    kept: Sequence[Spread]


def spread_of_giving(*, community: Community, seen_by: Actor, at: datetime, most: int = 12) -> TheWhole:
    """How giving is spread, week by week. Three queries. `NothingHere` for everybody but stewards."""
    steward = membership_of(community=community, person_id=seen_by.actor_id or 0, seen_by=seen_by)
    if steward is None or not may_steward(steward).allowed:
        raise NothingHere
    if count_heads(community=community, seen_by=seen_by) < LEAST_MEMBERS:
        return TheWhole(enough=False, kept=[])
    rows = Spread.objects.filter(community=community, at__lte=at, members__gte=LEAST_MEMBERS)
    return TheWhole(enough=True, kept=list(rows.order_by("-at")[:most]))


def communities_to_weigh(*, seen_by: Actor, at: datetime) -> list[Community]:
    """Communities of fifty and more of which nothing was kept for a week. Two queries. For the worker alone."""
    if seen_by.actor_kind != "machine":
        raise NothingHere
    lately = Spread.objects.filter(at__gt=at - WEIGHED_EVERY).values("community_id")
    large = inside().exclude(community_id__in=lately).order_by().values("community_id")
    large = large.annotate(n=Count("id")).filter(n__gte=LEAST_MEMBERS)
    return list(Community.objects.filter(pk__in=[row["community_id"] for row in large]).order_by("pk"))
