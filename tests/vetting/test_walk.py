"""One whole walk through the pages, from the door to the letter."""

import pytest

from holdspace.communities.queries import membership_of
from holdspace.grammar.actors import VISITOR
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.vetting.models import Application, Review
from tests.people_and_places import a_person
from tests.ways_in import a_talk, all_marks, an_open_community, its_people

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def browser(client_class, person):
    client = client_class()
    client.force_login(person, backend=BACKEND)
    return client


def test_from_the_door_to_the_letter(client):
    community = an_open_community()
    rea, rolf, stella = its_people(community)
    ada = a_person("Ada Lovelace")
    assert client.get("/c/bridges/join/").status_code == 200
    assert client.post("/c/bridges/join/")["Location"] == "/account/login/?next=%2Fc%2Fbridges%2Fjoin%2F"

    web = browser(type(client), ada)
    assert web.post("/c/bridges/join/")["Location"] == "/c/bridges/join/step/charter/"
    steps = {
        "charter": {"understood": "A place to be seen.", "charter_version": "1"},
        "values": {"business": "Fair.", "relationships": "Warm, says Ada.", "work": "Steady."},
        "situation-1": {"answer": "I would say: I heard you, Dana. ada"},
        "situation-2": {"answer": "I am sorry, Imani. Write to person9@example.org"},
    }
    where = "/c/bridges/join/step/charter/"
    for key, data in steps.items():
        assert where == f"/c/bridges/join/step/{key}/"
        assert web.get(where).status_code == 200
        where = web.post(where, data | {"then": "on"})["Location"]
    assert where == "/c/bridges/join/look-over/"
    assert web.get(where).status_code == 200
    assert web.get("/c/bridges/join/status/").status_code == 200
    assert web.post("/c/bridges/join/send/")["Location"] == "/c/bridges/join/status/"
    assert web.post("/c/bridges/join/send/")["Location"] == "/c/bridges/join/status/"
    application = Application.objects.get()
    assert (application.state, application.charter_version) == ("sent", 1)
    page = web.get("/c/bridges/join/status/").content.decode()
    assert "It has arrived" in page

    for reviewer in (rea, rolf):
        desk = browser(type(client), reviewer.person)
        assert desk.get("/c/bridges/reviewing/").status_code == 200
        assert desk.post(f"/c/bridges/reviewing/{application.pk}/take/").status_code == 302
        page = desk.get(f"/c/bridges/reviewing/{application.pk}/").content.decode()
        assert "Lovelace" not in page
        assert "I heard you, Dana. [name]" in page
        review = Review.objects.get(reviewer=reviewer.person)
        data = {f"level_{step}_{c}": "some" for step, c in all_marks(review)}
        assert desk.post(f"/c/bridges/reviewing/{application.pk}/", {"then": "finish"}).status_code == 422
        assert desk.post(f"/c/bridges/reviewing/{application.pk}/", data | {"then": "finish"}).status_code == 302
        assert desk.get(f"/c/bridges/reviewing/{application.pk}/").status_code == 200
        assert desk.get("/c/bridges/reviewing/").status_code == 200
    application.refresh_from_db()
    assert application.state == "read"

    steward = browser(type(client), stella.person)
    assert steward.get("/c/bridges/reviewing/").status_code == 200
    assert steward.get("/c/bridges/reviewing/pathway/").status_code == 200
    case = f"/c/bridges/reviewing/{application.pk}/decision/"
    assert steward.get(case).status_code == 200
    letter = {"outcome": "welcome", "letter": "We would like to have you here.", "once": "a" * 32}
    first = steward.post(case, letter)
    assert first.status_code == 422
    assert "The way to join has a conversation before a welcome." in first.content.decode()
    a_talk(application, at=application.read_at)
    assert steward.post(case, letter).status_code == 302
    assert steward.get(case).status_code == 200
    assert "We would like to have you here." not in web.get("/c/bridges/join/status/").content.decode()
    assert desk.get(case).status_code == 200
    assert desk.post(case + "answer/", {"said": "agree"}).status_code == 302
    assert desk.get(case).status_code == 200
    page = web.get("/c/bridges/join/status/").content.decode()
    assert "We would like to have you here." in page
    assert "/c/bridges/affirm/" in page
    assert membership_of(community=community, person_id=ada.pk, seen_by=VISITOR).affirmed_version == 0
    assert web.get(f"/c/bridges/join/answers/{application.pk}/").status_code == 200
    assert sorted(Notice.objects.filter(person=ada).values_list("kind", flat=True)) == [
        "vetting.application_arrived",
        "vetting.letter_is_there",
        "vetting.talk_proposed",
    ]
    assert list(
        Entry.objects.filter(community_id=community.pk)
        .exclude(in_role="")
        .order_by("id")
        .values_list("verb", flat=True)
    )[-10:] == [
        "review.taken",
        "review.kept",
        "review.finished",
        "review.taken",
        "review.kept",
        "review.finished",
        "talk.proposed",
        "talk.held",
        "decision.proposed",
        "decision.made",
    ]
