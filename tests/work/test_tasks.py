from datetime import timedelta

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from holdspace.work.actions import enqueue
from holdspace.work.models import DeadLetter
from holdspace.work.tasks import prune_finished
from holdspace.work.worker import run_due
from tests.people_and_places import AT

pytestmark = pytest.mark.django_db


def test_only_what_was_finished_long_ago_is_pruned(note):
    for n, days in enumerate((8, 6)):
        enqueue("test.note", payload={"n": n}, at=AT - timedelta(days=days))
        run_due(at=AT - timedelta(days=days))
    enqueue("test.note", payload={"n": 2}, at=AT, not_before=AT + timedelta(days=1))
    for days in (91, 89):
        DeadLetter.objects.create(name="test.note", tries=1, trouble="x", at=AT - timedelta(days=days))
    prune_finished(at=AT)
    assert sorted(r.args_kwargs["kwargs"]["payload"]["n"] for r in DBTaskResult.objects.all()) == [1, 2]
    assert DBTaskResult.objects.filter(status=TaskResultStatus.READY).count() == 1
    assert list(DeadLetter.objects.values_list("at", flat=True)) == [AT - timedelta(days=89)]
