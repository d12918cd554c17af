"""Taken back, said in other words, let go: others find it on no page, in no search, copy, cache or file."""

import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse

from holdspace.people.archive import pack
from holdspace.sharing.models import Draft, Share
from holdspace.uploads.models import Picture
from tests.people_and_places import a_community, a_member
from tests.sharing.test_pictures import a_file
from tests.sharing.test_staying import everything_that_stands

pytestmark = pytest.mark.django_db
WRITE = "/c/bridges/shares/write/"
OTHER_WORDS = "Something small made me laugh."
WORDS = "A quokka sat in the yard and I laughed."
ALL_PAGES = (
    "/c/bridges/today/",
    "/c/bridges/shares/",
    "/c/bridges/celebrations/",
    "/c/bridges/find/?q=yard",
    "/c/bridges/shares/mine/?words=yard",
    "/me/notices/",
    "/",
)


@pytest.fixture
def room(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    community = a_community()
    return [a_member(community, name) for name in ("Ines", "Mo")]


def shared(client, by):
    client.force_login(by.person)
    said = {"text": WORDS, "level": "low", "hope": "celebration", "audience": "everybody", "once": "a" * 32}
    beside = {"content_note": "quokka", "picture": a_file(), "description": "A quokka in a yard.", "looked": ""}
    client.post(WRITE, said | beside)
    return Share.objects.get()


def what_mo_meets(client, mo, number):
    """Every page where it could stand, and the copy of all that is theirs."""
    client.force_login(mo.person)
    pages = [client.get(path, follow=True).content.decode() for path in (*ALL_PAGES, f"/c/bridges/shares/{number}/")]
    with pack(person=mo.person, at=datetime.now(UTC)) as archive, zipfile.ZipFile(archive) as copy:
        pages += [copy.read(name).decode(errors="replace") for name in copy.namelist()]
    return "\n".join(pages).lower()


@pytest.mark.slow
@pytest.mark.parametrize("way", ["taken back", "let go", "in other words"])
def test_nothing_of_it_is_left_for_others(client, room, settings, way, django_capture_on_commit_callbacks):
    ines, mo = room
    share = shared(client, ines)
    client.force_login(mo.person)
    client.post(f"/c/bridges/shares/{share.pk}/answer/", {"text": "I see it before me.", "once": "b" * 32})
    picture = share.picture.name
    assert "quokka" in what_mo_meets(client, mo, share.pk)
    if way == "let go":
        Share.objects.update(shared_at=datetime.now(UTC) - timedelta(hours=1))
    client.force_login(ines.person)
    with django_capture_on_commit_callbacks(execute=True):
        if way == "in other words":
            client.post(
                f"/c/bridges/shares/{share.pk}/reword/", {"text": "Something small made me laugh.", "looked": ""}
            )
            client.post(f"/c/bridges/shares/{share.pk}/picture/away/")
        else:
            client.post(f"/c/bridges/shares/{share.pk}/let-go/")
    assert Share.objects.get().words == (OTHER_WORDS if way == "in other words" else "")
    assert "quokka" not in what_mo_meets(client, mo, share.pk)
    assert client.get(reverse("uploads:picture", args=[picture])).status_code == 404

    kept = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    if way == "taken back":  # it waits where Ines alone reads it
        assert (Draft.objects.get().text, len(kept)) == (WORDS, 2)
        Draft.objects.all().delete()
        Picture.objects.all().delete()
    else:
        assert kept == []
    stands = everything_that_stands().lower()
    assert "quokka" not in stands
    if connection.vendor == "sqlite":  # the pages of the database themselves, the cache's table among them
        assert b"sat in the yard" not in connection.connection.serialize()
