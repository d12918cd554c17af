"""The supervisor with children that only tests know: real processes, no Django."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
SERVER = """
import http.server, sys
class Quiet(http.server.BaseHTTPRequestHandler):
    def do_GET(self): self.send_response(200); self.end_headers()
    def log_message(self, *args): pass
open(sys.argv[2], "a").write("server\\n")
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Quiet).serve_forever()
"""
WORKER = "import sys, time; open(sys.argv[2], 'a').write('worker\\n'); time.sleep(100)"
CRASH = "import sys; open(sys.argv[2], 'a').write('crash\\n'); sys.exit(3)"


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def supervise(tmp_path, port):
    """Starts the supervisor on two programs; gives (process, diary)."""
    started = []
    diary = tmp_path / "diary"
    diary.touch()

    def start(server, worker):
        def of(code):
            return [sys.executable, "-c", code, str(port), str(diary)]

        plan = {
            "server": of(server),
            "worker": of(worker),
            "url": "http://house.example.org",
            "bind": "127.0.0.1",
            "port": port,
        }
        command = [sys.executable, "-m", "holdspace.project.supervisor", json.dumps(plan)]
        environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
        started.append(subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True))
        return started[-1], diary

    yield start
    for process in started:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=20)


def wait_for(diary, lines, seconds=30):
    until = time.monotonic() + seconds
    while sorted(diary.read_text().splitlines())[: len(lines)] != sorted(lines):
        assert time.monotonic() < until, diary.read_text()
        time.sleep(0.05)


def children(pid):
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_the_house_is_and_stops_both_at_once(supervise, number):
    process, diary = supervise(SERVER, WORKER)
    assert process.stdout.readline() == "Holdspace is at http://house.example.org\n"
    wait_for(diary, ["server", "worker"])
    both = children(process.pid)
    began = time.monotonic()
    process.send_signal(number)
    assert process.wait(timeout=20) == 0
    assert time.monotonic() - began < 5
    assert (len(both), [is_alive(pid) for pid in both]) == (2, [False, False])


def test_a_worker_that_crashes_is_started_again_after_a_while(supervise):
    process, diary = supervise(SERVER, CRASH)
    wait_for(diary, ["crash", "crash", "server"])
    lines = {process.stdout.readline() for _ in range(3)}
    assert lines == {
        "Holdspace is at http://house.example.org\n",
        "The worker stopped by itself (code 3); it starts again in 1 s.\n",
        "The worker stopped by itself (code 3); it starts again in 2 s.\n",
    }


def test_a_server_that_does_not_start_ends_everything(supervise):
    process, _diary = supervise(CRASH, WORKER)
    assert process.wait(timeout=20) == 1
    assert process.stdout.read() == "The server did not start (code 3). What it said stands above.\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children")
def test_killed_outright_it_takes_its_children_along(supervise):
    process, diary = supervise(SERVER, WORKER)
    wait_for(diary, ["server", "worker"])
    both = children(process.pid)
    process.kill()
    process.wait()
    until = time.monotonic() + 10
    while any(is_alive(pid) for pid in both) and time.monotonic() < until:
        time.sleep(0.05)
    assert [is_alive(pid) for pid in both] == [False, False]
