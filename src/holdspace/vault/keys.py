"""The keys, kept outside the database: a file of `id:base64` lines in the data folder, the newest last.

A line `id/purpose:base64` is what remains of a retired key: it still verifies (the journal's seals), but opens nothing.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import fcntl
import os
import secrets
import stat
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY_BYTES = 32
HEADER = (
    "# The keys of Holdspace. Whoever has this file can read what stands encrypted in the database;\n"
    "# without it nobody can. Keep a copy apart from the backups. New text takes the last key.\n"
)


class KeysUnreadable(Exception):
    """The keys file is not what it should be; says where and what to do, and holds no key."""


class KeyMissing(Exception):
    """Something was encrypted with a key that is not in the keys file; names the key's id and what to do."""

    def __init__(self, key_id: str) -> None:
        super().__init__(
            f"The key {key_id} is not in the keys file {keys_file()}. Add its line from your copy of that file."
        )
        self.key_id = key_id


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Every key by its id, oldest first, and what is derived from retired ones by (id, purpose)."""

    keys: dict[str, bytes] = field(default_factory=dict)
    derived: dict[tuple[str, str], bytes] = field(default_factory=dict)


_cache: dict[str, tuple[tuple[int, int, int], KeyRing]] = {}


def keys_file() -> Path:
    """Where the keys are."""
    return Path(settings.HOLDSPACE_KEYS_FILE)


def key_ring() -> KeyRing:
    """What the file holds now (read again whenever it has changed); empty when there is none."""
    path = keys_file()
    try:
        found = path.stat()
    except FileNotFoundError:
        return KeyRing()
    mark = (found.st_mtime_ns, found.st_size, found.st_ino)
    cached = _cache.get(str(path))
    if cached is None or cached[0] != mark:
        cached = _cache[str(path)] = (mark, _parse(path))
    return cached[1]


def keys() -> dict[str, bytes]:
    """Every key by its id, oldest first."""
    return key_ring().keys


def key(key_id: str) -> bytes:
    """One key. Raises `KeyMissing`."""
    try:
        return keys()[key_id]
    except KeyError:
        raise KeyMissing(key_id) from None


def newest_key() -> tuple[str, bytes]:
    """The id and the bytes of the key that new text is encrypted with; the first one is made at first use."""
    if not (found := keys()):
        _make_first()
        found = keys()
    key_id = list(found)[-1]
    return key_id, found[key_id]


def derived_key(key_id: str, purpose: str) -> bytes:
    """A key for one purpose ("journal"), from which the key itself cannot be found. Raises `KeyMissing`."""
    ring = key_ring()
    if kept := ring.derived.get((key_id, purpose)):
        return kept
    return _derive(key(key_id), purpose)


def fingerprints() -> dict[str, str]:
    """What tells keys apart without telling them, by id."""
    return {key_id: sha256(b"holdspace key " + value).hexdigest()[:16] for key_id, value in keys().items()}


def add_key() -> str:
    """Add a new key, which new text takes from now on in every process; returns its id."""
    with _changing() as ring:
        key_id = secrets.token_hex(4)
        _write(KeyRing({**ring.keys, key_id: secrets.token_bytes(KEY_BYTES)}, ring.derived))
    return key_id


def retire_keys(key_ids: set[str], purposes: tuple[str, ...]) -> None:
    """Take keys out of the file, but keep what is derived from them for these purposes. Never the newest one."""
    with _changing() as ring:
        gone = key_ids - {list(ring.keys)[-1]}
        kept = {(i, p): _derive(ring.keys[i], p) for i in ring.keys if i in gone for p in purposes}
        _write(KeyRing({i: v for i, v in ring.keys.items() if i not in gone}, ring.derived | kept))


def too_open() -> bool:
    """Whether somebody else on this machine may read the keys file."""
    path = keys_file()
    return path.exists() and bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def _derive(value: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=f"holdspace {purpose}".encode()).derive(value)


def _parse(path: Path) -> KeyRing:
    ring = KeyRing()
    for number, line in enumerate(path.read_text(encoding="ascii", errors="replace").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, encoded = line.strip().partition(":")
        try:
            value = base64.b64decode(encoded, validate=True)
        except binascii.Error:
            value = b""
        if not name or len(value) != KEY_BYTES:
            raise KeysUnreadable(f"Line {number} of the keys file {path} is damaged. Put back your copy of that file.")
        key_id, _, purpose = name.partition("/")
        if purpose:
            ring.derived[key_id, purpose] = value
        else:
            ring.keys[key_id] = value
    return ring


def _text(ring: KeyRing) -> str:
    lines = [f"{i}/{p}:{base64.b64encode(v).decode()}\n" for (i, p), v in ring.derived.items()]
    lines += [f"{i}:{base64.b64encode(v).decode()}\n" for i, v in ring.keys.items()]
    return HEADER + "".join(lines)


@contextlib.contextmanager
def _changing() -> Iterator[KeyRing]:
    """One process at a time changes the file."""
    newest_key()
    path = keys_file()
    with path.with_name(f"{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield _parse(path)


def _make_first() -> None:
    """Make the file with one key. Whoever comes second finds a whole file: it appears under its name when complete."""
    path = keys_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = _beside(path, KeyRing({secrets.token_hex(4): secrets.token_bytes(KEY_BYTES)}))
    try:
        os.link(whole, path)
    except FileExistsError:
        pass
    finally:
        whole.unlink()
    _sync_folder(path.parent)


def _write(ring: KeyRing) -> None:
    path = keys_file()
    _beside(path, ring).replace(path)
    _sync_folder(path.parent)


def _beside(path: Path, ring: KeyRing) -> Path:
    """A whole file under another name in the same folder, on the disk, readable by its owner alone."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(_text(ring))
        file.flush()
        os.fsync(file.fileno())
    return beside


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
