"""Imports the models only once Django is up: a conftest is read before that."""

import pytest


@pytest.fixture
def four():
    from tests.exchange.asked import four_people

    return four_people()
