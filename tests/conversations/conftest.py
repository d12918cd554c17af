"""Imports the models only once Django is up: a conftest is read before that."""

import pytest


@pytest.fixture(autouse=True)
def thing(monkeypatch):
    """The kind that heads the threads of these tests."""
    from holdspace.conversations import kinds
    from tests.conversations.two_people import headed

    monkeypatch.setitem(kinds._kinds, "thing", headed)


@pytest.fixture
def two():
    from tests.conversations.two_people import two_people

    return two_people()
