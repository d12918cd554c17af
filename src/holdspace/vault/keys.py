"""The keys, kept outside the database: a file of `id:base64` lines in the data folder, the newest last."""

from __future__ import annotations

import base64
import os
import secrets
from functools import lru_cache
from pathlib import Path

from django.conf import settings

KEY_BYTES = 32


@lru_cache(maxsize=4)
def _read(path: str) -> dict[str, bytes]:
    keys: dict[str, bytes] = {}
    for line in Path(path).read_text(encoding="ascii").splitlines():
        key_id, _, value = line.strip().partition(":")
        if key_id and value:
            keys[key_id] = base64.b64decode(value)
    return keys


def keys() -> dict[str, bytes]:
    """Every key by its id, oldest first; the file is made with one key at first use, readable by its owner alone."""
    path = Path(settings.HOLDSPACE_KEYS_FILE)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        line = f"{secrets.token_hex(4)}:{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}\n"
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return _read(str(path))
        with os.fdopen(handle, "w") as file:
            file.write(line)
    return _read(str(path))


def newest_key() -> tuple[str, bytes]:
    """The id and the bytes of the key that new text is encrypted with."""
    return list(keys().items())[-1]
