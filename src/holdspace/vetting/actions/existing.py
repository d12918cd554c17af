"""Bringing in the members of a community that moves here. They come in by their own yes, and are marked openly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.communities.actions import bring_in, let_go_unanswered
from holdspace.communities.models import Membership
from holdspace.communities.rules import may_steward
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused, insist
from holdspace.journal.actions import record
from holdspace.outbox.actions import tell
from holdspace.people.actions import erase_who_never_came, welcome_person
from holdspace.people.models import Person
from holdspace.vetting.models import Application
from holdspace.vetting.queries.existing import may_be_forgotten, to_let_go, to_remind
from holdspace.vetting.rules import may_bring_in_existing
from holdspace.vetting.states import ApplicationState
from holdspace.web.addresses import address

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor
    from holdspace.vetting.existing import SomebodyHere


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """How many came, and how many were left as they are: inside already, gone again, or with an application here."""

    brought: int
    left_alone: int


@transaction.atomic
def bring_in_existing(*, steward: Membership, people: Sequence[SomebodyHere], by: Person, at: datetime) -> BroughtIn:
    """Make everybody in the list a member who still has to say yes; each gets a mail. Whoever is or was a member, and
    whoever has applied here, is left as they are. Pressing twice changes nothing.

    That it was done stands in the power record, without names. `Refused` three months after the founding.
    """
    insist(may_steward(steward))
    if steward.person_id != by.pk:
        raise NothingHere
    community = steward.community
    insist(may_bring_in_existing(community, at=at))
    there = {person.email: person for person in Person.objects.filter(email__in=[one.email for one in people])}
    known = [person.pk for person in there.values()]
    passed_over = set(
        Membership.objects.filter(community=community, person_id__in=known).values_list("person", flat=True)
    )
    applied = Application.objects.filter(community=community, person_id__in=known).exclude(state=ApplicationState.LEFT)
    passed_over |= set(applied.values_list("person", flat=True))
    brought = 0
    for one in people:
        person = there.get(one.email)
        if person is None:
            person = welcome_person(email=one.email, display_name=one.name, by=by, at=at)
        elif person.pk in passed_over or not person.is_active:
            continue
        bring_in(person=person, community=community, here_before=True, by=by, at=at)
        _tell(community, person.pk, by, at)
        brought += 1
    if brought:
        record(
            verb="community.moved_in",
            of=community,
            by=by,
            at=at,
            community_id=community.pk,
            in_role="steward",
            data={"people": brought},
        )
    return BroughtIn(brought, len(people) - brought)


@transaction.atomic
def remind_unanswered(*, community: Community, by: Actor, at: datetime) -> int:
    """One more mail to whoever was brought in two weeks ago and has said nothing; return how many that is."""
    waiting = to_remind(community=community, seen_by=by, at=at)
    for membership in waiting:
        record(verb="membership.reminded", of=membership, by=by, at=at, community_id=community.pk)
        _tell(community, membership.person_id, by, at)
    return len(waiting)


@transaction.atomic
def let_go_who_never_answered(*, community: Community, by: Actor, at: datetime) -> int:
    """After 60 days: the membership ends, and an address to which nobody ever signed in is erased, unless another
    community still waits for them; return how many memberships ended."""
    gone = 0
    for membership in to_let_go(community=community, seen_by=by, at=at):
        try:
            let_go_unanswered(membership=membership, by=by, at=at)
        except (AlreadyMoved, Refused):  # they said yes, or left, at this very moment
            continue
        gone += 1
        if may_be_forgotten(person=membership.person, seen_by=by):
            erase_who_never_came(person=membership.person, by=by, at=at)
    if gone:
        record(verb="community.let_go", of=community, by=by, at=at, community_id=community.pk, data={"people": gone})
    return gone


def _tell(community: Community, person_id: int, by: Actor, at: datetime) -> None:
    tell(
        person_id=person_id,
        kind="communities.moved_in",
        url=address("communities:affirm", community.slug),
        by=by,
        at=at,
        about=community,
        community_id=community.pk,
        community_name=community.name,
    )
