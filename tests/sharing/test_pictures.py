"""A picture beside one's words: for whoever may read them, described, and gone with them."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from holdspace.grammar.refusals import AlreadyMoved, Refused
from holdspace.sharing.actions import let_go_of_share, show_picture, take_picture_away
from holdspace.sharing.models import Share
from holdspace.uploads.files import path_of
from holdspace.uploads.models import Picture
from tests.people_and_places import AT, a_community, a_member
from tests.sharing.made import a_share, block, to_chosen

pytestmark = pytest.mark.django_db
MUG = "A blue mug on a window sill."


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def room():
    community = a_community()
    return [a_member(community, name) for name in ("Ines", "Mo", "Nia")]


def a_file(name="mug.png"):
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/png")


def shown(share, by, description=MUG):
    return show_picture(share=share, file=a_file(), description=description, by=by.person, at=AT).picture


@pytest.fixture
def address():
    """What somebody (None: a visitor) gets at the address of a picture; the last answer stays to be looked at."""

    def get(client, member, picture):
        if member is not None:
            client.force_login(member.person)
        get.answer = client.get(reverse("uploads:picture", args=[picture.name]))
        return get.answer.status_code

    return get


class TestWhoSees:
    def test_whoever_may_see_the_share_and_nobody_else(self, client, room, address):
        ines, mo, _nia = room
        picture = shown(a_share(ines, audience=to_chosen(mo)), ines)
        assert [address(client, one, picture) for one in room] == [200, 200, 404]
        block(mo, ines)
        assert address(client, mo, picture) == 404
        client.logout()
        assert address(client, None, picture) == 302

    def test_no_browser_keeps_it(self, client, room, address):
        picture = shown(a_share(room[0]), room[0])
        address(client, room[1], picture)
        assert address.answer["Cache-Control"] == "private, no-store"


class TestGone:
    def test_with_the_share(self, client, room, address, django_capture_on_commit_callbacks):
        ines, mo, _nia = room
        share = a_share(ines)
        picture = shown(share, ines)
        files = [path_of(picture.name, size) for size in ("large", "small")]
        assert all(one.exists() for one in files)
        with django_capture_on_commit_callbacks(execute=True):
            let_go_of_share(share=Share.objects.get(), by=ines.person, at=AT + timedelta(hours=1))
        assert (Picture.objects.count(), [one.exists() for one in files]) == (0, [False, False])
        assert address(client, mo, picture) == 404
        with pytest.raises(AlreadyMoved):
            shown(share, ines)

    def test_taken_away_or_changed_for_another(self, room):
        share = a_share(room[0])
        first = shown(share, room[0])
        second = shown(share, room[0], "The same mug, empty.")
        assert (first.pk == second.pk, list(Picture.objects.all())) == (False, [second])
        take_picture_away(share=share, by=room[0].person, at=AT)
        take_picture_away(share=share, by=room[0].person, at=AT)
        assert (Picture.objects.count(), Share.objects.get().picture) == (0, None)


def test_it_is_the_sharers_described_and_not_with_a_high_share(room):
    ines, mo, _nia = room
    low, high = a_share(ines), a_share(ines, level="high")
    for share, by, description in ((low, mo, MUG), (high, ines, MUG), (low, ines, " "), (low, ines, "555-867-5309")):
        with pytest.raises(Refused):
            shown(share, by, description)
    with pytest.raises(Refused):
        take_picture_away(share=low, by=mo.person, at=AT)
    assert Picture.objects.count() == 0


class TestPages:
    def test_put_there_and_taken_away(self, client, room):
        share = a_share(room[0])
        client.force_login(room[0].person)
        way = f"/c/bridges/shares/{share.pk}/"
        assert "Put a picture beside it" in client.get(way).content.decode()
        answer = client.post(way + "picture/", {"picture": a_file(), "description": MUG})
        assert answer["Location"] == way
        client.force_login(room[1].person)
        assert f'alt="{MUG}"' in client.get(way).content.decode()
        client.force_login(room[0].person)
        client.post(way + "picture/away/")
        assert MUG not in client.get(way).content.decode()

    def test_what_is_missing_or_no_picture_comes_back(self, client, room):
        share = a_share(room[0])
        client.force_login(room[0].person)
        way = f"/c/bridges/shares/{share.pk}/picture/"
        assert "Choose a picture first." in client.post(way, {"description": MUG}).content.decode()
        text = SimpleUploadedFile("mug.png", b"no picture at all", content_type="image/png")
        page = client.post(way, {"picture": text, "description": MUG}).content.decode()
        assert "This is not a JPEG, PNG or WebP picture." in page
        assert f'value="{MUG}"' in page
