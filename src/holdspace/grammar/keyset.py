"""Pages by key: the cost of a page does not depend on how many came before it."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.db.models import Q

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db.models import Model, QuerySet

T = TypeVar("T")
M = TypeVar("M", bound="Model")

LARGEST_PAGE = 50


@dataclass(frozen=True, slots=True)
class KeysetPage(Generic[T]):
    """One page of a list. `older` is the key to ask the next page with, or "" when the list ends here."""

    items: Sequence[T]
    older: str = ""

    @property
    def ends(self) -> bool:
        """Whether this is the last page."""
        return not self.older


def encode_key(values: Sequence[Any]) -> str:
    """A key that can stand in an address: it holds only what the list is ordered by."""
    plain = [v.isoformat() if isinstance(v, datetime) else v for v in values]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def decode_key(key: str, *, fields: int) -> list[Any] | None:
    """The values of a key, times as aware datetimes; None for an empty or a made-up key (the list then starts anew)."""
    if not key or len(key) > 300:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)))
    except (ValueError, UnicodeDecodeError):
        return None
    if not isinstance(values, list) or len(values) != fields:
        return None
    read = [_read(v) for v in values]
    return None if any(v is None for v in read) else read


def _read(value: Any) -> Any:
    """A time or a number in bounds; None for anything else, so that no made-up key reaches the database."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int):
        return value if abs(value) < 2**63 else None
    if isinstance(value, str):
        try:
            time = datetime.fromisoformat(value)
        except ValueError:
            return value if len(value) <= 200 and "\x00" not in value else None
        return time if time.tzinfo else None
    return None


def page_by_key(
    rows: QuerySet[M],
    *,
    by: Sequence[str],
    after: str = "",
    size: int = 20,
    shown: Callable[[QuerySet[M]], QuerySet[M]] | None = None,
) -> KeysetPage[M]:
    """One page of `rows`, ordered by the fields `by` ("-shared_at", "-id": all down or all up), after a key.

    The last field must be unique. One query; reads one row more than it shows to know whether the list ends. `shown`
    adds what a page shows of each: it is joined to those of the page alone, as a database that joins it to all of them
    first may walk the whole list.
    """
    down = by[0].startswith("-")
    if any(field.startswith("-") != down for field in by):
        raise ValueError("a key-set page runs in one direction")
    names = [field.lstrip("-") for field in by]
    size = max(1, min(size, LARGEST_PAGE))
    if (values := decode_key(after, fields=len(names))) is not None:
        rows = rows.filter(_beyond(names, values, "lt" if down else "gt"))
    rows = rows.order_by(*by)
    if shown is None:
        found = list(rows[: size + 1])
    else:
        these = rows.model._default_manager.filter(pk__in=rows.values("pk")[: size + 1])
        found = list(shown(these).order_by(*by))
    if len(found) <= size:
        return KeysetPage(found)
    return KeysetPage(found[:size], encode_key([_value(found[size - 1], name) for name in names]))


def _value(row: Any, name: str) -> Any:
    for part in name.split("__"):
        row = getattr(row, part)
    return row


def _beyond(names: Sequence[str], values: Sequence[Any], step: str) -> Q:
    """Strictly beyond the key: (a < x) or (a = x and b < y), with a plain bound in front for the index."""
    beyond = Q()
    for depth, name in enumerate(names):
        equal = {names[i]: values[i] for i in range(depth)}
        beyond |= Q(**equal) & Q(**{f"{name}__{step}": values[depth]})
    return Q(**{f"{names[0]}__{step}e": values[0]}) & beyond
