"""The page and its floor in one process, without a network: where the time goes.

`python -m benchmarks.in_process COOKIE` with HOLDSPACE_DATA (and DATABASE_URL) naming a made data set writes JSON.
The parts run in turns, so that a busy moment of the machine meets all of them alike; the figure of each is the median
of its rounds.
"""

from __future__ import annotations

import io
import json
import logging
import os
import statistics
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 30
TIMES = 20
PATH = "/c/bridges/shares/"


def environ(path: str, cookie: str) -> dict[str, Any]:
    """What a server hands to the program for one GET."""
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path.partition("?")[0],
        "SCRIPT_NAME": "",
        "QUERY_STRING": path.partition("?")[2],
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "localhost",
        "HTTP_COOKIE": cookie,
        "HTTP_ACCEPT": "text/html",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "HTTP_ACCEPT_LANGUAGE": "en",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(b""),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def get(application: Any, path: str, cookie: str) -> tuple[str, bytes]:
    """One whole request: the status and the body as it goes over the wire."""
    told: list[str] = []

    def start(status: str, headers: list[tuple[str, str]], exc: Any = None) -> None:
        told.append(status)

    answer = application(environ(path, cookie), start)
    body = b"".join(answer)
    answer.close()
    return told[0], body


def kept_cookies(application: Any, path: str, cookie: str) -> str:
    """The cookie as a browser has it from its second page on: with what the first one set."""
    set_cookies: list[str] = []

    def start(status: str, headers: list[tuple[str, str]], exc: Any = None) -> None:
        set_cookies.extend(value.split(";")[0] for name, value in headers if name.lower() == "set-cookie")

    application(environ(path, cookie), start).close()
    return "; ".join([cookie, *set_cookies])


def in_turns(
    parts: dict[str, Callable[[], object]], rounds: int = ROUNDS, *, times: int = TIMES
) -> tuple[dict[str, float], dict[str, float]]:
    """CPU milliseconds of one call of each part: the median of the rounds, and the quickest."""
    took: dict[str, list[float]] = {name: [] for name in parts}
    for part in parts.values():
        for _ in range(times):
            part()
    for _ in range(rounds):
        for name, part in parts.items():
            begun = time.process_time()
            for _ in range(times):
                part()
            took[name].append((time.process_time() - begun) / times * 1_000)
    quickest = {name: min(values) for name, values in took.items()}
    return {name: statistics.median(values) for name, values in took.items()}, quickest


def measure(cookie: str) -> dict[str, Any]:
    """Every part, and what the page is made of."""
    from benchmarks.floor import bare_sql, bare_template, empty_view, seen_on_the_way
    from holdspace.project.wsgi import application

    logging.disable(logging.CRITICAL)  # the line about each request goes to a file under load, not here
    cookie = kept_cookies(application, PATH, cookie)
    status, body = get(application, PATH, cookie)
    if not status.startswith("200"):
        raise SystemExit(f"the page answers {status}")
    seen = seen_on_the_way(application, PATH, cookie)
    parts = {
        "page": lambda: get(application, PATH, cookie),
        "sql": bare_sql(seen.statements),
        "template": bare_template(seen.template, seen.context),
        "empty view": empty_view(application, cookie),
    }
    found, quickest = in_turns(parts)
    return {
        "cpu_ms": found,
        "floor_ms": found["sql"] + found["template"] + found["empty view"],
        # Two data sets are measured at two times, so what is compared between them is the quickest round.
        "compared_ms": quickest["page"],
        "queries": len(seen.statements),
        "bytes": len(body),
    }


def main() -> None:
    """Measure with one cookie."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdspace.project.settings")
    json.dump(measure(sys.argv[1]), sys.stdout)


if __name__ == "__main__":
    main()
