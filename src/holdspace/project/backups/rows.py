"""Rows in a form that belongs to no database: lines of JSON, the first with the names of the columns.

Encrypted texts stay encrypted on their way out and in.
"""

from __future__ import annotations

import base64
import json
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models

from holdspace.vault.fields import AlreadySealed, EncryptedJSONField, EncryptedTextField
from holdspace.vault.rotation import sealed_column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Who is signed in where is nobody's business later: everybody signs in anew. The index of the search is made anew.
LEFT_OUT = {"people.session", "sessions.session", "search.line", "search.spelling"}
CHUNK = 1000
LARGEST_BATCH = 500


def tables() -> list[type[models.Model]]:
    """Every model whose rows belong into a backup, by name."""
    found = [m for m in apps.get_models(include_auto_created=True) if m._meta.managed and not m._meta.proxy]
    return sorted((m for m in found if m._meta.label_lower not in LEFT_OUT), key=lambda m: m._meta.label_lower)


def lines_of(model: type[models.Model]) -> Iterator[bytes]:
    """The table as lines: the names of the columns, then one for each row."""
    fields = model._meta.concrete_fields
    yield _line([field.attname for field in fields])
    sealed = {f"vault_{f.attname}": sealed_column(f) for f in fields if _is_encrypted(f)}
    names = [f"vault_{f.attname}" if _is_encrypted(f) else f.attname for f in fields]
    rows = model._base_manager.annotate(**sealed).order_by("pk").values_list(*names)
    for values in rows.iterator(chunk_size=CHUNK):
        yield _line([_plain(value) for value in values])


def put_back(model: type[models.Model], lines: Iterable[bytes]) -> Iterator[int]:
    """Insert a table's lines as they are, nothing computed or made new; yields how many after each batch.

    ValueError when the columns are not those of this version.
    """
    lines = iter(lines)
    fields = model._meta.concrete_fields
    if json.loads(next(lines)) != [field.attname for field in fields]:
        raise ValueError("other columns")
    size = max(1, min(LARGEST_BATCH, connection.ops.bulk_batch_size(list(fields), range(LARGEST_BATCH))))
    while batch := list(islice(lines, size)):
        things = [
            model(**{f.attname: _read(f, v) for f, v in zip(fields, json.loads(line), strict=True)}) for line in batch
        ]
        # As loaddata does: raw, so that no field puts the present time where another stands.
        insert: Any = model._base_manager.all()
        insert._insert(things, fields=fields, using=connection.alias, raw=True)
        yield len(things)


def _is_encrypted(field: models.Field[Any, Any]) -> bool:
    return isinstance(field, EncryptedTextField | EncryptedJSONField)


def _line(values: list[Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value // timedelta(microseconds=1)
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    return value


def _read(field: models.Field[Any, Any], value: Any) -> Any:
    if value is None:
        bare_null = isinstance(field, models.JSONField) and not field.null
        return models.Value(None, models.JSONField()) if bare_null else None
    if _is_encrypted(field):
        return AlreadySealed(value)
    if isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value)
    if isinstance(field, models.DurationField):
        return timedelta(microseconds=value)
    return field.to_python(value)
