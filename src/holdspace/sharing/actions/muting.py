"""Not reading somebody, or what stands under a content note, for a while.

They are never told, and nothing else changes between the two."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models import Membership
from holdspace.communities.rules import is_inside
from holdspace.grammar.refusals import Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.sharing.content_notes import mark_of, same_note
from holdspace.sharing.models import Mute, NoteMute
from holdspace.sharing.states import MUTE_DAYS

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person

MOST_MARKED = 500


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


@transaction.atomic
def mute_note(*, membership: Membership, note: str, days: int, by: Person, at: datetime) -> NoteMute:
    """Leave out what stands under this content note (case and accents aside): for 7 or 30 days, or (0) until it is
    lifted. Said again it holds from now on. The place does not ask one to read any of it meanwhile."""
    if membership.person_id != by.pk:
        raise Refused(no(_("This is for somebody else's shares, on your own page.")))
    insist(is_inside(membership))
    if days not in MUTE_DAYS:
        raise Refused(no(_("Choose for how long.")))
    if not (said := same_note(note)):
        raise Refused(no(_("Nothing was said beforehand here.")))
    until = at + timedelta(days=days) if days else None
    # Of two presses at once the second waits here; the notes are encrypted, so that the database cannot compare them.
    Membership.objects.select_for_update().get(pk=membership.pk)
    there = next((one for one in NoteMute.objects.filter(membership=membership) if same_note(one.note) == said), None)
    mute = there or NoteMute(membership=membership, note=note)
    mute.mark, mute.until = mark_of(note), until
    mute.save()
    record(verb="mute.begun", of=mute, by=by, at=at, community_id=membership.community_id)
    return mute


@transaction.atomic
def lift_note_mute(*, mute: NoteMute, by: Person, at: datetime) -> None:
    """One reads these again."""
    if mute.membership.person_id != by.pk:
        raise Refused(no(_("This is for somebody else's shares, on your own page.")))
    record(verb="mute.lifted", of=mute, by=by, at=at, community_id=mute.membership.community_id)
    mute.delete()


@transaction.atomic
def mark_notes(*, by: Actor, at: datetime) -> int:
    """Write the marks of muted content notes that have none, or one of an earlier key, at most 500; returns how many.

    Until then they are found all the same: by opening them, or by the mark of each key that there is.
    """
    newest = mark_of("note").partition(".")[0]
    rows = NoteMute.objects.exclude(mark__startswith=f"{newest}.").order_by("id")[:MOST_MARKED]
    behind = list(rows.select_for_update())
    for mute in behind:
        mute.mark = mark_of(mute.note)
    NoteMute.objects.bulk_update(behind, ["mark"])
    if behind:
        record(verb="mutes.marked", of=behind[0], by=by, at=at, data={"mutes": len(behind)})
    return len(behind)
