"""Not reading somebody for a while. They are never told, and nothing else changes between the two."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.rules import is_inside
from holdspace.grammar.refusals import Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.sharing.models import Mute
from holdspace.sharing.states import MUTE_DAYS

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person


@transaction.atomic
def mute_person(*, membership: Membership, whom_id: int, days: int, by: Person, at: datetime) -> Mute:
    """Leave out what somebody shares from one's own page: for 7 or 30 days, or (0) until it is lifted.

    Said again it holds from now on. The place does not ask one to read them meanwhile.
    """
    if membership.person_id != by.pk or whom_id == by.pk:
        raise Refused(no(_("This is for somebody else's shares, on your own page.")))
    insist(is_inside(membership))
    if days not in MUTE_DAYS:
        raise Refused(no(_("Choose for how long.")))
    until = at + timedelta(days=days) if days else None
    mute, _new = Mute.objects.update_or_create(membership=membership, whom_id=whom_id, defaults={"until": until})
    record(verb="mute.begun", of=mute, by=by, at=at, community_id=membership.community_id)
    return mute


@transaction.atomic
def lift_mute(*, mute: Mute, by: Person, at: datetime) -> None:
    """One reads them again."""
    if mute.membership.person_id != by.pk:
        raise Refused(no(_("This is for somebody else's shares, on your own page.")))
    record(verb="mute.lifted", of=mute, by=by, at=at, community_id=mute.membership.community_id)
    mute.delete()
