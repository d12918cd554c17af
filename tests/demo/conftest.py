"""The story takes some seconds to play: once for all tests of a file, each of which is rolled back to its end."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

UNTIL = datetime(2026, 11, 19, 18, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def played(django_db_setup, django_db_blocker):
    from holdspace.demo.actions import play_demo
    from holdspace.grammar.actors import OPERATOR

    with django_db_blocker.unblock(), transaction.atomic():
        yield play_demo(by=OPERATOR, at=UNTIL)
        transaction.set_rollback(True)


@pytest.fixture(scope="session", autouse=True)
def addresses_of_a_real_place():
    """The program's own addresses are read before any test here plays demo: what they are is decided only once."""
    import holdspace.project.urls

    assert holdspace.project.urls.urlpatterns
