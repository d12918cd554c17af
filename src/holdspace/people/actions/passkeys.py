"""Signing in without a code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from holdspace.grammar.refusals import NothingHere, insist
from holdspace.journal.actions import record
from holdspace.people.rules import may_add_passkey

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.people.models import Person


@transaction.atomic
def add_passkey(*, name: str, credential: dict[str, Any], by: Person, at: datetime) -> Authenticator:
    """Keep a passkey whose answer the caller has checked already against what was asked."""
    insist(may_add_passkey(by))
    data = {"name": name, "credential": credential}
    passkey = Authenticator.objects.create(user=by, type=Authenticator.Type.WEBAUTHN, data=data, created_at=at)
    record(verb="passkey.made", of=passkey, by=by, at=at)
    return passkey


@transaction.atomic
def rename_passkey(*, passkey_id: int, name: str, by: Person, at: datetime) -> Authenticator:
    """Call it something else. `NothingHere` for one that is not one's own."""
    passkey = _own(passkey_id, by)
    passkey.data = passkey.data | {"name": name}
    passkey.save(update_fields=["data"])
    record(verb="passkey.renamed", of=passkey, by=by, at=at)
    return passkey


@transaction.atomic
def remove_passkey(*, passkey_id: int, by: Person, at: datetime) -> None:
    """Nobody signs in with it any more. The mailed code always stays. `NothingHere` for one that is not one's own."""
    passkey = _own(passkey_id, by)
    record(verb="passkey.removed", of=passkey, by=by, at=at)
    passkey.delete()


def _own(passkey_id: int, by: Person) -> Authenticator:
    passkey = Authenticator.objects.filter(pk=passkey_id, user=by, type=Authenticator.Type.WEBAUTHN).first()
    if passkey is None:
        raise NothingHere
    return passkey
