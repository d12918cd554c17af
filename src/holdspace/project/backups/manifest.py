"""The list of what is in an archive: read first, and what everything else is held against."""

from __future__ import annotations

import hmac
import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from holdspace.project.backups.trouble import BackupTrouble
from holdspace.vault.keys import derived_key

FORMAT = 1
PURPOSE = "backup"
NAME = "manifest.json"


@dataclass(slots=True)
class Manifest:
    """`tables` holds the number of rows, `sums` the SHA-256 of each member, `keys` fingerprints by the key's id."""

    version: str
    made_at: str
    database: str
    migrations: list[str]
    head: str
    keys: dict[str, str]
    key_id: str
    tables: dict[str, int] = field(default_factory=dict)
    sums: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return sum(self.tables.values())

    def written(self) -> bytes:
        """With the MAC that only whoever has the key can make."""
        return json.dumps(asdict(self) | {"mac": self.mac()}, indent=1, sort_keys=True).encode()

    def mac(self) -> str:
        """Over all of it, with a key derived from the newest one of its time. Raises `KeyMissing`."""
        said = json.dumps(asdict(self), sort_keys=True, separators=(",", ":")).encode()
        return hmac.new(derived_key(self.key_id, PURPOSE), said, sha256).hexdigest()


def read_manifest(raw: bytes) -> tuple[Manifest, str]:
    """The manifest and the MAC that stands in it. Raises `BackupTrouble` for what is none of ours."""
    try:
        found: dict[str, Any] = json.loads(raw)
        mac = str(found.pop("mac"))
        if found["format"] != FORMAT:
            raise BackupTrouble("This archive was made by a newer version: restore it with that version.")
        return Manifest(**found), mac
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BackupTrouble("The list in this archive cannot be read: the archive is damaged.") from None
