"""A real server, a real worker and a real browser: the walks of real people."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "artefacts" / "pictures"
PATIENCE_SECONDS = 180
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Place:
    """One running Holdspace: `url`, its data folder, and its own command line; `also` are settings of its own."""

    def __init__(self, data: Path, *, demo: bool, also: dict[str, str] | None = None) -> None:
        self.data, self.port = data, free_port()
        self.url = f"http://localhost:{self.port}"
        self._log = (data / "server.log").open("wb")
        self._environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("HOLDSPACE_", "DJANGO_", "DATABASE_URL"))},
            "HOLDSPACE_DATA": str(data),
            "HOLDSPACE_PORT": str(self.port),
            "HOLDSPACE_DEMO": "1" if demo else "0",
            "PYTHONPATH": str(ROOT / "src"),
            **(also or {}),
        }
        if not demo:
            self._environment["HOLDSPACE_EMAIL_BACKEND"] = "holdspace.outbox.demo_backend.EmailBackend"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "holdspace", "run", *(["--demo"] if demo else [])],
            env=self._environment,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def wait(self) -> None:
        """Until the front door answers."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            if self._process.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"{self.url}/healthz", timeout=5).close()
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.2)
            else:
                return
        raise AssertionError((self.data / "server.log").read_text(errors="replace")[-3000:])

    def command(self, *words: str) -> str:
        """What a command of this place says. Raises CalledProcessError where it goes wrong."""
        done = subprocess.run(
            [sys.executable, "-m", "holdspace", *words],
            env=self._environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE_SECONDS,
        )
        return done.stdout

    def stop(self) -> None:
        """Everything of it."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)
            try:
                self._process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
        self._log.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo community on a port of its own."""
    place = Place(tmp_path_factory.mktemp("demo"), demo=True)
    try:
        place.wait()
        yield place
    finally:
        place.stop()


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "install Chromium (Debian: apt-get install chromium)"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module", params=[True, False], ids=["with-javascript", "without"])
def three(request, tmp_path_factory, chromium):
    """A real community of three, Ada, Ben and Cy, each on a phone."""
    from tests.journeys.people import Person

    place = Place(tmp_path_factory.mktemp("harbour"), demo=False)
    people = []
    try:
        place.wait()
        emails = [f"{name}@example.org" for name in ("ada", "ben", "cy")]
        place.command("found", "Harbour", "--steward", emails[0], "--founder", emails[1], "--founder", emails[2])
        for email in emails:
            person = Person(chromium, place, javascript=request.param, size=(390, 844))
            people.append(person)
            person.signs_in(email)
            person.goes("/c/harbour/affirm/")
            person.chooses("I have read this")
            person.presses("Yes, I am in")
            person.goes("/me/")
            person.writes("Your name here", email.split("@")[0].capitalize())
            person.presses("Keep this")
        yield people
        for person in people:
            person.leaves()
    finally:
        place.stop()
