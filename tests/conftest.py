"""What every test has."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime

import pytest

_data = tempfile.mkdtemp(prefix="holdspace-tests-")
os.environ.setdefault("HOLDSPACE_DATA", _data)
os.environ.setdefault("HOLDSPACE_SECRET_KEY", "only-for-tests-only-for-tests-only-for-tests")
os.environ.setdefault("HOLDSPACE_EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")
os.environ.setdefault("HOLDSPACE_DEBUG", "0")
os.environ.setdefault("HOLDSPACE_HOSTS", "testserver,localhost,127.0.0.1")


@pytest.fixture
def at() -> datetime:
    """A Thursday morning."""
    return datetime(2026, 11, 19, 9, 30, tzinfo=UTC)


@pytest.fixture
def assert_same_queries(django_assert_num_queries):
    """Checks that a read makes exactly `n` queries with 1 and with 3 items: `assert_same_queries(n, read, more)`.

    `read` is called first with what is there; `more` makes two more items; `read` is called again.
    """

    def check(n, read, more):
        with django_assert_num_queries(n):
            read()
        more()
        with django_assert_num_queries(n):
            read()

    return check
