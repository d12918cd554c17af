"""A code reaches whoever waits for it, with a worker and without one, through a real mail server."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from tests.work.real_house import ROOT, House

pytestmark = pytest.mark.slow
SEND = """
import django, time; django.setup()
from django.utils import timezone
from holdspace.grammar.actors import VISITOR
from holdspace.outbox.actions import send_account_mail
began = time.monotonic()
send_account_mail(to="ann@example.org", subject="Your code", text="4711", by=VISITOR, at=timezone.now())
print(time.monotonic() - began)
time.sleep({linger})
"""


@pytest.fixture
def house(tmp_path, mail_server):
    house = House(tmp_path, HOLDSPACE_SMTP_HOST="127.0.0.1", HOLDSPACE_SMTP_PORT=str(mail_server.port))
    yield house
    house.leave()


def send(house, linger):
    code = SEND.format(linger=linger)
    done = subprocess.run(
        [sys.executable, "-c", code], env=house.environment, cwd=ROOT, check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def test_where_no_worker_runs_it_is_sent_beside_the_page(house, mail_server):
    assert send(house, linger=2) < 1
    assert [m["To"] for m in mail_server.mails] == ["ann@example.org"]


def test_where_the_server_says_later_the_worker_takes_it_up(house, mail_server):
    mail_server.answers = ["451 later"]
    send(house, linger=2)
    assert mail_server.raw == []
    worker = subprocess.Popen([sys.executable, "-m", "holdspace", "worker"], env=house.environment, cwd=ROOT)
    try:
        until = time.monotonic() + 30
        while not mail_server.raw and time.monotonic() < until:
            time.sleep(0.1)
        assert [m["To"] for m in mail_server.mails] == ["ann@example.org"]
    finally:
        worker.terminate()
        assert worker.wait(timeout=20) == 0
