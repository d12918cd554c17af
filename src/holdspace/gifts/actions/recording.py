"""Recording and correcting a gift: the only writes to the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.algorithms.decay import added
from holdspace.gifts.checking import CORRECTS, told
from holdspace.gifts.models import Gift, LatelySums
from holdspace.gifts.states import GiftKind
from holdspace.grammar.refusals import Refused
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import Model

    from holdspace.grammar.actors import Actor


@transaction.atomic
def record_gift(
    *, giver_id: int, receiver_id: int, community_id: int, kind: str, cause: Model, by: Actor, at: datetime
) -> Gift:
    """Write one line and add it to both people's sums; return it.

    Once per cause and pair: called again it returns the line that stands and changes nothing. Raises `Refused` for a
    gift to oneself and ValueError for a kind that is none.
    """
    if giver_id == receiver_id:
        raise Refused(no(_("A gift needs two people.")))
    gift, new = Gift.objects.get_or_create(
        cause_kind=cause._meta.label_lower,
        cause_id=cause.pk,
        giver_id=giver_id,
        receiver_id=receiver_id,
        defaults={"community_id": community_id, "kind": GiftKind(kind), "at": at},
    )
    if not new:
        return gift
    # Always the lower number first, so that two gifts at once between the same two cannot wait for each other.
    for person_id in sorted((giver_id, receiver_id)):
        _add_to_sums(person_id, community_id, gave=person_id == giver_id, at=at)
    record(verb="gift.recorded", of=gift, by=by, at=at, community_id=community_id, data=told(gift))
    return gift


@transaction.atomic
def correct_gift(*, cause: Model, by: Actor, at: datetime) -> list[Gift]:
    """Answer every line that stands because of a thing by a new one that takes it back; the first is never changed.

    The new line names the first as its cause and carries its time, so that the sums are as if neither had been. Twice
    changes nothing. `Refused` for whoever is neither giver nor receiver.
    """
    found = []
    for gift in Gift.objects.filter(cause_kind=cause._meta.label_lower, cause_id=cause.pk).order_by("id"):
        if by.actor_id not in (gift.giver_id, gift.receiver_id):
            raise Refused(no(_("Only one of the two can say that it was no gift.")))
        line, new = Gift.objects.get_or_create(
            cause_kind=CORRECTS,
            cause_id=gift.pk,
            giver_id=gift.giver_id,
            receiver_id=gift.receiver_id,
            defaults={"community_id": gift.community_id, "kind": gift.kind, "at": gift.at},
        )
        found.append(line)
        if not new:
            continue
        for person_id in sorted((gift.giver_id, gift.receiver_id)):
            _add_to_sums(person_id, gift.community_id, gave=person_id == gift.giver_id, at=gift.at, amount=-1.0)
        data = told(line, corrects=gift.pk)
        record(verb="gift.recorded", of=line, by=by, at=at, community_id=gift.community_id, data=data)
    return found


def _add_to_sums(person_id: int, community_id: int, *, gave: bool, at: datetime, amount: float = 1.0) -> None:
    LatelySums.objects.get_or_create(person_id=person_id, community_id=community_id, defaults={"as_of": at})
    sums = LatelySums.objects.select_for_update().get(person_id=person_id, community_id=community_id)
    since = sums.as_of
    sums.given, sums.as_of = added(sums.given, since, at, amount if gave else 0.0)
    sums.received, _as_of = added(sums.received, since, at, 0.0 if gave else amount)
    sums.save(update_fields=["given", "received", "as_of"])
