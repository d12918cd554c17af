"""Thinking of somebody else for an ask: they are told, and read who thought of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.exchange.models import Ask, PassedOn
from holdspace.exchange.notices import tell_about
from holdspace.exchange.rules import may_pass_on, visible
from holdspace.grammar.refusals import NothingHere, insist
from holdspace.invitations.models import Capacity
from holdspace.journal.actions import record
from holdspace.journal.once import once_only

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person


@once_only
def pass_ask_on(*, ask: Ask, to: Membership, by: Person, at: datetime, once: str = "") -> Ask:
    """Think of somebody for an ask. Only a name: no words go along, and the asker is told nothing. Twice is once.

    Whoever rests is not told, and reads of it when they look. Somebody who cannot see the ask, for what stands between
    them and the asker, never learns of it; for whoever thought of them it looks the same. The entry names neither.
    """
    found = Ask.objects.filter(visible(by, at), pk=ask.pk).select_related("community", "audience").first()
    if found is None or to.community_id != found.community_id or to.person_id in (by.pk, found.asker_id):
        raise NothingHere
    mine = PassedOn.objects.filter(ask=found, named_by=by).exclude(person_id=to.person_id)
    insist(may_pass_on(found, by=by, named=mine.count(), at=at))
    _passed, new = PassedOn.objects.get_or_create(ask=found, person_id=to.person_id, named_by=by, defaults={"at": at})
    if new:
        record(verb="ask.passed_on", of=found, by=by, at=at, community_id=found.community_id, once=once)
        rests = Capacity.objects.filter(membership=to, resting_since__isnull=False).exists()
        if not rests and Ask.objects.filter(visible(to.person, at), pk=found.pk).exists():
            tell_about(found, "thought_of_you", to.person_id, by=by, at=at)
    return found
