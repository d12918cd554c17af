import logging
import threading
from datetime import timedelta

import pytest
from django.db import OperationalError
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from holdspace.grammar.actors import OPERATOR
from holdspace.work import registry
from holdspace.work.actions import enqueue
from holdspace.work.backoff import wait_before
from holdspace.work.models import DeadLetter, Lease
from holdspace.work.queries import waiting_since
from holdspace.work.worker import Ran, Worker, run_due
from tests.logs import everything_in
from tests.people_and_places import AT

SECRET = "what she told me at supper"


@pytest.fixture
def breaking(declare):
    """A task "test.break" of three tries that goes wrong with somebody's words in its message."""
    tried = []

    def go_wrong(*, at, **payload):
        tried.append(at)
        raise ValueError(SECRET)

    declare("test.break", go_wrong, tries=3, first_wait_seconds=60)
    return tried


@pytest.mark.django_db
def test_what_is_due_runs_once_and_what_is_not_waits(note):
    enqueue("test.note", payload={"n": 1}, at=AT)
    enqueue("test.note", payload={"n": 2}, at=AT, not_before=AT + timedelta(seconds=1))
    assert run_due(at=AT) == Ran(done=1)
    assert run_due(at=AT) == Ran()
    assert run_due(at=AT + timedelta(seconds=1)) == Ran(done=1)
    assert note == [(AT, {"n": 1}), (AT + timedelta(seconds=1), {"n": 2})]
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {TaskResultStatus.SUCCESSFUL}
    assert Lease.objects.count() == 0


@pytest.mark.django_db
def test_what_a_task_queues_for_the_same_time_runs_too_but_not_more_than_asked(declare, done):
    def chain(*, at, n):
        done.append(n)
        enqueue("test.chain", payload={"n": n + 1}, at=at)

    declare("test.chain", chain)
    enqueue("test.chain", payload={"n": 1}, at=AT)
    assert run_due(at=AT, most=3) == Ran(done=3)
    assert done == [1, 2, 3]


@pytest.mark.django_db
def test_the_more_urgent_goes_first(declare, done):
    declare("test.slow", lambda *, at: done.append("slow"), priority=-5)
    declare("test.quick", lambda *, at: done.append("quick"), priority=50)
    enqueue("test.slow", payload={}, at=AT - timedelta(hours=1))
    enqueue("test.quick", payload={}, at=AT)
    run_due(at=AT)
    assert done == ["quick", "slow"]


@pytest.mark.django_db
def test_each_try_is_a_new_row_after_a_longer_wait_and_the_last_makes_a_dead_letter(breaking, caplog):
    caplog.set_level(logging.DEBUG)
    enqueue("test.break", payload={"share_id": 7}, at=AT)
    first = DBTaskResult.objects.get()
    assert run_due(at=AT) == Ran(faltered=1)
    second = DBTaskResult.objects.exclude(pk=first.pk).get()
    wait = wait_before(1, first_seconds=60, key=str(first.pk))
    assert (second.run_after, second.args_kwargs["kwargs"]["attempt"]) == (AT + wait, 2)
    assert run_due(at=second.run_after - timedelta(seconds=1)) == Ran()
    assert run_due(at=second.run_after) == Ran(faltered=1)
    later = second.run_after + timedelta(minutes=3)
    assert run_due(at=later) == Ran(faltered=1)
    assert run_due(at=later + timedelta(days=1)) == Ran()
    letter = DeadLetter.objects.get()
    assert (letter.name, letter.payload, letter.tries, letter.at) == ("test.break", {"share_id": 7}, 3, later)
    assert letter.trouble.startswith("ValueError at tests.work.test_worker:")
    assert breaking == [AT, second.run_after, later]


@pytest.mark.django_db
def test_neither_rows_nor_logs_hold_what_an_exception_said(breaking, caplog):
    caplog.set_level(logging.DEBUG)
    enqueue("test.break", payload={}, at=AT)
    for day in range(4):
        run_due(at=AT + timedelta(days=day))
    rows = [*DBTaskResult.objects.values(), *DeadLetter.objects.values()]
    assert len(rows) == 4
    assert SECRET not in repr(rows) + everything_in(caplog)
    row = DBTaskResult.objects.first()
    assert (row.exception_class_path, row.traceback[:23]) == ("ValueError", "tests.work.test_worker:")


@pytest.mark.django_db
def test_a_task_that_this_version_does_not_know_is_given_up_and_breaks_nothing(note):
    enqueue("test.note", payload={}, at=AT)
    registry._tasks.clear()
    assert run_due(at=AT) == Ran(faltered=1)
    letter = DeadLetter.objects.get()
    assert (letter.name, letter.tries, letter.trouble) == ("test.note", 1, "holdspace.work.UnknownTask")


@pytest.mark.django_db
def test_an_idle_look_is_one_query(note, django_assert_num_queries):
    worker = Worker(clock=lambda: AT)
    worker.tick()
    with django_assert_num_queries(1):
        assert worker.tick() is False


def test_a_database_that_does_not_answer_is_waited_for(monkeypatch, caplog):
    worker = Worker()
    waits = []

    def wait(seconds):
        waits.append(seconds)
        if len(waits) == 7:
            worker.stop()

    def no_answer():
        raise OperationalError("could not connect to host db.internal")

    monkeypatch.setattr(worker, "tick", no_answer)
    monkeypatch.setattr(worker.stopping, "wait", wait)
    monkeypatch.setattr("holdspace.work.worker.connection.close", lambda: None)
    worker.run()
    assert waits == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]
    assert "db.internal" not in everything_in(caplog)


@pytest.mark.django_db(transaction=True)
def test_a_worker_told_to_stop_ends_what_it_has_in_hand_and_takes_nothing_more(declare, done):
    worker = Worker(clock=lambda: AT)

    def stop_meanwhile(*, at):
        worker.stop()
        done.append("ended")

    declare("test.stop", stop_meanwhile)
    for _ in range(3):
        enqueue("test.stop", payload={}, at=AT)
    worker.run()
    assert done == ["ended"]
    assert DBTaskResult.objects.filter(status=TaskResultStatus.READY).count() == 2
    assert threading.active_count() < 10


@pytest.mark.django_db
def test_the_operator_learns_since_when_something_waits_and_nobody_else_does(note):
    from tests.people_and_places import a_person

    enqueue("test.note", payload={}, at=AT - timedelta(minutes=9))
    enqueue("test.note", payload={}, at=AT)
    assert waiting_since(seen_by=OPERATOR, at=AT) == AT - timedelta(minutes=9)
    assert waiting_since(seen_by=a_person(), at=AT) is None
    run_due(at=AT)
    assert waiting_since(seen_by=OPERATOR, at=AT) is None
