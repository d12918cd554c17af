"""Encrypting text at rest: AES-256-GCM, `key id . base64(nonce + ciphertext)`."""

from __future__ import annotations

import base64
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from holdspace.vault.keys import keys, newest_key

NONCE_BYTES = 12


class CannotOpen(Exception):
    """The key is missing or the text was altered. Carries neither."""


def encrypt(text: str) -> str:
    """The text encrypted with the newest key; "" stays ""."""
    if not text:
        return ""
    key_id, key = newest_key()
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(key).encrypt(nonce, text.encode(), key_id.encode())
    return f"{key_id}.{base64.b64encode(nonce + sealed).decode()}"


def decrypt(sealed: str) -> str:
    """The text back. Raises `CannotOpen` when its key is not there or it was altered."""
    if not sealed:
        return ""
    key_id, _, body = sealed.partition(".")
    try:
        raw = base64.b64decode(body, validate=True)
        return AESGCM(keys()[key_id]).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], key_id.encode()).decode()
    except Exception as problem:
        raise CannotOpen from problem
