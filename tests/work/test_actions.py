from datetime import timedelta

import pytest
from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from holdspace.grammar.actors import OPERATOR
from holdspace.work.actions import enqueue, try_again
from holdspace.work.models import DeadLetter
from holdspace.work.rows import OurWorkerOnly, carry_out
from holdspace.work.worker import Ran, run_due
from tests.people_and_places import AT

pytestmark = pytest.mark.django_db


def test_a_task_is_one_row_with_its_name_and_time(note):
    enqueue("test.note", payload={"share_id": 4}, at=AT, not_before=AT + timedelta(hours=2))
    row = DBTaskResult.objects.get()
    assert row.args_kwargs == {
        "args": [],
        "kwargs": {"name": "test.note", "payload": {"share_id": 4}, "attempt": 1},
    }
    assert (row.status, row.run_after, row.task_path) == (
        TaskResultStatus.READY,
        AT + timedelta(hours=2),
        "holdspace.work.rows.carry_out",
    )


def test_a_task_vanishes_with_the_transaction_that_queued_it(note):
    with transaction.atomic():
        enqueue("test.note", payload={}, at=AT)
        transaction.set_rollback(True)
    assert (DBTaskResult.objects.count(), run_due(at=AT), note) == (0, Ran(), [])


def test_the_worker_is_woken_after_the_commit_and_not_before(note, monkeypatch, django_capture_on_commit_callbacks):
    rung = []
    monkeypatch.setattr("holdspace.work.actions.ring", lambda: rung.append(1))
    with django_capture_on_commit_callbacks() as callbacks:
        enqueue("test.note", payload={}, at=AT)
        enqueue("test.note", payload={}, at=AT, not_before=AT + timedelta(minutes=1))
    assert (rung, len(callbacks)) == ([], 1)
    callbacks[0]()


def test_nobody_declared_it(note):
    with pytest.raises(KeyError):
        enqueue("test.unknown", payload={}, at=AT)


@pytest.mark.parametrize("value", ["I cried all day", "ann@example.org", "x" * 101])
def test_what_could_be_a_persons_text_is_refused(note, value):
    with pytest.raises(ValueError) as told:
        enqueue("test.note", payload={"words": value}, at=AT)
    assert str(told.value) == "a task holds no text: words"
    assert DBTaskResult.objects.count() == 0


@pytest.mark.parametrize("value", [["a"], {"a": 1}, AT])
def test_what_is_not_plain_is_refused(note, value):
    with pytest.raises(TypeError):
        enqueue("test.note", payload={"thing": value}, at=AT)


def test_the_operator_has_a_given_up_task_tried_again_once(note):
    letter = DeadLetter.objects.create(name="test.note", payload={"n": 1}, tries=8, trouble="ValueError", at=AT)
    again = DeadLetter.objects.get(pk=letter.pk)
    try_again(letter=letter, by=OPERATOR, at=AT)
    try_again(letter=again, by=OPERATOR, at=AT)
    assert (DeadLetter.objects.count(), run_due(at=AT), note) == (0, Ran(done=1), [(AT, {"n": 1})])


def test_the_worker_of_the_library_cannot_run_our_rows():
    with pytest.raises(OurWorkerOnly):
        carry_out.call(name="test.note", payload={}, attempt=1)
