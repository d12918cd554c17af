"""Who came from the other service and has no account here that is linked to it: kept until they have shown more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

    from holdspace.people.linked.tokens import Known

IN_SESSION = "people.linked.waiting"
GOOD_FOR = timedelta(hours=1)  # as long as a proven address


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody of the other service; `then` is where they were going here."""

    issuer: str
    subject: str
    email: str
    vouched: bool
    then: str


def let_wait(session: SessionBase, known: Known, *, issuer: str, then: str, at: datetime) -> None:
    """Kept in this browser's session alone."""
    session[IN_SESSION] = {
        "issuer": issuer,
        "subject": known.subject,
        "email": known.email,
        "vouched": known.vouched,
        "then": then,
        "at": at.isoformat(),
    }


def waiting(session: SessionBase, *, at: datetime) -> Waiting | None:
    """Who waits, within the last hour."""
    kept = session.get(IN_SESSION)
    if kept is None or datetime.fromisoformat(kept["at"]) + GOOD_FOR < at:
        return None
    return Waiting(**{name: kept[name] for name in ("issuer", "subject", "email", "vouched", "then")})


def vouched_for(session: SessionBase, *, at: datetime) -> Waiting | None:
    """Who waits, if the service says that the address is theirs."""
    came = waiting(session, at=at)
    return came if came is not None and came.vouched else None


def wait_no_more(session: SessionBase) -> None:
    """Once it is of no use any more."""
    session.pop(IN_SESSION, None)
