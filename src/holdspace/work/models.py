"""What django-tasks-db does not keep: who works on a task, when a schedule is next due, what was given up."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Lease(models.Model):
    """One running task and the worker that has it. Past `until` the worker is taken for dead, and the task goes on."""

    task_id = models.UUIDField(primary_key=True)  # of a DBTaskResult; no key, so that pruning needs no order
    worker = models.CharField(max_length=40)
    until = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["until"], name="lease_until")]

    def __str__(self) -> str:
        return f"lease of {self.task_id}"


class Schedule(models.Model):
    """When a scheduled task is due next. `trouble` is class and place of what went wrong the last time, or empty."""

    name = models.CharField(max_length=80, unique=True)
    next_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True, default="")
    trouble_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class DeadLetter(models.Model):
    """A task that was given up after its last try. The operator may have it tried again.

    `payload` holds numbers and short words (see `work.actions.enqueue`), `trouble` a class and a place in the code:
    never a message, which could hold what somebody wrote.
    """

    name = models.CharField(max_length=80)
    payload = models.JSONField(default=dict)
    tries = models.PositiveIntegerField()
    trouble = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-at", "-id"], name="dead_letter_newest")]

    def __str__(self) -> str:
        return f"{self.name} given up"
