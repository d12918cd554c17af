"""Tasks that only tests know."""

from __future__ import annotations

from datetime import timedelta

import pytest

from holdspace.work import registry


@pytest.fixture
def done():
    """What the test's tasks did, in order."""
    return []


@pytest.fixture
def declare(monkeypatch):
    """Declares tasks for one test alone: `declare(name, work, every=…)`; nothing else is known meanwhile."""
    monkeypatch.setattr(registry, "_tasks", {})
    return registry.declare_task


@pytest.fixture
def note(declare, done):
    """A task "test.note" that writes down its payload and time."""

    def write_down(*, at, **payload):
        done.append((at, payload))

    declare("test.note", write_down)
    return done


@pytest.fixture
def minutely(declare, done):
    """A task "test.minutely" that runs every minute."""
    declare("test.minutely", lambda *, at: done.append(at), every=timedelta(minutes=1))
    return done
