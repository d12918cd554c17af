"""Requests at a steady pace, whether the earlier ones are answered or not: what one waits who comes at any moment."""

from __future__ import annotations

import http.client
import threading
import time
from urllib.parse import urlsplit

AT_ONCE = 64  # more than that waiting for an answer means that the pace is not held


def paced(url: str, paths: list[str], cookie: str, *, a_second: int, seconds: int) -> list[tuple[str, float]]:
    """Each path in its turn; (path, milliseconds from when it was due until its last byte). SystemExit for any other
    answer than 200."""
    parts = urlsplit(url)
    due = [(n / a_second, paths[n % len(paths)]) for n in range(a_second * seconds)]
    took: list[tuple[str, float]] = []
    problems: list[int] = []
    taking = threading.Lock()
    begun = time.perf_counter() + 0.5

    def one() -> None:
        connection = http.client.HTTPConnection(parts.hostname or "localhost", parts.port)
        while True:
            with taking:
                if not due:
                    return
                at, path = due.pop(0)
            time.sleep(max(0.0, begun + at - time.perf_counter()))
            connection.request(
                "GET", path, headers={"Cookie": cookie, "Accept-Encoding": "gzip", "Accept": "text/html"}
            )
            response = connection.getresponse()
            response.read()
            took.append((path, (time.perf_counter() - begun - at) * 1e3))
            if response.status != http.client.OK:
                problems.append(response.status)

    threads = [threading.Thread(target=one) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if problems:
        raise SystemExit(f"answers other than 200 under a steady load: {sorted(set(problems))}")
    return took
