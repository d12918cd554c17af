"""The one service that the settings name, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from holdspace.people.linked.trouble import Trouble
from holdspace.people.linked.wire import fetch, may_be_asked

KNOWN_FOR = timedelta(minutes=10)
LEFT_ALONE_FOR = timedelta(seconds=20)
WELL_KNOWN: Final = "/.well-known/openid-configuration"
NEEDED: Final = ("authorization_endpoint", "token_endpoint", "jwks_uri")

_known: dict[str, tuple[datetime, dict[str, Any]]] = {}
_silent: dict[str, datetime] = {}


@dataclass(frozen=True, slots=True)
class Provider:
    """Who opens the door beside the mailed code. `name` stands on buttons."""

    issuer: str
    client_id: str
    secret: str = field(repr=False)
    name: str


def provider() -> Provider | None:
    """The one of the settings, or None where there is none."""
    issuer, client_id, secret = (
        settings.HOLDSPACE_OIDC_ISSUER,
        settings.HOLDSPACE_OIDC_CLIENT_ID,
        settings.HOLDSPACE_OIDC_CLIENT_SECRET,
    )
    if not (issuer and client_id and secret):
        return None
    return Provider(issuer, client_id, secret, settings.HOLDSPACE_OIDC_NAME or urlsplit(issuer).hostname or issuer)


def come_back_to() -> str:
    """The address that the service sends people back to; it stands in the service's own settings, too."""
    return str(settings.HOLDSPACE_URL).rstrip("/") + reverse("account_linked_back")


def endpoints(asked: Provider, *, at: datetime) -> dict[str, Any]:
    """What the service says of itself (OpenID Connect Discovery 1.0), remembered for ten minutes.

    A service that has not answered is left alone for some seconds, so that it does not hold up everybody else.
    """
    found = _known.get(asked.issuer)
    if found is not None and found[0] <= at < found[0] + KNOWN_FOR:
        return found[1]
    silent = _silent.get(asked.issuer)
    if silent is not None and silent <= at < silent + LEFT_ALONE_FOR:
        raise Trouble("no answer a moment ago")
    try:
        said = fetch(asked.issuer.rstrip("/") + WELL_KNOWN)
    except Trouble:
        _silent[asked.issuer] = at
        raise
    if said.get("issuer") != asked.issuer:
        raise Trouble("another issuer than HOLDSPACE_OIDC_ISSUER")
    if not all(isinstance(said.get(name), str) and may_be_asked(said[name]) for name in NEEDED):
        raise Trouble("an address that is missing or not https")
    _known[asked.issuer] = (at, said)
    return said


def keys_of(said: dict[str, Any]) -> list[dict[str, Any]]:
    """The keys that it signs with now. They are asked for each time: it changes them when it likes."""
    keys = fetch(said["jwks_uri"]).get("keys")
    if not isinstance(keys, list):
        raise Trouble("no keys")
    return [key for key in keys if isinstance(key, dict)]


def forget_what_is_known() -> None:
    """As at first start."""
    _known.clear()
    _silent.clear()
