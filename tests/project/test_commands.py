"""The commands as a self-hoster uses them."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from holdspace.grammar.actors import THE_MACHINE
from holdspace.outbox.actions import tell
from holdspace.outbox.models import AccountMail, Delivery
from holdspace.outbox.states import DeliveryState
from holdspace.work.models import DeadLetter, Schedule
from tests.people_and_places import AT, a_person

ROOT = Path(__file__).parents[2]


def said(*arguments, **options):
    out = StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue().splitlines()


@pytest.fixture
def some_given_up(monkeypatch):
    from holdspace.outbox import kinds

    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    kinds.declare_notice("test.answered", label="x", line="{who} answered.", subject="Something")
    DeadLetter.objects.create(name="outbox.prune", payload={"n": 1}, tries=8, trouble="KeyError at a:1", at=AT)
    person = a_person("Ann")
    notice = tell(person_id=person.pk, kind="test.answered", url="/", by=THE_MACHINE, at=AT, who="Bo")
    Delivery.objects.update(state=DeliveryState.GIVEN_UP, taken_at=AT, trouble="smtp 550", tries=3)
    AccountMail.objects.create(at=AT, try_at=AT, state=DeliveryState.GIVEN_UP, trouble="smtp 451")
    at = AT + timedelta(hours=1)
    Schedule.objects.create(name="outbox.sweep", next_at=at, trouble="ValueError at b:2", trouble_at=AT)
    return notice


@pytest.mark.django_db
def test_what_was_given_up_is_listed_without_names_and_addresses(some_given_up):
    notice = some_given_up
    assert said("worker", "--dead")[:4] == [
        "2026-11-19 09:30  outbox.prune {'n': 1}  KeyError at a:1",
        f"2026-11-19 09:30  mail {notice.delivery.pk} to person {notice.person_id} (test.answered)  smtp 550",
        "2026-11-19 09:30  a code for signing in, erased  smtp 451",
        "2026-11-19 09:30  outbox.sweep, next time 10:30  ValueError at b:2",
    ]


@pytest.mark.django_db
def test_it_is_queued_once_more_when_asked(some_given_up):
    assert said("worker", "--again")[-1] == "2 queued once more."
    assert (DeadLetter.objects.count(), Delivery.objects.get().state) == (0, DeliveryState.WAITING)
    assert said("worker", "--again")[-1] == "0 queued once more."


@pytest.mark.django_db
def test_nothing_was_given_up():
    assert said("worker", "--dead") == ["Nothing was given up."]


@pytest.mark.parametrize("command", ["serve", "run"])
def test_a_taken_port_is_told_before_anything_else_happens(command, settings):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        settings.HOLDSPACE_BIND, settings.HOLDSPACE_PORT = other.getsockname()
        with pytest.raises(CommandError) as told:
            call_command(command)
    assert str(told.value).startswith(f"Something else listens on port {settings.HOLDSPACE_PORT} already.")


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["serve", "run"])
def test_what_is_unsafe_is_told_plainly(command, settings, monkeypatch):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.HOLDSPACE_PORT = probe.getsockname()[1]
    settings.SECRET_KEY = "short"
    monkeypatch.setattr("holdspace.project.management.commands.run.call_command", lambda *_, **__: None)
    with pytest.raises(CommandError) as told:
        call_command(command)
    assert str(told.value).startswith("Holdspace does not start, because this is not safe:\n- ")


def test_the_switch_for_the_demo_begins_again_with_it_set(settings, monkeypatch):
    begun = []

    def execute(program, arguments):
        begun.append((arguments[1:], os.environ["HOLDSPACE_DEMO"]))
        raise SystemExit

    settings.HOLDSPACE_DEMO = False
    monkeypatch.setenv("HOLDSPACE_DEMO", "")
    monkeypatch.setattr(os, "execv", execute)
    with pytest.raises(SystemExit):
        call_command("run", "--demo", "--no-migrate")
    assert begun == [(["-m", "holdspace", "run", "--demo", "--no-migrate"], "1")]


@pytest.mark.slow
def test_one_command_makes_everything_and_stops_cleanly(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("HOLDSPACE_")} | {
        "HOLDSPACE_DATA": str(tmp_path),
        "HOLDSPACE_PORT": str(port),
        "PYTHONPATH": str(ROOT / "src"),
    }
    environment.pop("DATABASE_URL", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "holdspace", "run"],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        lines = []
        while not lines or "Holdspace is at" not in lines[-1]:
            lines.append(process.stdout.readline())
            assert lines[-1], lines
        assert lines[-1] == f"Holdspace is at http://localhost:{port}\n"
        page = Answer(port, "/account/login/?next=/me/what-i-looked-for/")
        assert page.status == 200
        style = page.body.split('href="/static/')[1].split('"')[0]
        file = Answer(port, f"/static/{style}")
        assert (file.status, file.headers["Content-Encoding"]) == (200, "gzip")
        assert "immutable" in file.headers["Cache-Control"]
        time.sleep(0.5)
    finally:
        process.send_signal(signal.SIGTERM)
        rest, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "what-i-looked-for" not in "".join(lines) + rest


class Answer:
    def __init__(self, port, path):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", path, headers={"Accept-Encoding": "gzip" if "static" in path else "identity"})
        answer = connection.getresponse()
        self.status, self.headers, self.body = answer.status, answer.headers, answer.read().decode("latin-1")
        connection.close()
