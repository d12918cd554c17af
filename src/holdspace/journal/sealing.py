"""Sealing: gathering the entries that no seal covers yet, one sealer at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from holdspace.journal.hashing import hash_of, mac_of
from holdspace.journal.models import Chain, Entry, Seal
from holdspace.vault.keys import newest_key

if TYPE_CHECKING:
    from datetime import datetime

ENTRIES_PER_SEAL = 1000


def seal_all(*, at: datetime) -> list[Seal]:
    """Seal whatever is not sealed yet; returns the new seals, none when another sealer was at it.

    Entries are found by having no seal, not by their number: on PostgreSQL one with a lower number may commit later.
    """
    seals = []
    while seal := seal_some(at=at):
        seals.append(seal)
    return seals


@transaction.atomic
def seal_some(*, at: datetime) -> Seal | None:
    """One seal over at most 1000 entries; None when there are none, or when somebody was quicker."""
    if not Entry.objects.filter(seal__isnull=True).exists():
        return None
    chain, _ = Chain.objects.get_or_create(pk=1)
    # The first write of the transaction: a second sealer waits here, then finds the length changed.
    if not Chain.objects.filter(pk=1, length=chain.length).update(length=F("length") + 1):
        return None
    entries = list(Entry.objects.filter(seal__isnull=True).order_by("id")[:ENTRIES_PER_SEAL])
    if not entries:  # Sealed between the look and the lock.
        transaction.set_rollback(True)
        return None
    before = Seal.objects.filter(number=chain.length).values_list("mac", flat=True).first()
    seal = Seal(
        number=chain.length + 1,
        first_entry=entries[0].pk,
        last_entry=entries[-1].pk,
        count=len(entries),
        hashes=[[entry.pk, hash_of(entry)] for entry in entries],
        previous_mac=before or "",
        key_id=newest_key()[0],
        at=at,
    )
    seal.mac = mac_of(seal)
    seal.save(force_insert=True)
    Entry.objects.filter(pk__in=[entry.pk for entry in entries], seal__isnull=True).update(seal=seal.number)
    return seal
