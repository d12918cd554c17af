"""What an entry and a seal are reduced to. The same on every database, today and in ten years: change nothing here."""

from __future__ import annotations

import hmac
import json
from datetime import UTC
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from holdspace.vault.keys import derived_key

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.journal.models import Entry, Seal

PURPOSE = "journal"


def hash_of(entry: Entry) -> str:
    """SHA-256 over everything an entry says, in hexadecimal. Its place in the chain is not part of it."""
    return sha256(
        _canonical(
            [
                entry.pk,
                _time(entry.at),
                entry.actor_kind,
                entry.actor_id,
                entry.community_id,
                entry.verb,
                entry.object_kind,
                entry.object_id,
                entry.in_role,
                entry.data,
                entry.once,
            ]
        )
    ).hexdigest()


def mac_of(seal: Seal) -> str:
    """HMAC-SHA-256 over everything a seal says, the seal before included. Raises `KeyMissing`."""
    said = _canonical(
        [
            seal.number,
            seal.first_entry,
            seal.last_entry,
            seal.count,
            [[number, digest] for number, digest in seal.hashes],
            seal.previous_mac,
            seal.key_id,
            _time(seal.at),
        ]
    )
    return hmac.new(derived_key(seal.key_id, PURPOSE), said, sha256).hexdigest()


def head_of(seal: Seal) -> str:
    """What to note down outside: from it one can tell later that nothing before it was rewritten or cut off."""
    return f"{seal.number}:{seal.mac[:32]}"


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _canonical(value: Any) -> bytes:
    return json.dumps(_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _plain(value: Any) -> Any:
    """SQLite gives 1e20 back as a float, PostgreSQL as a whole number: a number is hashed by its value alone."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
