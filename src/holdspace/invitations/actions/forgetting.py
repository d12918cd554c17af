"""Forgetting what was worked out about oneself, and working it out anew from the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models import Membership
from holdspace.grammar.refusals import Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.invitations.loads import FORGOTTEN, entries_by_person, load_from_entries
from holdspace.invitations.models import Load
from holdspace.invitations.rules import may_say_for
from holdspace.journal.actions import record

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person


@transaction.atomic
def forget_load(*, membership: Membership, by: Person, at: datetime) -> None:
    """All that was worked out about this member goes. The entry stays, and whoever works it out anew begins there."""
    insist(may_say_for(membership, by))
    Load.objects.filter(membership=membership).delete()
    record(verb=FORGOTTEN, of=membership, by=by, at=at, community_id=membership.community_id)


@transaction.atomic
def rebuild_loads(*, community: Community, by: Actor, at: datetime) -> int:
    """Work out everybody's load anew from the journal, by the operator; returns for how many there is one.

    What somebody had forgotten stays forgotten. Who was last asked, and silences, are not in the journal: both are
    empty afterwards.
    """
    if by.actor_kind != "operator":
        raise Refused(no(_("This is looked after by the operator.")))
    Load.objects.filter(membership__community=community).delete()
    members = dict(Membership.objects.filter(community=community).values_list("person_id", "id"))
    loads = {
        person_id: load_from_entries(entries, at)
        for person_id, entries in sorted(entries_by_person(community.pk).items())
        if person_id in members
    }
    found = [Load(membership_id=members[one], sum=load, as_of=at) for one, load in loads.items() if load > 0]
    Load.objects.bulk_create(found, batch_size=500)
    data = {"loads": len(found)}
    record(verb="loads.rebuilt", of=community, by=by, at=at, community_id=community.pk, in_role="operator", data=data)
    return len(found)
