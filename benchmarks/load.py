"""Pressing on a page: with wrk where it is installed, with a few Python threads where it is not."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

CONNECTIONS = 8
SCRIPT = """
local cookies = { %s }
local turn = 0
request = function()
  turn = turn %% #cookies + 1
  return wrk.format("GET", nil, { ["Cookie"] = cookies[turn], ["Accept-Encoding"] = "gzip", ["Accept"] = "text/html" })
end
done = function(summary, latency, requests)
  io.write(string.format("FOUND %%d %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99),
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout, summary.bytes))
end
"""


@dataclass(frozen=True)
class Load:
    """What came of a few seconds of pressing."""

    requests: int
    seconds: float
    p50_ms: float
    p99_ms: float
    problems: int
    by: str


def press(url: str, cookies: list[str], seconds: int) -> Load:
    """Ask for one page over eight connections, as several people in turn."""
    return _with_wrk(url, cookies, seconds) if shutil.which("wrk") else _with_threads(url, cookies, seconds)


def _with_wrk(url: str, cookies: list[str], seconds: int) -> Load:
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(SCRIPT % ", ".join(json.dumps(cookie) for cookie in cookies))
        file.flush()
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s", file.name, url]
        answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    match = re.search(r"FOUND (\d+) (\d+) (\d+) (\d+) (\d+) (\d+)", answer)
    if match is None:
        raise SystemExit(f"wrk said something else:\n{answer}")
    requests, took, p50, p99, problems, _ = (int(word) for word in match.groups())
    return Load(requests, took / 1e6, p50 / 1e3, p99 / 1e3, problems, "wrk")


def _with_threads(url: str, cookies: list[str], seconds: int) -> Load:
    """Slower at its own work than wrk, so its requests a second are a lower bound."""
    parts = urlsplit(url)
    until = time.monotonic() + seconds
    took: list[float] = []
    problems: list[int] = []

    def one(turn: int) -> None:
        connection = http.client.HTTPConnection(parts.hostname or "localhost", parts.port)
        while time.monotonic() < until:
            turn += 1
            headers = {"Cookie": cookies[turn % len(cookies)], "Accept-Encoding": "gzip"}
            begun = time.perf_counter()
            connection.request("GET", parts.path, headers=headers)
            response = connection.getresponse()
            response.read()
            took.append(time.perf_counter() - begun)
            if response.status != 200:
                problems.append(response.status)

    threads = [threading.Thread(target=one, args=(n,)) for n in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took.sort()
    at = [took[int(len(took) * share)] * 1e3 for share in (0.5, 0.99)]
    return Load(len(took), float(seconds), at[0], at[1], len(problems), "python")
