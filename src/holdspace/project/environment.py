"""Reading the environment: every variable is read through here, so that a test can list them."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

read: set[str] = set()


def text(name: str, default: str) -> str:
    """The variable, or its default when unset or empty."""
    read.add(name)
    return os.environ.get(name) or default


def flag(name: str, *, default: bool) -> bool:
    """On for 1, true, yes, on."""
    value = text(name, "").lower()
    return default if not value else value in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    """A whole number; ValueError names the variable."""
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ValueError(f"{name} must be a whole number") from None


def items(name: str, default: str) -> list[str]:
    """A list divided by commas."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def database(url: str) -> dict[str, Any]:
    """Django's settings for a database address: sqlite:///path or postgres://user:password@host:port/name.

    What follows a question mark goes to libpq ("?sslmode=require"), but "pool=8", which makes a pool of that size in
    each process. ValueError for another kind of address.
    """
    if url.startswith("sqlite:///"):
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": url.removeprefix("sqlite:///"),
            "CONN_MAX_AGE": None,  # opening the file and setting it up costs more than a page's statements
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # What was taken back or reworded is overwritten in the file, too, not left in its free pages.
                # 16 MB of the file in memory instead of 2: with a million shares that halves the time of the busiest
                # page's statement, which fetches the same upper pages of its indexes again and again.
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                    "PRAGMA secure_delete=ON; PRAGMA cache_size=-16000;"
                ),
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("DATABASE_URL must begin with sqlite:/// or postgres://")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    # A pool of its own excludes connections that Django keeps.
    kept: dict[str, Any] = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    if size := options.pop("pool", ""):
        kept = {}
        options["pool"] = {"min_size": 1, "max_size": int(size), "timeout": 10}
    return kept | {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": options | {"server_side_binding": True, "prepare_threshold": 5},
    }
