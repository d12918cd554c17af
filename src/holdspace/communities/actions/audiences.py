"""Naming people one by one: chosen, or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models import Audience, AudiencePerson, Membership
from holdspace.communities.rules import is_inside
from holdspace.communities.states import MOST_NAMED, NAMES_PEOPLE, AudienceKind, MembershipState
from holdspace.grammar.refusals import Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person


@transaction.atomic
def name_people(
    *, membership: Membership, kind: AudienceKind, people: Collection[int], by: Person, at: datetime
) -> Audience:
    """An audience of its own for one thing: the chosen `people` (numbers of memberships, 1 to 30), or everybody here
    without them. `at` is the time of the thing.

    The entry says that it was made, never whom it names. Blocks are not asked: they hide on both sides anyhow, and a
    refusal would tell. Raises `Refused` for nobody, for too many, for oneself, and for who is not here any more.
    """
    if membership.person_id != by.pk or kind not in NAMES_PEOPLE:
        raise Refused(no(_("One chooses for oneself.")))
    insist(is_inside(membership))
    wanted = set(people)
    if not 1 <= len(wanted) <= MOST_NAMED:
        raise Refused(no(_("Choose between one and thirty people.")))
    if membership.pk in wanted:
        raise Refused(no(_("You see your own words anyhow. Choose others.")))
    here = Membership.objects.filter(
        pk__in=wanted, community_id=membership.community_id, state=MembershipState.INSIDE, affirmed_version__gt=0
    )
    if here.count() != len(wanted):
        raise Refused(no(_("Somebody you chose is not here any more. Please look again.")))
    audience = Audience.objects.create(community_id=membership.community_id, kind=kind)
    left_out = kind == AudienceKind.WITHOUT
    AudiencePerson.objects.bulk_create(
        [AudiencePerson(audience=audience, membership_id=one, left_out=left_out, at=at) for one in sorted(wanted)]
    )
    record(verb="audience.named", of=audience, by=by, at=at, community_id=membership.community_id)
    return audience


@transaction.atomic
def forget_named(*, audience: Audience, by: Actor, at: datetime) -> None:
    """The thing is gone, so whom it was for, or not for, is gone with it. Audiences that name nobody stay as they
    are."""
    AudiencePerson.objects.filter(audience=audience).delete()
    if audience.kind in NAMES_PEOPLE:
        record(verb="audience.forgotten", of=audience, by=by, at=at, community_id=audience.community_id)
