"""Keeps server and worker alive as children, and stops both at once. Loads nothing of the program: about 10 MB."""

from __future__ import annotations

import contextlib
import ctypes
import http.client
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field

GLANCE_SECONDS = 0.1
STOP_SECONDS = 15.0
STEADY_SECONDS = 60.0
LONGEST_WAIT_SECONDS = 30.0
READY_SECONDS = 60.0
PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """One process and how it has fared. `wait` grows with each crash and shrinks again when it ran steadily."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    start_again: float = 0.0
    wait: float = 1.0

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches it only through us."""
        self.process = subprocess.Popen(self.command, start_new_session=True, preexec_fn=_die_with_parent)  # noqa: S603
        self.started = time.monotonic()

    def look_after(self) -> None:
        """Start it again when it has ended and its wait is over."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.start_again:
                self.start()
        elif (code := self.process.poll()) is not None:
            if now - self.started > STEADY_SECONDS:
                self.wait = 1.0
            _say(f"The {self.name} stopped by itself ({_ended(code)}); it starts again in {self.wait:.0f} s.")
            self.process, self.start_again = None, now + self.wait
            self.wait = min(self.wait * 2, LONGEST_WAIT_SECONDS)


@dataclass
class Supervisor:
    """Runs until told to stop. Returns 1 when the server ended before it ever answered, 0 otherwise."""

    server: Child
    worker: Child
    url: str
    bind: str
    port: int
    stopping: bool = False
    ready: bool = False
    children: list[Child] = field(init=False)

    def __post_init__(self) -> None:
        self.children = [self.server, self.worker]

    def stop(self, *_: object) -> None:
        """At the next glance."""
        self.stopping = True

    def run(self) -> int:
        """Start both, watch both, stop both."""
        for child in self.children:
            child.start()
        try:
            return self._watch()
        finally:
            self._stop_all()

    def _watch(self) -> int:
        began = time.monotonic()
        while not self.stopping:
            if not self.ready:
                if self.server.process is not None and (code := self.server.process.poll()) is not None:
                    _say(f"The server did not start ({_ended(code)}). What it said stands above.")
                    return 1
                self._greet(time.monotonic() - began)
            # Until it has answered once, only the lines above look after the server: it may end between them and here.
            for child in self.children if self.ready else [self.worker]:
                child.look_after()
            time.sleep(GLANCE_SECONDS)
        return 0

    def _greet(self, waited: float) -> None:
        if answers(self.bind, self.port):
            self.ready = True
            _say(f"Holdspace is at {self.url}")
        elif waited > READY_SECONDS:
            self.ready = True
            _say(f"The server is up for {READY_SECONDS:.0f} s and has not answered yet; still waiting for it.")

    def _stop_all(self) -> None:
        running = [child.process for child in self.children if child.process is not None]
        for process in running:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
        until = time.monotonic() + STOP_SECONDS
        for process in running:
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def answers(bind: str, port: int) -> bool:
    """Whether something there speaks HTTP, whatever it says."""
    connection = http.client.HTTPConnection({"0.0.0.0": "127.0.0.1", "::": "::1"}.get(bind, bind), port, timeout=5)  # noqa: S104
    try:
        connection.request("GET", "/healthz", headers={"Host": "localhost"})
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def _die_with_parent() -> None:
    """On Linux the child is told to stop when we are killed; elsewhere it goes on until it is stopped by hand."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _ended(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"code {code}"


def _say(line: str) -> None:
    print(line, flush=True)


def main(plan: str) -> int:
    """Run what `plan` (JSON: server, worker, url, bind, port) names."""
    given = json.loads(plan)
    supervisor = Supervisor(
        Child("server", given["server"]), Child("worker", given["worker"]), given["url"], given["bind"], given["port"]
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, supervisor.stop)
    return supervisor.run()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
