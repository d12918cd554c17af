from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from holdspace.grammar.actors import OPERATOR, VISITOR
from holdspace.work.models import DeadLetter, Schedule
from holdspace.work.queries import troubled_schedules
from holdspace.work.schedule import know_schedules, next_time, queue_due
from holdspace.work.worker import Ran, run_due
from tests.people_and_places import AT

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def test_it_runs_at_once_and_then_every_minute(minutely):
    for seconds in (0, 0, 30, 59, 60, 61, 119, 120):
        run_due(at=AT + timedelta(seconds=seconds))
    assert minutely == [AT, AT + MINUTE, AT + 2 * MINUTE]


def test_time_that_was_missed_makes_one_run_and_keeps_the_beat(minutely):
    run_due(at=AT)
    late = AT + timedelta(days=3, seconds=10)
    assert run_due(at=late) == Ran(done=1)
    assert minutely == [AT, late]
    assert next_time() == AT + timedelta(days=3, minutes=1)


def test_two_workers_queue_it_once(minutely, monkeypatch):
    know_schedules(at=AT)
    seen = list(Schedule.objects.all())
    assert queue_due(at=AT) == 1
    # The second had read the row before the first moved it on.
    monkeypatch.setattr(type(Schedule.objects.all()), "__iter__", lambda self: iter(seen))
    assert queue_due(at=AT) == 0
    monkeypatch.undo()
    assert DBTaskResult.objects.count() == 1


def test_a_shorter_period_does_not_wait_out_the_old_one_and_what_is_gone_is_forgotten(declare, done):
    declare("test.daily", lambda *, at: done.append(at), every=timedelta(days=1))
    declare("test.gone", lambda *, at: None, every=timedelta(days=1))
    run_due(at=AT)
    declare("test.daily", lambda *, at: done.append(at), every=timedelta(hours=1))
    from holdspace.work import registry

    del registry._tasks["test.gone"]
    know_schedules(at=AT + MINUTE)
    assert list(Schedule.objects.values_list("name", "next_at")) == [("test.daily", AT + MINUTE + timedelta(hours=1))]


def test_a_scheduled_task_that_goes_wrong_waits_for_its_next_time_and_the_operator_is_told(declare):
    healthy = []

    def sometimes(*, at):
        if not healthy:
            raise ValueError("private")

    declare("test.often", sometimes, every=MINUTE, first_wait_seconds=600)
    run_due(at=AT)
    assert DBTaskResult.objects.count() == 1
    [row] = troubled_schedules(seen_by=OPERATOR)
    assert (row.name, row.trouble_at, row.trouble[:10]) == ("test.often", AT, "ValueError")
    assert (troubled_schedules(seen_by=VISITOR), DeadLetter.objects.count()) == ([], 0)
    healthy.append(True)
    run_due(at=AT + MINUTE)
    assert troubled_schedules(seen_by=OPERATOR) == []


def test_a_rare_scheduled_task_is_tried_again_before_its_next_time(declare, done):
    def second_time_lucky(*, at):
        done.append(at)
        if len(done) == 1:
            raise ValueError

    declare("test.daily", second_time_lucky, every=timedelta(days=1), first_wait_seconds=60)
    run_due(at=AT)
    run_due(at=AT + 2 * MINUTE)
    assert done == [AT, AT + 2 * MINUTE]
    assert troubled_schedules(seen_by=OPERATOR) == []
