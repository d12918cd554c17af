"""Talking with a person's device: what it is asked, and whether its answer is right."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Any

from allauth.mfa.webauthn.forms import LoginWebAuthnForm
from allauth.mfa.webauthn.internal import auth
from django import forms

if TYPE_CHECKING:
    from allauth.mfa.models import Authenticator

    from holdspace.people.models import Person
    from holdspace.web.requests import Request

# What a made-up answer makes the library stumble over.
NONSENSE = (AttributeError, KeyError, TypeError, ValueError, forms.ValidationError)


def possible_here(request: Request) -> bool:
    """Passkeys belong to a name, reached safely: no bare address, and https unless it is this very machine."""
    host = request.get_host().rpartition(":")[0] if ":" in request.get_host() else request.get_host()
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return request.is_secure() or host == "localhost" or host.endswith(".localhost")
    return False


def ask_to_make(person: Person) -> dict[str, Any]:
    """What the browser hands the device to make a passkey that is enough by itself."""
    asked: dict[str, Any] = auth.begin_registration(person, passwordless=True)
    return asked


def ask_to_use() -> dict[str, Any]:
    """What the browser hands the device to sign in with whichever passkey is there."""
    asked: dict[str, Any] = auth.begin_authentication(None)
    return asked


def was_made(credential: Any) -> bool:
    """Whether the device's answer belongs to what this browser was asked."""
    try:
        auth.parse_registration_response(credential)
        binding = auth.complete_registration(credential)
    except NONSENSE:
        return False
    return bool(binding.is_user_verified())


def whose(data: Any) -> Authenticator | None:
    """The passkey that answered, or None."""
    form = LoginWebAuthnForm(data=data)
    try:
        good = form.is_valid()
    except NONSENSE:
        return None
    return form.cleaned_data["credential"] if good else None
