"""How the server is started, and what keeps it from listening. Loads nothing, so that it costs nothing."""

from __future__ import annotations

import errno
import socket
import sys

# One: two threads of one process take turns on one lock, and that cost a quarter of every request (3.3 against 4.4 ms
# CPU for the Shares page). More processes, HOLDSPACE_WORKERS, are the way to serve more at once.
THREADS = 1
STOP_SECONDS = 10
HIGHEST_PORT = 65535


def server_command(*, bind: str, port: int, workers: int) -> list[str]:
    """The command line of the server."""
    options = {
        "--interface": "wsgi",
        "--host": bind,
        "--port": str(port),
        "--workers": str(workers),
        "--blocking-threads": str(THREADS),
        "--workers-kill-timeout": str(STOP_SECONDS),
        "--log-level": "warning",
    }
    # Visits are logged by the program itself, by route: an address in full can hold a key or what somebody looked for.
    flags = ["--no-ws", "--respawn-failed-workers", "--no-access-log"]
    flat = [part for pair in options.items() for part in pair]
    return [sys.executable, "-m", "granian", *flat, *flags, "holdspace.project.wsgi:application"]


def why_not_listening(bind: str, port: int) -> str:
    """What keeps a server from listening there, and what to do; empty when nothing does."""
    if not 0 < port <= HIGHEST_PORT:
        return f"HOLDSPACE_PORT={port} is no port: take one from 1024 to {HIGHEST_PORT}."
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(bind, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror:
        return f"HOLDSPACE_BIND={bind} is no address to listen on."
    except OSError as problem:
        return _in_words(problem.errno, bind, port)
    return ""


def _in_words(number: int | None, bind: str, port: int) -> str:
    if number == errno.EADDRINUSE:
        return (
            f"Something else listens on port {port} already. Stop it, or choose another port: "
            f"HOLDSPACE_PORT={port + 1 if port < HIGHEST_PORT else 8000}"
        )
    if number == errno.EACCES:
        return f"Only root may listen on port {port}. Choose one above 1023 and put a web server in front."
    if number == errno.EADDRNOTAVAIL:
        return f"This machine has no address {bind}. For a web server in front take HOLDSPACE_BIND=127.0.0.1"
    return f"Cannot listen on {bind}, port {port} ({errno.errorcode.get(number or 0, number)})."
