"""What stands on Today, on the stewards' page and in the power record, brought together from the rooms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from holdspace.communities.queries import names_of, proposals_due
from holdspace.communities.states import Role
from holdspace.exchange.queries import ask_for, could_use_you, my_standing_for, my_waiting, not_met_yet
from holdspace.grammar.refusals import NothingHere
from holdspace.home.beside import beside
from holdspace.invitations.queries import asked_of
from holdspace.journal.queries import power_record
from holdspace.resources.queries import taking_for
from holdspace.sharing.queries import my_shares_waiting, nobody_answered
from holdspace.vetting.queries import next_reading, who_waits
from holdspace.vetting.queries.arriving import first_small_step

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Proposal
    from holdspace.communities.queries import Inside
    from holdspace.exchange.queries import AskSeen, Line, NotMet
    from holdspace.gifts.queries import Rhythm
    from holdspace.grammar.actors import Actor
    from holdspace.home.small_line import SmallLine
    from holdspace.invitations.queries import Asked
    from holdspace.sharing.queries import MyShare, WaitingShare
    from holdspace.vetting.queries import NextReading, Waiting
    from holdspace.vetting.states import SmallStep

MOST_INVITATIONS = 3


@dataclass(frozen=True, slots=True)
class Today:
    """What could use this person (at most three things), what they wait for, and their rhythm in words."""

    resting: bool
    invitations: list[Asked]
    asks: list[AskSeen]
    reading: NextReading | None
    my_shares: list[MyShare]
    my_lines: list[Line]
    rhythm: Rhythm
    told_something: bool
    all_rest_until: datetime | None
    question: str = ""
    round_open: bool = False
    referral_asked: bool = False
    referral_met: int = 0
    small_line: SmallLine | None = None
    small_step: SmallStep | None = None

    @property
    def wanted(self) -> int:
        """How many things could use this person today."""
        return len(self.invitations) + len(self.asks) + (self.reading is not None)

    @property
    def waiting(self) -> bool:
        """Whether they wait for anything."""
        return bool(self.my_shares or self.my_lines or self.referral_met)


def today_page(*, here: Inside, seen_by: Actor, at: datetime) -> Today:
    """Today for one member. What they are invited to comes before an ask, and both before reading.

    Whoever rests is asked for nothing, and nobody is while the whole community rests; what they wait for stays.
    """
    whose: Any = {"membership": here.membership, "seen_by": seen_by, "at": at}
    side = beside(**whose)
    room = side.room
    invitations: list[Asked] = []
    asks: list[AskSeen] = []
    reading: NextReading | None = None
    small_line = None
    lines = my_waiting(**whose)
    if not room.resting and side.all_rest_until is None:
        invitations = asked_of(**whose, levels=room.holds.levels, most=MOST_INVITATIONS)
        asks = could_use_you(**whose, most=MOST_INVITATIONS)
        reading = next_reading(**whose)
        small_line = side.small_line
        invitations, asks = _share_the_room(invitations, asks, MOST_INVITATIONS - (reading is not None))
    if small_line is not None:  # what is asked above does not stand once more below
        lines = [line for line in lines if line.url != small_line.url(here.community.slug)]
    return Today(
        resting=room.resting,
        invitations=invitations,
        asks=asks,
        reading=reading,
        my_shares=my_shares_waiting(**whose),
        my_lines=lines,
        rhythm=side.rhythm,
        told_something=side.told_something,
        all_rest_until=side.all_rest_until,
        question=side.question,
        round_open=side.round_open,
        referral_asked=side.referral_asked and not room.resting and side.all_rest_until is None,
        referral_met=side.referral_met,
        small_line=small_line,
        small_step=first_small_step(**whose),
    )


def behind_small_line(*, here: Inside, about: str, number: int, seen_by: Actor, at: datetime) -> Any:
    """The thing of one's own that a small line is about ("ask", "stands" or "helped"). `NothingHere` for others'."""
    found: Any = {"community": here.community, "number": number, "seen_by": seen_by, "at": at}
    if about == "ask":
        ask = ask_for(**found)
        if ask.asker_id != seen_by.actor_id:
            raise NothingHere
        return ask
    return my_standing_for(**found) if about == "stands" else taking_for(**found)


def _share_the_room(invitations: list[Asked], asks: list[AskSeen], room: int) -> tuple[list[Asked], list[AskSeen]]:
    """Invitations come first, but one place is for an ask wherever there is one: nobody is left out for long."""
    for_asks = min(len(asks), max(1, room - len(invitations)))
    return invitations[: room - for_asks], asks[:for_asks]


@dataclass(frozen=True, slots=True)
class Stewardship:
    """Who waits for whom since when."""

    applications: list[Waiting]
    shares: list[WaitingShare]
    asks: list[NotMet]
    proposals: list[Proposal]


def stewardship_page(*, here: Inside, seen_by: Actor, at: datetime) -> Stewardship:
    """All that waits in a community, the soonest due or longest waiting of each kind first; for stewards alone."""
    return Stewardship(
        applications=who_waits(community=here.community, seen_by=seen_by, at=at),
        shares=nobody_answered(community=here.community, seen_by=seen_by, at=at),
        asks=not_met_yet(community=here.community, seen_by=seen_by, at=at),
        proposals=proposals_due(community=here.community, seen_by=seen_by, at=at),
    )


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One line of the power record: who, in which role, did what, when. Never whom it concerned."""

    who: str
    role: str
    what: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RecordPage:
    """One page of it; `older` is the key of the next."""

    lines: list[RecordLine]
    older: str


def power_record_page(*, here: Inside, seen_by: Actor, after: str = "") -> RecordPage:
    """The power record in plain words. Names stay where blocks are: power that hides from somebody is not visible."""
    acts = power_record(community_id=here.community.pk, seen_by=seen_by, after=after)
    names = names_of(person_ids={act.actor_id for act in acts.items if act.actor_id}, seen_by=seen_by)
    return RecordPage(
        [
            RecordLine(
                who=_who(act.actor_kind, names.get(act.actor_id or 0, "")),
                role=str(Role(act.in_role).label) if act.in_role in Role.values else "",
                what=act.in_words,
                at=act.at,
            )
            for act in acts.items
        ],
        acts.older,
    )


def _who(actor_kind: str, name: str) -> str:
    if actor_kind == "operator":
        return _("Whoever runs this machine")
    if actor_kind == "machine":
        return _("The program by itself")
    return name
