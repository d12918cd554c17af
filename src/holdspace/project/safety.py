"""What must not be so where real people are. With DEBUG off the program refuses to start, and says why."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError
from django.http.request import validate_host

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST_KEY = 32
FEWEST_SIGNS = 10


@dataclass(frozen=True, slots=True)
class Unsafe:
    """What is wrong, and what to do about it. Never holds a value that is secret."""

    name: str
    what: str
    do: str

    def __str__(self) -> str:
        return f"{self.what} {self.do}"


def unsafe_settings(settings: Any) -> list[Unsafe]:
    """Everything about the settings that is unsafe; with DEBUG on only DEBUG itself is looked at."""
    return (
        [*_debug(settings)]
        if settings.DEBUG
        else [*_key(settings), *_names(settings), *_door(settings), *_linked(settings)]
    )


def unsafe_data(settings: Any) -> list[Unsafe]:
    """Demo mode over a place where real people are. Nothing when the database cannot be asked yet."""
    if not settings.HOLDSPACE_DEMO:
        return []
    from holdspace.communities.models import Community

    try:
        real = Community.objects.filter(is_demo=False).exists()
    except DatabaseError:
        return []
    if not real:
        return []
    return [
        Unsafe(
            "demo",
            "HOLDSPACE_DEMO is on, but this database holds a real community.",
            "Take HOLDSPACE_DEMO away, or give the demo a data folder of its own.",
        )
    ]


def insist_on_safety(settings: Any) -> None:
    """Raise `ImproperlyConfigured`, naming everything unsafe at once."""
    found = unsafe_settings(settings) + unsafe_data(settings)
    if found:
        lines = "\n".join(f"- {unsafe}" for unsafe in found)
        raise ImproperlyConfigured(f"Holdspace does not start, because this is not safe:\n{lines}")


def why_unsafe(settings: Any) -> str:
    """The same as one text for the command line; "" when all is safe."""
    try:
        insist_on_safety(settings)
    except ImproperlyConfigured as problem:
        return str(problem)
    return ""


def _debug(settings: Any) -> Iterator[Unsafe]:
    if not is_at_home(settings.HOLDSPACE_URL):
        yield Unsafe(
            "debug",
            "HOLDSPACE_DEBUG is on, and pages that explain errors would show private things to visitors.",
            "Take HOLDSPACE_DEBUG away.",
        )


def _key(settings: Any) -> Iterator[Unsafe]:
    key = str(settings.SECRET_KEY)
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_SIGNS:
        yield Unsafe(
            "secret-key",
            "HOLDSPACE_SECRET_KEY is too short or too plain.",
            "Take it away: a good one is made and kept in the data folder.",
        )


def _names(settings: Any) -> Iterator[Unsafe]:
    if "*" in settings.ALLOWED_HOSTS:
        yield Unsafe(
            "hosts",
            "HOLDSPACE_HOSTS is *, so links in mails could be made to lead elsewhere.",
            "Name the hosts, divided by commas.",
        )
    parts = urlsplit(settings.HOLDSPACE_URL)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        yield Unsafe(
            "url", "HOLDSPACE_URL is no address.", "Write it like https://holdspace.example.org, without a path."
        )
    elif not validate_host(parts.hostname, settings.ALLOWED_HOSTS):
        yield Unsafe(
            "url-host",
            f"HOLDSPACE_URL says {parts.hostname}, but HOLDSPACE_HOSTS does not name it.",
            f"Add {parts.hostname} to HOLDSPACE_HOSTS.",
        )


def _door(settings: Any) -> Iterator[Unsafe]:
    https = settings.HOLDSPACE_URL.startswith("https://")
    if https and not settings.HOLDSPACE_PROXIES:
        yield Unsafe(
            "proxy",
            "HOLDSPACE_URL is https, but HOLDSPACE_PROXIES is 0, so the program cannot tell what came by https.",
            "Put Caddy or nginx in front and set HOLDSPACE_PROXIES to 1.",
        )
    if not https and not is_at_home(settings.HOLDSPACE_URL):
        yield Unsafe(
            "http",
            "HOLDSPACE_URL is http, so anybody on the way could read along and take over sessions.",
            "Put Caddy or nginx in front and set HOLDSPACE_URL to the https address.",
        )


def _linked(settings: Any) -> Iterator[Unsafe]:
    issuer = settings.HOLDSPACE_OIDC_ISSUER
    parts = urlsplit(issuer)
    named = {
        "HOLDSPACE_OIDC_ISSUER": issuer,
        "HOLDSPACE_OIDC_CLIENT_ID": settings.HOLDSPACE_OIDC_CLIENT_ID,
        "HOLDSPACE_OIDC_CLIENT_SECRET": settings.HOLDSPACE_OIDC_CLIENT_SECRET,
    }
    missing = [name for name, value in named.items() if not value]
    if 0 < len(missing) < len(named):
        yield Unsafe(
            "oidc-half",
            f"Coming in with an account elsewhere is set up by half: without {' and '.join(missing)}.",
            "Set all three, or none of them.",
        )
    if issuer and parts.scheme == "http" and not _on_this_machine(parts.hostname or ""):
        yield Unsafe(
            "oidc-http",
            "HOLDSPACE_OIDC_ISSUER is http, so anybody on the way could come in as anybody.",
            "Use the https address of that service.",
        )
    elif issuer and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment):
        yield Unsafe(
            "oidc-issuer",
            "HOLDSPACE_OIDC_ISSUER is no address.",
            "Write it as the service does, like https://login.example.org/realms/clinic, without /.well-known.",
        )


def _on_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_at_home(url: str) -> bool:
    """Whether an address can only be reached from this machine or this house."""
    host = urlsplit(url).hostname or ""
    if host in {"localhost", "testserver"} or host.endswith((".localhost", ".local", ".lan", ".internal")):
        return True
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return False
    return found.is_loopback or found.is_private
