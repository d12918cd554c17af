"""How Django rewrites a statement for SQLite, remembered.

Django's placeholders are `%s`, SQLite's `?`, and each statement is searched for them each time that it is asked; for
the long ones that took as long as asking. Django has no place to say so, but a backend of one's own, which the plugin
that runs the tests would not know for SQLite.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base

REMEMBERED = 1000  # statements; they hold no values
LONGEST = 8000  # letters: what is longer names many things at once, and is hardly asked twice

_anew = base.SQLiteCursorWrapper.convert_query


def remember_placeholders() -> None:
    """From here on each statement is rewritten once. Doing it twice changes nothing."""
    base.SQLiteCursorWrapper.convert_query = _convert  # type: ignore[method-assign, assignment]


def _convert(cursor: base.SQLiteCursorWrapper, query: Any, *, param_names: Any = None) -> str:
    if param_names is not None or type(query) is not str or len(query) > LONGEST:
        return str(_anew(cursor, query, param_names=param_names))
    return _rewritten(query)


@lru_cache(maxsize=REMEMBERED)
def _rewritten(query: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")
