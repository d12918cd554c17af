"""Finding what is encrypted without opening it: a mark that is the same for the same text, made with a derived key.

A mark says that two texts are the same and, to nobody without the keys, which one it is. A field has one only where the
program must find rows by it (docs/decisions/0038): whoever has the database alone can count how often each mark stands.
"""

from __future__ import annotations

import hmac
from hashlib import sha256

from holdspace.vault.keys import derived_key, key_ring, newest_key

LONGEST_MARK = 50  # a key's id, a point, 32 letters


def mark(text: str, *, purpose: str) -> str:
    """The mark of a text with the newest key, for writing it down; "" for ""."""
    return _mark(text, newest_key()[0], purpose) if text else ""


def marks(text: str, *, purpose: str) -> list[str]:
    """Every mark that may have been written for a text, the newest first: one with each key that there is, and that
    there was as far as something derived from it for this purpose is kept. None for ""."""
    newest, ring = newest_key()[0], key_ring()
    ids = dict.fromkeys([newest, *ring.keys, *(key_id for key_id, kept in ring.derived if kept == purpose)])
    return [_mark(text, key_id, purpose) for key_id in ids] if text else []


def is_newest(written: str) -> bool:
    """Whether a mark was made with the newest key."""
    return written.startswith(f"{newest_key()[0]}.")


def _mark(text: str, key_id: str, purpose: str) -> str:
    return f"{key_id}.{hmac.new(derived_key(key_id, purpose), text.encode(), sha256).hexdigest()[:32]}"
