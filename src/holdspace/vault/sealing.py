"""Encrypting text at rest: AES-256-GCM, `key id . base64(nonce + ciphertext)`.

The key's id and the context are authenticated: a text moved under another id or into another context does not open.
"""

from __future__ import annotations

import base64
import binascii
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from holdspace.vault.keys import KeyMissing, key, newest_key

NONCE_BYTES = 12


class CannotOpen(Exception):
    """The key is missing or the text was altered. Says which, and carries neither."""


def encrypt(text: str, *, context: str = "") -> str:
    """The text encrypted with the newest key; "" stays ""."""
    if not text:
        return ""
    key_id, value = newest_key()
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(value).encrypt(nonce, text.encode(), _bound_to(key_id, context))
    return f"{key_id}.{base64.b64encode(nonce + sealed).decode()}"


def decrypt(sealed: str, *, context: str = "") -> str:
    """The text back. Raises `CannotOpen` when its key is not there or it was altered."""
    if not sealed:
        return ""
    key_id, _, body = sealed.partition(".")
    if not _looks_like_id(key_id):
        raise CannotOpen("What stands in the database was not written by the vault, or was altered.")
    try:
        value = key(key_id)
    except KeyMissing as missing:
        raise CannotOpen(str(missing)) from None
    try:
        raw = base64.b64decode(body, validate=True)
        return AESGCM(value).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], _bound_to(key_id, context)).decode()
    except (binascii.Error, InvalidTag, ValueError):
        raise CannotOpen(f"Something encrypted with the key {key_id} was altered.") from None


def key_id_of(sealed: str) -> str:
    """The id of the key a sealed text needs; "" for an empty one."""
    return sealed.partition(".")[0]


def _looks_like_id(key_id: str) -> bool:
    return 0 < len(key_id) <= 16 and key_id.isascii() and key_id.isalnum()


def _bound_to(key_id: str, context: str) -> bytes:
    return f"{key_id}\x00{context}".encode() if context else key_id.encode()
