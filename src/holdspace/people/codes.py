"""Proving that an address is one's own: a code goes there by mail, and comes back typed.

The same happens for an address that has an account and for one that has none. Only who can read the mail learns
which of the two it is, so an outsider learns nothing: no other page, no other mail, no other work done.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Any

from allauth.core.internal.cryptokit import generate_user_code
from django.utils.crypto import constant_time_compare, salted_hmac

from holdspace.people.letters import send_letter

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

    from holdspace.grammar.actors import Actor

IN_SESSION = "people.code"
PROVEN = "people.proven"
GOOD_FOR = timedelta(minutes=15)
PROVEN_FOR = timedelta(hours=1)
TRIES = 5
RESENDS = 3
# No vowels (no words by chance), nothing that looks like something else: 20 signs, 8 of them: 2.6e10 codes.
SIGNS = "BCDFGHJKLMNPQRSTVWXZ"
LENGTH = 8


class Typed(Enum):
    """What a typed code came to."""

    RIGHT = "right"
    WRONG = "wrong"
    OVER = "over"  # too late, too many tries, or no code asked for in this browser: begin anew


@dataclass(frozen=True, slots=True)
class Proven:
    """An address that is theirs, and where they were going."""

    email: str
    then: str


def send_code(session: SessionBase, *, email: str, then: str, by: Actor, at: datetime) -> None:
    """Mail a new code to the address; the session keeps what it must be compared with, never the code itself."""
    _send(session, {"email": email, "then": then, "resent": 0}, by=by, at=at)


def send_again(session: SessionBase, *, by: Actor, at: datetime) -> bool:
    """Another code for the same address in place of the one before; False when that was often enough."""
    waiting = waiting_for(session, at=at)
    if waiting is None or waiting["resent"] >= RESENDS:
        return False
    _send(session, waiting | {"resent": waiting["resent"] + 1}, by=by, at=at)
    return True


def waiting_for(session: SessionBase, *, at: datetime) -> dict[str, Any] | None:
    """What this browser asked a code for (`email`, `then`, `resent`), or None."""
    waiting: dict[str, Any] | None = session.get(IN_SESSION)
    if waiting is None or datetime.fromisoformat(waiting["sent_at"]) + GOOD_FOR < at:
        return None
    return waiting


def type_code(session: SessionBase, code: str, *, at: datetime) -> Typed:
    """Compare a typed code. A right one proves the address for an hour, and can't be typed twice."""
    waiting = waiting_for(session, at=at)
    if waiting is None:
        return Typed.OVER
    if constant_time_compare(waiting["digest"], _digest(waiting["email"], code)):
        del session[IN_SESSION]
        session[PROVEN] = {"email": waiting["email"], "then": waiting["then"], "at": at.isoformat()}
        return Typed.RIGHT
    waiting["tries"] -= 1
    if waiting["tries"] <= 0:
        del session[IN_SESSION]
        return Typed.OVER
    session[IN_SESSION] = waiting
    return Typed.WRONG


def proven(session: SessionBase, *, at: datetime) -> Proven | None:
    """What this browser has proven within the last hour."""
    kept = session.get(PROVEN)
    if kept is None or datetime.fromisoformat(kept["at"]) + PROVEN_FOR < at:
        return None
    return Proven(kept["email"], kept["then"])


def forget_address(session: SessionBase) -> None:
    """Once it is of no use any more."""
    session.pop(PROVEN, None)


def _send(session: SessionBase, waiting: dict[str, Any], *, by: Actor, at: datetime) -> None:
    code = generate_user_code(length=LENGTH, allowed_chars=SIGNS, dashed=True)
    context = {"code": code, "minutes": int(GOOD_FOR.total_seconds() // 60)}
    session[IN_SESSION] = waiting | {
        "digest": _digest(waiting["email"], code),
        "tries": TRIES,
        "sent_at": at.isoformat(),
    }
    send_letter(to=waiting["email"], template="account/email/login_code", context=context, by=by, at=at)


def _digest(email: str, code: str) -> str:
    plain = "".join(sign for sign in code.upper() if sign in SIGNS)
    return salted_hmac("holdspace.people.codes", f"{email}:{plain}", algorithm="sha256").hexdigest()
