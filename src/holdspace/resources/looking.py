"""Whether an address of the web still answers: asked from here, bounded, and never of anything but the public web.

Members write the addresses, so whoever asks must not be led into the machine or the network it stands in (server-side
request forgery): a name is resolved once, every address it has must be public, and the connection goes to one of these
addresses and not to the name again (which could mean something else a moment later). Each redirect is looked at anew.
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from enum import Enum
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Timer
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PATIENCE_SECONDS: Final = 5.0  # for each step, whatever comes in it
MOST_REDIRECTS: Final = 3
MOST_ADDRESSES: Final = 3  # of one host that are tried one after the other
MOST_LENGTH: Final = 2000  # of an address that a redirect names
REDIRECTS: Final = {301, 302, 303, 307, 308}
# Some servers do not know HEAD, or answer it as if nothing were there.
ASK_AGAIN: Final = {400, 403, 404, 405, 410, 501}
GONE: Final = {404, 410}
_PLAIN: Final = "/?%:@!$&'()*+,;=~-._"  # what stands in an address as it is
# Addresses of IPv6 that carry one of IPv4 inside (RFC 6052 and 8215), which may be anybody's.
_CARRIERS: Final = tuple(ipaddress.ip_network(one) for one in ("64:ff9b::/96", "64:ff9b:1::/48"))


class Found(Enum):
    """What came of it. `NOT_ASKED`: it leads to where nobody is asked from here, or answers machines otherwise."""

    THERE = "there"
    MISSING = "missing"
    NOT_ASKED = "not asked"


class _Elsewhere(Exception):
    """It leads to where nobody is asked from here."""


def is_public(address: str) -> bool:
    """Whether an address of the internet is everybody's: no loopback, no private or link-local network, no multicast,
    nothing reserved, and nothing that carries another address inside."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            ip = ip.ipv4_mapped
        elif ip.sixtofour or ip.teredo or any(ip in carrier for carrier in _CARRIERS):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def resolve(host: str, port: int) -> list[str]:
    """Every address of a host. OSError where there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]) for *_kind, where in found))


@dataclass(frozen=True, slots=True)
class Ways:
    """How it is asked; another one is for tests, which have no public web."""

    resolve: Callable[[str, int], Sequence[str]] = resolve
    may_connect: Callable[[str], bool] = is_public
    ports: frozenset[int] = frozenset({80, 443})


PUBLIC: Final = Ways()


def look(link: str, *, ways: Ways = PUBLIC) -> Found:
    """Ask for the head of a page, at most `MOST_REDIRECTS` further on; nothing of the page itself is read.

    Missing is what says so (404, 410), what has no name or takes no connection, and a server in trouble (5xx): whoever
    acts on it looks twice.
    """
    try:
        for _step in range(MOST_REDIRECTS + 1):
            status, further = _ask(link, "HEAD", ways)
            if status in ASK_AGAIN:
                status, further = _ask(link, "GET", ways)
            if status not in REDIRECTS or not further:
                return Found.MISSING if status in GONE or status >= 500 else Found.THERE
            link = urljoin(link, further[:MOST_LENGTH])
    except _Elsewhere:
        return Found.NOT_ASKED
    except (OSError, HTTPException, ValueError):
        return Found.MISSING
    return Found.NOT_ASKED


def _ask(link: str, method: str, ways: Ways) -> tuple[int, str]:
    """The status, and where a redirect leads to ("" for none)."""
    parts = urlsplit(link)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc or port not in ways.ports:
        raise _Elsewhere
    host = parts.hostname.encode("idna").decode() if not parts.hostname.isascii() else parts.hostname
    addresses = ways.resolve(host, port)
    if not addresses or not all(ways.may_connect(address) for address in addresses):
        raise _Elsewhere
    connection = _To(host, port, addresses[:MOST_ADDRESSES], encrypted=parts.scheme == "https")
    target = quote(parts.path or "/", safe=_PLAIN) + (f"?{quote(parts.query, safe=_PLAIN)}" if parts.query else "")
    try:
        connection.connect()
        cut = Timer(PATIENCE_SECONDS, _cut, [connection.sock])
        cut.daemon = True
        cut.start()
        try:
            connection.request(method, target, headers={"User-Agent": "Holdspace", "Accept": "*/*"})
            answer: HTTPResponse = connection.getresponse()
            return answer.status, answer.getheader("Location") or ""
        finally:
            cut.cancel()
    finally:
        connection.close()


class _To(HTTPConnection):
    """A connection to one of the addresses that were looked at, in the name of a host."""

    def __init__(self, host: str, port: int, addresses: Sequence[str], *, encrypted: bool) -> None:
        super().__init__(host, port, timeout=PATIENCE_SECONDS)
        self._addresses, self._encrypted = addresses, encrypted

    def connect(self) -> None:
        """To the first address that takes it; the host's name is for its certificate and its `Host` alone."""
        for address in self._addresses[:-1]:
            with contextlib.suppress(OSError):
                self.sock = socket.create_connection((address, self.port), self.timeout)
                break
        else:
            self.sock = socket.create_connection((self._addresses[-1], self.port), self.timeout)
        if self._encrypted:
            self.sock = _certificates().wrap_socket(self.sock, server_hostname=self.host)


@cache
def _certificates() -> ssl.SSLContext:
    return ssl.create_default_context()


def _cut(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)
