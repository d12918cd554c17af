"""What every test has."""

from __future__ import annotations

import atexit
import gc
import importlib.util
import os
import shutil
import tempfile
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, settings

# `make test` installs no browser's driver; the walks are left out there without being read.
collect_ignore = [] if importlib.util.find_spec("playwright") else ["journeys"]

if "PYTEST_XDIST_WORKER" not in os.environ:
    _data = tempfile.mkdtemp(prefix="holdspace-tests-")
    os.environ["HOLDSPACE_DATA"] = _data
    os.mkdir(f"{_data}/static")  # whitenoise warns where the folder of static files is missing
    atexit.register(shutil.rmtree, _data, ignore_errors=True)
os.environ.setdefault("HOLDSPACE_SECRET_KEY", "only-for-tests-only-for-tests-only-for-tests")
os.environ.setdefault("HOLDSPACE_EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")
os.environ.setdefault("HOLDSPACE_DEBUG", "0")
os.environ.setdefault("HOLDSPACE_HOSTS", "testserver,localhost,127.0.0.1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdspace.project.settings")


# Speed is measured in benchmarks/: a property that holds late on a busy machine holds.
settings.register_profile("holdspace", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("holdspace")


def pytest_configure() -> None:
    """Read the settings only now: named in pyproject.toml they would be read before the lines above."""
    from django.conf import settings

    # Every test client would look for all static files once more: more than half of the time of a page's test.
    settings.WHITENOISE_USE_FINDERS = False


def pytest_collection_finish() -> None:
    """What is loaded by now stays until the end: the collector need not look through all of it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """Asked for just before pytest-django makes the database: while the tests run, tables are copied, not migrated."""
    from tests.kept_tables import migrated_once

    with migrated_once():
        yield


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
