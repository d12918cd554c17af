"""Kills and races, with real processes and real transactions on a file."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.work.real_house import House

pytestmark = pytest.mark.slow


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    yield house
    house.leave()


def test_what_a_killed_worker_had_in_hand_is_taken_up_after_its_lease(house):
    house.queue(1)
    hanging = house.worker("hang")
    house.wait_for("began", 1)
    hanging.send_signal(signal.SIGKILL)
    hanging.wait()
    assert house.states() == {("RUNNING", ""): 1}
    house.worker("quick")
    house.wait_for("ended", 1)
    house.wait_for_states({("FAILED", "holdspace.work.WorkerLost"): 1, ("SUCCESSFUL", ""): 1})


def test_a_long_task_keeps_its_lease_while_another_worker_looks(house):
    house.queue(1)
    house.worker("long")
    house.wait_for("began", 1)
    house.worker("long")
    house.wait_for("ended", 1)
    time.sleep(3)
    assert len(house.lines("began")) == 1
    assert house.states() == {("SUCCESSFUL", ""): 1}


def test_three_workers_run_each_of_sixty_tasks_once(house):
    house.queue(60)
    for _ in range(3):
        house.worker("quick")
    house.wait_for("ended", 60)
    house.wait_for_states({("SUCCESSFUL", ""): 60})
    assert Counter(n for _, n, _ in house.lines("ended")) == {str(n): 1 for n in range(60)}


def test_told_to_stop_it_ends_what_it_has_in_hand(house):
    house.queue(3)
    worker = house.worker("long")
    house.wait_for("began", 1)
    worker.terminate()
    assert worker.wait(timeout=20) == 0
    assert [line[0] for line in house.lines("")] == ["up", "began", "ended", "stopped"]
    assert house.states() == {("SUCCESSFUL", ""): 1, ("READY", ""): 2}


def test_idle_it_hardly_uses_the_processor_and_wakes_at_once(house):
    worker = house.worker("quick")
    house.wait_for("up", 1)
    time.sleep(1)
    before = _processor_seconds(worker.pid)
    time.sleep(5)
    assert _processor_seconds(worker.pid) - before < 0.1
    house.queue(1)
    house.wait_for("ended", 1, seconds=3)


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
