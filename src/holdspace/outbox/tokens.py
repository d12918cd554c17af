"""The links that end a kind of mail without signing in: signed, without an end, good for nothing else."""

from __future__ import annotations

from django.core import signing

SALT = "outbox.stop"
DIGEST = "digest"  # stands in the place of a kind: the day's mail as a whole


def stop_token(*, person_id: int, kind: str) -> str:
    """A token for one person and one kind."""
    return signing.Signer(salt=SALT).sign_object([person_id, kind], compress=True)


def read_token(token: str) -> tuple[int, str] | None:
    """Person and kind; None for a token that was altered or made up."""
    try:
        person_id, kind = signing.Signer(salt=SALT).unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return (person_id, kind) if isinstance(person_id, int) and isinstance(kind, str) else None
