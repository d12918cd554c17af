"""Encrypting every row anew with the newest key: in batches, safe to interrupt, safe beside people who write."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models, router, transaction
from django.db.models.functions import Cast, StrIndex, Substr

from holdspace.vault.fields import AlreadySealed, EncryptedJSONField, EncryptedTextField
from holdspace.vault.keys import keys, newest_key, retire_keys
from holdspace.vault.purposes import all_purposes
from holdspace.vault.sealing import decrypt, encrypt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BATCH = 200


@dataclass(frozen=True, slots=True)
class Place:
    """One encrypted field of one model."""

    model: type[models.Model]
    field: EncryptedTextField | EncryptedJSONField

    @property
    def name(self) -> str:
        """As "room.model.field"."""
        return f"{self.model._meta.label_lower}.{self.field.attname}"

    def rows(self) -> models.QuerySet[Any]:
        """Rows that hold something here, with what stands in the database as `vault_sealed`."""
        rows: models.QuerySet[Any] = self.model._base_manager.using(router.db_for_write(self.model))
        rows = rows.annotate(vault_sealed=sealed_column(self.field))
        return rows.exclude(vault_sealed="").filter(vault_sealed__isnull=False)


def sealed_column(field: models.Field[Any, Any]) -> Cast:
    """What stands in the database, unopened."""
    return Cast(field.attname, models.TextField())


def places() -> list[Place]:
    """Every encrypted field of every model there is."""
    return [
        Place(model, field)
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy
        for field in model._meta.local_concrete_fields
        if isinstance(field, EncryptedTextField | EncryptedJSONField)
    ]


def key_usage() -> dict[str, Counter[str]]:
    """For each place, how many rows need which key."""
    usage = {}
    for place in places():
        ids = place.rows().annotate(
            vault_key=Substr("vault_sealed", 1, StrIndex("vault_sealed", models.Value(".")) - 1)
        )
        usage[place.name] = Counter(
            dict(
                ids.order_by()
                .values_list("vault_key")
                .annotate(vault_n=models.Count("pk"))
                .values_list("vault_key", "vault_n")
            )
        )
    return usage


def rows_behind() -> int:
    """How many texts are not encrypted with the newest key."""
    newest, _ = newest_key()
    return sum(n for counts in key_usage().values() for key_id, n in counts.items() if key_id != newest)


def encrypt_anew(step: Callable[[int], object] = int) -> int:
    """Bring every row to the newest key; returns how many. Stopping it anywhere loses nothing: it goes on from there.

    `step` is told after each batch how many it held. A row that somebody wrote meanwhile is left as they wrote it.
    Raises `CannotOpen` where a key is missing.
    """
    newest, _ = newest_key()
    return sum(_encrypt_place(place, newest, step) for place in places())


def retire_unused() -> list[str]:
    """Take every key but the newest that no row needs out of the keys file; returns their ids."""
    newest, _ = newest_key()
    used = {key_id for counts in key_usage().values() for key_id in counts}
    unused = [key_id for key_id in keys() if key_id != newest and key_id not in used]
    if unused:
        retire_keys(set(unused), all_purposes())
    return unused


def _encrypt_place(place: Place, newest: str, step: Callable[[int], object]) -> int:
    done = 0
    for batch in _batches(place, newest):
        with transaction.atomic(using=router.db_for_write(place.model)):
            for pk, sealed in batch:
                done += _encrypt_row(place, pk, sealed)
        step(len(batch))
    return done


def _batches(place: Place, newest: str) -> Iterator[list[tuple[Any, str]]]:
    last: Any = None
    while True:
        rows = place.rows().exclude(vault_sealed__startswith=f"{newest}.").order_by("pk")
        if last is not None:
            rows = rows.filter(pk__gt=last)
        batch = list(rows.values_list("pk", "vault_sealed")[:BATCH])
        if not batch:
            return
        yield batch
        last = batch[-1][0]


def _encrypt_row(place: Place, pk: Any, sealed: str) -> int:
    """Replace the very text that was read; nothing, when it is another by now."""
    context = place.field.context
    anew = AlreadySealed(encrypt(decrypt(sealed, context=context), context=context))
    return place.rows().filter(pk=pk, vault_sealed=sealed).update(**{place.field.attname: anew})
