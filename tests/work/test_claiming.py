from datetime import timedelta

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from holdspace.work.actions import enqueue
from holdspace.work.claiming import LOST, claim_next, falter, finish, keep, rescue
from holdspace.work.models import DeadLetter, Lease
from holdspace.work.worker import Ran, run_due
from tests.people_and_places import AT

pytestmark = pytest.mark.django_db
LEASE = timedelta(seconds=60)
LATER = AT + timedelta(seconds=61)


def claim(worker, now=AT):
    return claim_next(at=AT, now=now, worker=worker, lease=LEASE)


def test_one_worker_takes_it_and_the_other_finds_nothing(note):
    enqueue("test.note", payload={"n": 1}, at=AT)
    mine = claim("one")
    assert (mine.name, mine.payload, mine.attempt, claim("two")) == ("test.note", {"n": 1}, 1, None)
    lease = Lease.objects.get()
    assert (lease.task_id, lease.worker, lease.until) == (mine.row_id, "one", AT + LEASE)


def test_a_live_lease_is_left_alone_and_a_dead_one_taken_up_again_at_once(note):
    enqueue("test.note", payload={"n": 1}, at=AT)
    mine = claim("one")
    assert (rescue(now=AT + LEASE, at=AT), rescue(now=LATER, at=LATER), rescue(now=LATER, at=LATER)) == (0, 1, 0)
    old = DBTaskResult.objects.get(pk=mine.row_id)
    assert (old.status, old.exception_class_path, old.traceback) == (TaskResultStatus.FAILED, LOST, "")
    assert run_due(at=LATER) == Ran(done=1)
    assert note == [(LATER, {"n": 1})]


def test_a_heartbeat_prolongs_the_lease(note):
    enqueue("test.note", payload={}, at=AT)
    mine = claim("one")
    assert keep(mine, until=LATER + LEASE)
    assert rescue(now=LATER, at=LATER) == 0


def test_a_worker_that_comes_back_from_the_dead_changes_nothing(note):
    enqueue("test.note", payload={}, at=AT)
    mine = claim("one")
    rescue(now=LATER, at=LATER)
    assert not keep(mine, until=LATER + LEASE)
    assert not finish(mine, at=LATER)
    assert not falter(mine, trouble="ValueError", at=LATER)
    assert DBTaskResult.objects.filter(status=TaskResultStatus.READY).count() == 1
    assert DBTaskResult.objects.get(pk=mine.row_id).exception_class_path == LOST


def test_a_task_that_kills_its_worker_each_time_is_given_up(declare):
    declare("test.deadly", lambda *, at: None, tries=2)
    enqueue("test.deadly", payload={}, at=AT)
    for _ in range(2):
        assert claim("one") is not None
        rescue(now=LATER, at=AT)
    assert claim("one") is None
    assert list(DeadLetter.objects.values_list("name", "tries", "trouble")) == [("test.deadly", 2, LOST)]
