"""What this room, signing in and the rooms below keep of a person: how it is taken along and how it goes.

The rooms below `people` cannot declare to it, so their tables are told here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.db.models import Q

from holdspace.journal.models import Entry
from holdspace.people.models import Block, KeptWords, LinkedAccount, Person, Session, Unlocking
from holdspace.people.personal import rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def account(*, person_id: int) -> Iterable[dict[str, Any]]:
    """The person's own row."""
    return rows(
        Person.objects.filter(pk=person_id),
        email="email",
        name="display_name",
        pronouns="pronouns",
        time_zone="time_zone",
        language="language",
        hints_of_the_coach="wants_hints",
        joined="joined_at",
        last_signed_in="last_login",
        operator="is_operator",
    )


def empty_account(*, person_id: int, at: datetime) -> None:
    """Leave a row without anything of the person; a new unusable password ends every session that is left."""
    person = Person.objects.get(pk=person_id)
    person.set_unusable_password()
    Person.objects.filter(pk=person_id).update(
        email=None,
        display_name="",
        pronouns="",
        time_zone="UTC",
        language="en",
        wants_hints=True,
        password=person.password,
        last_login=None,
        is_operator=False,
        is_active=False,
        erased_at=at,
    )


def addresses(*, person_id: int) -> Iterable[dict[str, Any]]:
    """What allauth keeps of one's addresses."""
    return rows(EmailAddress.objects.filter(user_id=person_id), email="email", proven="verified", first="primary")


def erase_addresses(*, person_id: int, at: datetime) -> None:
    """All of them."""
    EmailAddress.objects.filter(user_id=person_id).delete()


def passkeys(*, person_id: int) -> Iterable[dict[str, Any]]:
    """Names and times; what the keys hold is of no use anywhere else, and stays here."""
    for key in Authenticator.objects.filter(user_id=person_id).order_by("pk"):
        name = str(key) if key.type == Authenticator.Type.WEBAUTHN else key.type
        yield {"name": name, "made": key.created_at, "last_used": key.last_used_at}


def erase_passkeys(*, person_id: int, at: datetime) -> None:
    """All of them."""
    Authenticator.objects.filter(user_id=person_id).delete()


def linked_accounts(*, person_id: int) -> Iterable[dict[str, Any]]:
    """Which service, by what it calls one, and since when."""
    found = LinkedAccount.objects.filter(person_id=person_id)
    return rows(found, service="issuer", called="subject", since="linked_at")


def erase_linked_accounts(*, person_id: int, at: datetime) -> None:
    """All of them."""
    LinkedAccount.objects.filter(person_id=person_id).delete()


def unlockings(*, person_id: int) -> Iterable[dict[str, Any]]:
    """When one's second step was to be taken off, and what came of it."""
    return rows(Unlocking.objects.filter(person_id=person_id), asked="asked_at", due="due_at", came_to="state")


def erase_unlockings(*, person_id: int, at: datetime) -> None:
    """All of them."""
    Unlocking.objects.filter(person_id=person_id).delete()


def sessions(*, person_id: int) -> Iterable[dict[str, Any]]:
    """Where one is signed in."""
    return rows(Session.objects.filter(person_id=person_id), browser="device", since="since", ends="expire_date")


def end_sessions(*, person_id: int, at: datetime) -> None:
    """Everywhere."""
    Session.objects.filter(person_id=person_id).delete()


def blocks(*, person_id: int) -> Iterable[dict[str, Any]]:
    """Whom one blocked; never who blocked one."""
    return rows(Block.objects.filter(blocker_id=person_id).select_related("blocked"), whom="blocked__name", since="at")


def erase_blocks(*, person_id: int, at: datetime) -> None:
    """Both ways: nobody is left whom they could be about."""
    Block.objects.filter(Q(blocker_id=person_id) | Q(blocked_id=person_id)).delete()


def kept_words(*, person_id: int) -> Iterable[dict[str, Any]]:
    """What was written when a session had ended."""
    return rows(KeptWords.objects.filter(person_id=person_id), page="path", words="fields", kept="kept_at")


def erase_kept_words(*, person_id: int, at: datetime) -> None:
    """All of them."""
    KeptWords.objects.filter(person_id=person_id).delete()


def entries(*, person_id: int) -> Iterable[dict[str, Any]]:
    """What one did, as the journal has it: without a word of text."""
    return rows(Entry.objects.filter(actor_kind="person", actor_id=person_id), at="at", did="verb", in_role="in_role")


def keep_entries(*, person_id: int, at: datetime) -> None:
    """Nothing: an entry holds a number, which leads to an empty person from now on."""


def operating(*, person_id: int) -> Iterable[dict[str, Any]]:
    """What Django's admin would note; ours changes nothing, so there is hardly anything."""
    return rows(LogEntry.objects.filter(user_id=person_id), at="action_time", what="object_repr")


def erase_operating(*, person_id: int, at: datetime) -> None:
    """All of it."""
    LogEntry.objects.filter(user_id=person_id).delete()
