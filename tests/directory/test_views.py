"""The people's pages as a member meets them."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from holdspace.communities.actions import ask_in, close_circle, come_in, open_circle
from holdspace.communities.states import Role
from holdspace.directory.models import Profile
from holdspace.directory.queries import faces, people_here
from holdspace.people.models import Block
from holdspace.uploads.models import Picture
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db

PROFILE = {
    "work_as": "Social worker",
    "work_as_for": "communities",
    "about": "Two cats, one bicycle.",
    "about_for": "me",
    "gladly": "Read your letter.",
    "gladly_for": "communities",
}


EDIT = "/c/bridges/people/me/"


def browser(person):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def picture():
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(file, "PNG")
    return SimpleUploadedFile("me.png", file.getvalue(), content_type="image/png")


def test_each_part_is_seen_by_whom_its_owner_chose():
    community = a_community()
    mo, nell = a_member(community, "Mo"), a_member(community, "Nell")
    assert browser(mo.person).post("/c/bridges/people/me/", PROFILE).status_code == 302
    own = browser(mo.person).get(f"/c/bridges/people/{mo.pk}/").content.decode()
    other = browser(nell.person).get(f"/c/bridges/people/{mo.pk}/").content.decode()
    assert ("Two cats, one bicycle." in own, "Two cats, one bicycle." in other) == (True, False)
    assert ("Read your letter." in own, "Read your letter." in other) == (True, True)


def test_what_was_typed_comes_back_when_it_is_too_long():
    community = a_community()
    mo = a_member(community, "Mo")
    answer = browser(mo.person).post("/c/bridges/people/me/", PROFILE | {"gladly": "x" * 301})
    assert (answer.status_code, "x" * 301 in answer.content.decode()) == (200, True)
    assert Profile.objects.count() == 0


def test_a_block_hides_people_from_each_other_both_ways():
    community = a_community()
    mo, nell = a_member(community, "Mo"), a_member(community, "Nell")
    Block.objects.create(blocker=mo.person, blocked=nell.person, at=AT)
    for one, other in ((mo, nell), (nell, mo)):
        page = people_here(community=community, seen_by=one.person, at=AT)
        assert [somebody.name for somebody in page.items] == [one.person.display_name]
        assert browser(one.person).get(f"/c/bridges/people/{other.pk}/").status_code == 404


def test_a_picture_needs_words_and_is_seen_by_fellow_members_alone():
    community, elsewhere = a_community(), a_community("harbour", "Harbour")
    mo, nell, els = a_member(community, "Mo"), a_member(community, "Nell"), a_member(elsewhere, "Els")
    where = "/c/bridges/people/me/picture/"
    assert browser(mo.person).post(where, {"picture": picture(), "description": ""}).status_code == 422
    assert Picture.objects.count() == 0
    assert browser(mo.person).post(where, {"picture": picture(), "description": "Mo, laughing"}).status_code == 302
    face = faces(person_ids=[mo.person_id, nell.person_id], seen_by=nell.person)
    assert [face[mo.person_id].description, face[nell.person_id].url] == ["Mo, laughing", ""]
    url = face[mo.person_id].url
    assert [browser(who.person).get(url).status_code for who in (mo, nell, els)] == [200, 200, 404]
    Block.objects.create(blocker=mo.person, blocked=nell.person, at=AT)
    assert browser(nell.person).get(url).status_code == 404
    assert browser(mo.person).post("/c/bridges/people/me/picture/away/").status_code == 302
    assert (Picture.objects.count(), Profile.objects.get(person=mo.person).face) == (0, None)


def test_the_list_tells_roles_and_makes_the_same_queries_for_one_and_for_three(assert_same_queries):
    community = a_community()
    host = a_member(community, "Hope", Role.HOST)
    client = browser(host.person)
    assert "host" in client.get("/c/bridges/people/").content.decode()
    assert_same_queries(
        5,
        lambda: client.get("/c/bridges/people/"),
        lambda: [a_member(community), a_member(community)],
    )


def test_what_one_says_of_oneself_is_looked_over_when_asked_and_the_rest_stays():
    member = a_member(a_community(), "Ines")
    client = browser(member.person)
    typed = PROFILE | {"about": "I sit with an addict each week."}
    page = client.post(EDIT, typed | {"look_over": "yes"}).content.decode()
    assert "<q>addict</q>" in page
    assert 'value="Social worker"' in page
    assert not Profile.objects.exists()
    put = typed | {"put_in": "14-20:person who uses drugs"}
    assert "I sit with a person who uses drugs each week." in client.post(EDIT, put).content.decode()


def test_a_part_for_my_circles_is_read_by_whoever_is_in_one_with_me_and_found_by_nobody():
    community = a_community()
    mo, nell, ola = (a_member(community, name) for name in ("Mo", "Nell", "Ola"))
    browser(mo.person).post(EDIT, PROFILE | {"about_for": "circles", "gladly_for": "me"})
    circle = open_circle(membership=mo, name="Tuesdays", is_for="Slow talk.", by=mo.person, at=AT)
    ask_in(circle=circle, membership=mo, other=nell, by=mo.person, at=AT)

    def reads(reader, path=f"/c/bridges/people/{mo.pk}/"):
        return "Two cats, one bicycle." in browser(reader.person).get(path).content.decode()

    assert not reads(nell)  # asked, and not in it yet
    come_in(circle=circle, membership=nell, by=nell.person, at=AT)
    assert (reads(mo), reads(nell), reads(ola)) == (True, True, False)
    assert not reads(nell, "/c/bridges/people/")
    assert not reads(nell, "/c/bridges/people/?q=bicycle")
    own = "/c/bridges/people/me/as/{}/".format
    assert [reads(mo, own(who)) for who in ("circle", "member", "anybody")] == [True, False, False]
    assert "Read your letter." not in browser(nell.person).get(f"/c/bridges/people/{mo.pk}/").content.decode()
    close_circle(circle=circle, membership=mo, by=mo.person, at=AT)
    assert not reads(nell)
