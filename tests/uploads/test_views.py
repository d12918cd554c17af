import io

import pytest
from django.test import Client
from PIL import Image

from holdspace.uploads import access, files
from holdspace.uploads.actions import keep_picture
from tests.people_and_places import AT, a_person

pytestmark = pytest.mark.django_db


def browser(person=None):
    client = Client()
    if person is not None:
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def kept(an_image):
    ada = a_person()
    return keep_picture(file=an_image(), description="Me", owner_id=ada.pk, by=ada, at=AT)


def test_the_owner_gets_the_picture_and_nothing_can_run_in_it(kept):
    response = browser(kept.owner).get(f"/files/{kept.name}")
    assert response.status_code == 200
    assert Image.open(io.BytesIO(response.content)).size == (800, 600)
    headers = {
        name: response[name]
        for name in (
            "Content-Type",
            "Content-Disposition",
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "Cache-Control",
            "Cross-Origin-Resource-Policy",
        )
    }
    assert headers == {
        "Content-Type": "image/webp",
        "Content-Disposition": 'inline; filename="picture.webp"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=86400, immutable",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def test_the_small_one_has_an_address_of_its_own(kept):
    response = browser(kept.owner).get(f"/files/{kept.name}/small")
    assert Image.open(io.BytesIO(response.content)).size == (160, 120)


def test_to_somebody_else_there_is_nothing_exactly_as_with_no_picture(kept, monkeypatch):
    monkeypatch.setattr(access, "_rules", {})
    other = browser(a_person())
    answers = [other.get(f"/files/{name}") for name in (kept.name, files.new_name())]
    assert [a.status_code for a in answers] == [404, 404]
    assert [a.headers.get("Cache-Control") for a in answers] == ["no-store, private"] * 2


def test_a_visitor_signs_in_first_whether_it_is_there_or_not(kept):
    for name in (kept.name, files.new_name()):
        response = browser().get(f"/files/{name}")
        assert (response.status_code, response["Location"]) == (302, f"/account/login/?next=%2Ffiles%2F{name}")


def test_a_file_that_is_gone_from_the_disk_is_not_there(kept):
    files.remove(kept.name)
    assert browser(kept.owner).get(f"/files/{kept.name}").status_code == 404


def test_pictures_are_only_read(kept):
    assert browser(kept.owner).post(f"/files/{kept.name}").status_code == 405
