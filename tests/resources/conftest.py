"""Imports the models only once Django is up: a conftest is read before that."""

import pytest


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    """A folder for the files of this test alone."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def three():
    from tests.resources.made import three_people

    return three_people()
