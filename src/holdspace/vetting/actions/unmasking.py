"""Looking at the name behind an application: an act that members can read of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.grammar.refusals import insist
from holdspace.journal.actions import record
from holdspace.vetting.models import Unmasked
from holdspace.vetting.queries import case_of
from holdspace.vetting.rules import may_unmask

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person
    from holdspace.vetting.models import Application


@transaction.atomic
def unmask_application(*, application: Application, membership: Membership, by: Person, at: datetime) -> Unmasked:
    """For those who decide, once everybody has read it (`NothingHere` otherwise). Twice is once.

    It stands in the members' power record that somebody looked, never whose name it was.
    """
    case = case_of(membership=membership, number=application.pk, seen_by=by, at=at)
    insist(may_unmask(case.application))
    look, new = Unmasked.objects.get_or_create(application=application, person=by, defaults={"at": at})
    if new:
        record(
            verb="application.name_seen",
            of=application,
            by=by,
            at=at,
            community_id=application.community_id,
            in_role="steward" if "steward" in case.roles else "reviewer",
        )
    return look
