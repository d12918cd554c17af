import io

import pytest
from django.db import connection

from holdspace.uploads.actions import keep_file
from holdspace.uploads.models import File
from tests.exchange.at_once import afterwards, on_disk, pressed_at_once
from tests.people_and_places import AT, a_person

pytestmark = pytest.mark.django_db(transaction=connection.vendor != "sqlite")


def test_of_two_at_once_the_second_is_counted_with_the_first(tmp_path, settings):
    settings.HOLDSPACE_FILES_MB = 1
    ada = a_person()
    path = on_disk(tmp_path / "race.sqlite3")
    big = b"%PDF-1.7" + b" " * 600_000 + b"%%EOF"
    keep = lambda: keep_file(file=io.BytesIO(big), called="a.pdf", owner_id=ada.pk, by=ada, at=AT)  # noqa: E731
    answers = pressed_at_once(path, keep, keep)
    assert sorted(type(answer).__name__ for answer in answers) == ["File", "Refused"]
    assert afterwards(path, File.objects.count) == 1
