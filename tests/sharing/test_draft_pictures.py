"""A picture chosen while one writes: kept with the draft whatever else is missing, gone with it, shared with it."""

import pytest
from django.urls import reverse

from holdspace.grammar.refusals import Refused
from holdspace.journal.models import Entry
from holdspace.sharing.actions import (
    drop_draft,
    let_go_of_share,
    put_picture_in_draft,
    take_picture_from_draft,
    write_share,
)
from holdspace.sharing.declarations import erase_shares, export_shares
from holdspace.sharing.models import Draft, Share
from holdspace.uploads.files import path_of
from holdspace.uploads.models import Picture
from tests.people_and_places import AT, a_community, a_member
from tests.sharing.test_pictures import MUG, a_file

pytestmark = pytest.mark.django_db
WRITE = "/c/bridges/shares/write/"
SAID = {
    "text": "I made tea and did not drink it.",
    "level": "low",
    "hope": "company",
    "audience": "everybody",
    "once": "a" * 32,
    "looked": "",
}


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def room():
    community = a_community()
    return [a_member(community, name) for name in ("Ines", "Mo")]


def put(member, description=MUG):
    draft = put_picture_in_draft(membership=member, file=a_file(), description=description, by=member.person, at=AT)
    return draft.picture


def shared(member, picture="", level="low"):
    return write_share(
        membership=member,
        text="I made tea and did not drink it.",
        level=level,
        hope="company",
        picture=picture,
        by=member.person,
        at=AT,
    )


class TestActions:
    def test_it_goes_with_the_share_and_comes_back_with_it(self, room):
        ines = room[0]
        picture = put(ines)
        share = shared(ines, picture.name)
        assert (share.picture, Draft.objects.count()) == (picture, 0)
        let_go_of_share(share=share, by=ines.person, at=AT)
        assert (Draft.objects.get().picture, Share.objects.get().picture) == (picture, None)
        assert path_of(picture.name, "large").exists()

    def test_where_the_draft_is_taken_it_goes_with_the_share(self, room, django_capture_on_commit_callbacks):
        ines = room[0]
        picture = put(ines)
        share = shared(ines, picture.name)
        other = put(ines, "A red mug.")
        with django_capture_on_commit_callbacks(execute=True):
            let_go_of_share(share=share, by=ines.person, at=AT)
        assert list(Picture.objects.all()) == [other]
        assert not path_of(picture.name, "large").exists()

    def test_one_that_the_page_did_not_show_is_not_shared(self, room):
        ines = room[0]
        put(ines)
        with pytest.raises(Refused) as refusal:
            shared(ines, "another-name")
        assert "not with your draft" in str(refusal.value.verdict.because)
        assert (Share.objects.count(), Picture.objects.count()) == (0, 1)
        assert shared(ines).picture is None
        assert Picture.objects.count() == 0

    def test_none_goes_with_a_high_share_and_it_stays_in_the_draft(self, room):
        ines = room[0]
        picture = put(ines)
        with pytest.raises(Refused) as refusal:
            shared(ines, picture.name, level="high")
        assert "not encrypted" in str(refusal.value.verdict.because)
        assert Draft.objects.get().picture == picture

    def test_another_one_taking_it_away_and_clearing_the_page(self, room, django_capture_on_commit_callbacks):
        ines = room[0]
        first = put(ines)
        with django_capture_on_commit_callbacks(execute=True):
            second = put(ines, "A red mug.")
        assert [path_of(one.name, "small").exists() for one in (first, second)] == [False, True]
        for _press in range(2):
            take_picture_from_draft(membership=ines, by=ines.person, at=AT)
        assert (Picture.objects.count(), Draft.objects.count()) == (0, 1)
        put(ines)
        drop_draft(membership=ines, by=ines.person, at=AT)
        assert (Picture.objects.count(), Draft.objects.count()) == (0, 0)
        assert Entry.objects.filter(verb="draft.picture_dropped").count() == 1

    def test_nobody_elses_and_none_that_names_a_client(self, room):
        ines, mo = room
        for by, description in ((mo, MUG), (ines, "Call 555-867-5309"), (ines, " ")):
            with pytest.raises(Refused):
                put_picture_in_draft(membership=ines, file=a_file(), description=description, by=by.person, at=AT)
        with pytest.raises(Refused):
            take_picture_from_draft(membership=ines, by=mo.person, at=AT)
        assert Picture.objects.count() == 0

    def test_taken_along_and_erased(self, room):
        ines = room[0]
        put(ines)
        assert [row["picture"] for row in export_shares(person_id=ines.person_id)] == [True]
        erase_shares(person_id=ines.person_id, at=AT)
        assert Draft.objects.count() == 0


class TestPage:
    def test_all_at_once(self, client, room):
        client.force_login(room[0].person)
        client.post(WRITE, SAID | {"picture": a_file(), "description": MUG})
        share = Share.objects.get()
        assert (share.picture.description, share.picture.apart) == (MUG, True)
        client.force_login(room[1].person)
        assert MUG in client.get(f"/c/bridges/shares/{share.pk}/").content.decode()

    @pytest.mark.parametrize("button", [{"look_over": "yes"}, {"keep": "yes"}, {"find": "yes"}, {"hope": ""}])
    def test_it_is_chosen_once_whatever_comes_between(self, client, room, button):
        """Looked over, kept, looked for people, something missing: the picture waits with the draft."""
        ines, mo = room
        client.force_login(ines.person)
        page = client.post(WRITE, SAID | button | {"picture": a_file(), "description": MUG}, follow=True)
        picture = Picture.objects.get()
        assert f'name="beside" value="{picture.name}"' in page.content.decode()
        address = reverse("uploads:picture", args=[picture.name])
        assert client.get(address).status_code == 200
        client.force_login(mo.person)
        assert client.get(address).status_code == 404
        client.force_login(ines.person)
        client.post(WRITE, SAID | {"beside": picture.name})
        assert Share.objects.get().picture == picture

    @pytest.mark.parametrize("button", [{}, {"keep": "yes"}, {"look_over": "yes"}])
    def test_what_has_to_be_chosen_again_is_said(self, client, room, button):
        client.force_login(room[0].person)
        page = client.post(WRITE, SAID | button | {"picture": a_file()}).content.decode()
        assert "choose it once more" in page
        assert SAID["text"] in page
        assert (Share.objects.count(), Picture.objects.count()) == (0, 0)

    def test_words_without_a_picture_and_a_file_that_is_none(self, client, room):
        client.force_login(room[0].person)
        assert "Choose the picture as well" in client.post(WRITE, SAID | {"description": MUG}).content.decode()
        no_picture = a_file()
        no_picture.file.seek(0)
        no_picture.file.truncate(20)
        page = client.post(WRITE, SAID | {"picture": no_picture, "description": MUG}).content.decode()
        assert MUG in page
        assert Share.objects.count() == 0

    def test_high_keeps_all_of_it_and_says_why(self, client, room):
        client.force_login(room[0].person)
        page = client.post(WRITE, SAID | {"level": "high", "picture": a_file(), "description": MUG}).content.decode()
        assert "none goes with a high share" in page
        assert 'name="beside"' in page
        assert Share.objects.count() == 0

    def test_taken_away_on_the_page(self, client, room):
        client.force_login(room[0].person)
        client.post(WRITE, SAID | {"keep": "yes", "picture": a_file(), "description": MUG})
        page = client.post(WRITE, SAID | {"no_picture": "yes"}).content.decode()
        assert (Picture.objects.count(), SAID["text"] in page, 'name="beside"' in page) == (0, True, False)
