"""The only thread between an application and what somebody said of themself: it needs a key outside the database."""

from __future__ import annotations

import hmac
from hashlib import sha256

from holdspace.vault.keys import derived_key, newest_key

PURPOSE = "fairness"


def handle_of(application_id: int, *, key_id: str) -> str:
    """The handle of an application under one key. Raises `KeyMissing`."""
    return hmac.new(derived_key(key_id, PURPOSE), f"application {application_id}".encode(), sha256).hexdigest()


def key_in_use() -> str:
    """The id of the key that new handles are made with."""
    return newest_key()[0]
