"""The place that the search is tried in."""

import pytest


@pytest.fixture
def place(db):
    """A community with three people, and another one beside it."""
    from tests.search.made import Place

    return Place()
