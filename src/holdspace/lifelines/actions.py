"""The lines of a community; asking somebody to be there, saying yes, ending it, and writing to them in one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from holdspace.conversations.actions import open_thread, write_message
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.lifelines.models import Line, Place, Trusted
from holdspace.lifelines.rules import MOST_LINES, may_ask, may_change_lines, may_end, may_say_yes
from holdspace.lifelines.states import MOVES, LineKind, TrustedState
from holdspace.outbox.actions import tell, withdraw_about

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.conversations.models import Thread
    from holdspace.people.models import Person

TOO_LATE = {event: told for _state, event, _who, _next, told in MOVES}
TITLE = "lifeline"


@transaction.atomic
def choose_country(*, membership: Membership, country: str, by: Person, at: datetime) -> Place:
    """Whose shipped lines the community shows; "" shows every country's, folded."""
    _own(membership, by)
    insist(may_change_lines(membership, country=country))
    place, _new = Place.objects.update_or_create(community=membership.community, defaults={"country": country})
    _note("lines.country_chosen", place, membership, by, at)
    return place


@once_only
def add_line(
    *,
    membership: Membership,
    kind: str,
    name: str,
    reach: str,
    about: str = "",
    by: Person,
    at: datetime,
    once: str = "",
) -> Line:
    """A line of the community's own: who it is and how one reaches them."""
    _own(membership, by)
    insist(may_change_lines(membership))
    if Line.objects.filter(community=membership.community).count() >= MOST_LINES:
        raise Refused(no(_("Twenty lines are as many as anybody reads. Take one away first.")))
    line = Line.objects.create(community=membership.community, kind=LineKind(kind), name=name, reach=reach, about=about)
    _note("lines.added", line, membership, by, at, once)
    return line


@transaction.atomic
def take_line_away(*, line: Line, membership: Membership, by: Person, at: datetime) -> None:
    """A line of the community's own goes."""
    _own(membership, by)
    insist(may_change_lines(membership))
    _note("lines.taken_away", line, membership, by, at)
    line.delete()


@transaction.atomic
def ask_to_be_there(*, membership: Membership, whom: Membership, sentence: str, by: Person, at: datetime) -> Trusted:
    """Ask one member whether they would be the one to write to. Another choice takes the place of the earlier one.

    The same person asked twice is asked once; `sentence` is kept in any case.
    """
    _own(membership, by)
    insist(may_ask(membership, whom))
    row = Trusted.objects.select_for_update().filter(membership=membership).first()
    if row is not None and row.whom_id == whom.pk:
        Trusted.objects.filter(pk=row.pk).update(sentence=sentence)
        row.sentence = sentence
        return row
    if row is not None:
        end_being_there(trusted=row, by=by, at=at)
    row = Trusted.objects.create(membership=membership, whom=whom, sentence=sentence, asked_at=at)
    record(verb="trusted.asked", of=row, by=by, at=at, community_id=membership.community_id)
    _tell(row, "lifelines.asked_to_be_there", whom.person_id, by, at)
    return row


@transaction.atomic
def say_yes_to_being_there(*, trusted: Trusted, by: Person, at: datetime) -> Trusted:
    """Whoever was asked says yes; the other is told."""
    insist(may_say_yes(trusted, by))
    told = TOO_LATE["say_yes"]
    move(trusted, out_of=TrustedState.ASKED, into=TrustedState.THERE, told=told, there_since=at)
    record(verb="trusted.said_yes", of=trusted, by=by, at=at, community_id=trusted.membership.community_id)
    _tell(trusted, "lifelines.is_there", trusted.membership.person_id, by, at)
    return trusted


@transaction.atomic
def end_being_there(*, trusted: Trusted, by: Person, at: datetime) -> None:
    """A no, a change of mind, from either side: the row goes and nobody is told. Threads that were opened stay."""
    insist(may_end(trusted, by))
    record(verb="trusted.ended", of=trusted, by=by, at=at, community_id=trusted.membership.community_id)
    for kind, person_id in (
        ("lifelines.asked_to_be_there", trusted.whom.person_id),
        ("lifelines.is_there", trusted.membership.person_id),
    ):
        withdraw_about(kind=kind, about_ids=[trusted.pk], person_ids=[person_id], by=by, at=at)
    trusted.delete()


@transaction.atomic
def reach_trusted(*, trusted: Trusted, by: Person, at: datetime, once: str = "") -> Thread:
    """One press: a thread between the two opens, and the prepared sentence stands in it. Nobody else learns of it."""
    if trusted.membership.person_id != by.pk or trusted.state != TrustedState.THERE:
        raise Refused(no(_("There is nobody yet who said yes to being there.")))
    insist(may_ask(trusted.membership, trusted.whom))
    thread = open_thread(
        about=trusted,
        person_ids=[trusted.membership.person_id, trusted.whom.person_id],
        community_id=trusted.membership.community_id,
        title_kind=TITLE,
        by=by,
        at=at,
    )
    write_message(thread=thread, words=trusted.sentence, by=by, at=at, once=once)
    return thread


def _own(membership: Membership, by: Person) -> None:
    if membership.person_id != by.pk:
        raise Refused(no(_("This is somebody else's place here.")))


def _note(verb: str, of: Line | Place, membership: Membership, by: Person, at: datetime, once: str = "") -> None:
    record(verb=verb, of=of, by=by, at=at, community_id=membership.community_id, in_role="steward", once=once)


def _tell(row: Trusted, kind: str, person_id: int, by: Person, at: datetime) -> None:
    community = row.membership.community
    tell(
        person_id=person_id,
        kind=kind,
        url=reverse("lifelines:trusted", args=[community.slug]),
        by=by,
        at=at,
        about=row,
        community_id=community.pk,
        community_name=community.name,
        who=by.name,
    )
