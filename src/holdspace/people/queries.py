"""Reads about one's own account; each says who is looking."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator

from holdspace.grammar.keyset import page_by_key
from holdspace.grammar.refusals import NothingHere
from holdspace.people.devices import number_of
from holdspace.people.linked.provider import Provider, provider
from holdspace.people.models import Block, KeptWords, LinkedAccount, Person, Session, Unlocking
from holdspace.people.rules import KEPT_HOURS
from holdspace.people.states import UnlockingState
from holdspace.people.unlocking import digest_of

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.grammar.keyset import KeysetPage


@dataclass(frozen=True, slots=True)
class Passkey:
    """One of one's own."""

    id: int
    name: str
    made_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Device:
    """A browser that one is signed in with; `name` is "" where it did not say what it is."""

    number: str
    name: str
    since: datetime | None
    here: bool


@dataclass(frozen=True, slots=True)
class Door:
    """How one person comes in, in figures; `sessions` counts browsers."""

    person_id: int
    name: str
    joined_at: datetime
    last_at: datetime | None
    second_step: bool
    passkeys: int
    sessions: int


@dataclass(frozen=True, slots=True)
class Kept:
    """One form's words, given back. `texts` is what a person reads, `fields` what is sent once more."""

    id: int
    path: str
    kept_at: datetime
    fields: list[tuple[str, str]]

    @property
    def texts(self) -> list[str]:
        """What was typed, without what the form says by itself; all of it where nothing looks like words."""
        filled = [value for name, value in self.fields if name != "once" and value.strip()]
        return [value for value in filled if len(value.split()) > 1] or filled


def person_with_address(*, email: str, seen_by: Actor) -> Person | None:
    """Whose address this is. Only for whoever has proven that it is theirs."""
    return Person.objects.filter(email=email.strip().lower(), is_active=True).first()


def person_linked(*, issuer: str, subject: str, seen_by: Actor) -> Person | None:
    """Whose door an account elsewhere opens. Only for whoever has a signed answer of the issuer."""
    found = LinkedAccount.objects.filter(issuer=issuer, subject=subject, person__is_active=True)
    linked = found.select_related("person").first()
    return linked.person if linked is not None else None


def my_linked_accounts(*, seen_by: Person) -> list[LinkedAccount]:
    """One's own, the oldest first."""
    return list(LinkedAccount.objects.filter(person=seen_by).order_by("pk"))


def linked_service(*, seen_by: Person) -> Provider | None:
    """The service of the settings, if an account there opens this person's door."""
    asked = provider()
    if asked is None or not LinkedAccount.objects.filter(person=seen_by, issuer=asked.issuer).exists():
        return None
    return asked


def my_unlocking(*, seen_by: Person) -> Unlocking | None:
    """That waits to take one's own second step off, or None."""
    return Unlocking.objects.filter(person=seen_by, state=UnlockingState.WAITING).first()


def unlocking_by_letter(*, token: str, seen_by: Actor) -> Unlocking:
    """The one that a link in a mail belongs to, whatever came of it. `NothingHere` for a link that never was."""
    unlocking = Unlocking.objects.select_related("person").filter(stop_digest=digest_of(token)).first()
    if unlocking is None:
        raise NothingHere
    return unlocking


def unlockings_due(*, seen_by: Actor, at: datetime) -> list[Unlocking]:
    """Whose wait is over, the longest first; the first hundred."""
    due = Unlocking.objects.filter(state=UnlockingState.WAITING, due_at__lte=at).select_related("person")
    return list(due.order_by("due_at")[:100])


def door_of(*, email: str, seen_by: Actor) -> Door:
    """How somebody comes in, for the operators. `NothingHere` for an address nobody has."""
    person = person_with_address(email=email, seen_by=seen_by)
    if person is None:
        raise NothingHere
    kinds = list(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    return Door(
        person.pk,
        person.name,
        person.joined_at,
        person.last_login,
        Authenticator.Type.TOTP in kinds,
        kinds.count(Authenticator.Type.WEBAUTHN),
        Session.objects.filter(person=person).count(),
    )


def my_passkeys(*, seen_by: Person) -> list[Passkey]:
    """One's own, the oldest first."""
    found = Authenticator.objects.filter(user=seen_by, type=Authenticator.Type.WEBAUTHN).order_by("pk")
    return [Passkey(key.pk, str(key), key.created_at, key.last_used_at) for key in found]


def my_passkey(*, passkey_id: int, seen_by: Person) -> Passkey:
    """One of one's own. `NothingHere` for any other."""
    for passkey in my_passkeys(seen_by=seen_by):
        if passkey.id == passkey_id:
            return passkey
    raise NothingHere


def my_blocks(*, seen_by: Person, after: str = "") -> KeysetPage[Block]:
    """Whom one has blocked, the newest first; who blocked one is shown nowhere."""
    found = Block.objects.filter(blocker=seen_by).select_related("blocked")
    return page_by_key(found, by=("-at", "-id"), after=after)


def my_kept_words(*, seen_by: Person, at: datetime) -> list[Kept]:
    """What one had written when a session ended, within the last day; the newest first."""
    found = KeptWords.objects.filter(person=seen_by, kept_at__gt=at - timedelta(hours=KEPT_HOURS))
    return [
        Kept(kept.pk, kept.path, kept.kept_at, [(name, value) for name, value in json.loads(kept.fields)])
        for kept in found.order_by("-kept_at", "-pk")
    ]


def my_devices(*, here: str, seen_by: Person, at: datetime) -> list[Device]:
    """The browsers one is signed in with: this one, then the latest first; at most 100."""
    rows = list(Session.objects.filter(person=seen_by, expire_date__gt=at).order_by("-since", "session_key")[:100])
    found = [Device(number_of(row.session_key), row.device, row.since, row.session_key == here) for row in rows]
    return sorted(found, key=lambda device: not device.here)


def signed_in_elsewhere(*, here: str, seen_by: Person, at: datetime) -> int:
    """In how many other browsers one is signed in."""
    return Session.objects.filter(person=seen_by, expire_date__gt=at).exclude(session_key=here).count()
