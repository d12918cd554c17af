"""Imports the models only once Django is up: a conftest is read before that."""

import pytest


@pytest.fixture
def four():
    from tests.referrals.made import a_practice

    return a_practice()
