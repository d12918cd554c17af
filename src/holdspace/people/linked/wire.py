"""Asking the other service: bounded in time and size, no redirects, encrypted but on this machine itself."""

from __future__ import annotations

import contextlib
import json
import socket
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings

from holdspace.people.linked.trouble import Trouble

PATIENCE_SECONDS = 5.0  # for the whole answer: a service that sends a byte now and then does not hold us up either
MOST_BYTES = 200_000


def may_be_asked(url: str) -> bool:
    """`https`, or `http` where nobody is on the way: this very machine, and while developing."""
    parts = urlsplit(url)
    if not parts.hostname or parts.username or parts.fragment:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and (settings.DEBUG or is_here(parts.hostname)))


def is_here(host: str) -> bool:
    """Whether a host is this machine."""
    return host in {"localhost", "::1"} or (host.startswith("127.") and host.replace(".", "").isdecimal())


def fetch(url: str, *, form: dict[str, str] | None = None, authorization: str = "") -> dict[str, Any]:
    """The JSON object that a GET (or a POST of `form`) answers with. `Trouble` for anything else."""
    if not may_be_asked(url):
        raise Trouble("an address that is not https")
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    headers = {"Accept": "application/json", "User-Agent": "Holdspace"}
    if authorization:
        headers["Authorization"] = authorization
    if form is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    body = urlencode(form) if form is not None else None
    try:
        connection = kind(parts.hostname or "", parts.port, timeout=PATIENCE_SECONDS)
        status, answer = _exchange(connection, "GET" if form is None else "POST", path, body, headers)
    except (OSError, HTTPException, ValueError):
        raise Trouble("no answer") from None
    if status != 200:
        raise Trouble(f"answered {status}")
    return _object(answer)


def _exchange(
    connection: HTTPConnection, method: str, path: str, body: str | None, headers: dict[str, str]
) -> tuple[int, bytes]:
    try:
        connection.connect()
        cut = Timer(PATIENCE_SECONDS, _cut, [connection.sock])
        cut.daemon = True
        cut.start()
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read(MOST_BYTES + 1)
        finally:
            cut.cancel()
    finally:
        connection.close()


def _cut(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _object(answer: bytes) -> dict[str, Any]:
    if len(answer) > MOST_BYTES:
        raise Trouble("too long an answer")
    try:
        found = json.loads(answer)
    except (ValueError, RecursionError):
        raise Trouble("no JSON") from None
    if not isinstance(found, dict):
        raise Trouble("no JSON object")
    return found
