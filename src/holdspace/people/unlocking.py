"""The link in the mail with which somebody stops that their second step is taken off, without coming in."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Final

from django.utils.crypto import salted_hmac

LEAST_HOURS, USUAL_HOURS, MOST_HOURS = 24, 48, 168
CARRIED_OUT_EVERY: Final = timedelta(minutes=10)


def new_token() -> str:
    """What stands in the link; kept nowhere but in the mail, which is erased once it is sent."""
    return secrets.token_urlsafe(32)


def digest_of(token: str) -> str:
    """What is kept of it."""
    return salted_hmac("holdspace.people.unlocking", token, algorithm="sha256").hexdigest()
