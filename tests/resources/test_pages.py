"""The pages, pressed through without scripts, and what each reader is shown."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from holdspace.resources.actions import gather, say_not_for_me, take_resource
from holdspace.resources.models import Collection, Resource, Taking
from holdspace.resources.queries import (
    collections,
    my_resources,
    my_taken,
    read_collection,
    read_resource,
    shelf,
    to_offer,
)
from tests.exchange.asked import an_ask
from tests.people_and_places import AT, a_member
from tests.resources.made import HOWTO, LINK, PDF, a_collection, a_file, a_howto, a_resource, a_taking

pytestmark = pytest.mark.django_db
HOME = "/c/bridges/resources/"
SAID = {
    "kind": "link",
    "title": "Grounding for groups",
    "topic": "trauma",
    "licence": "cc-by",
    "link": LINK,
    "once": "0" * 32,
}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)


def browser(member):
    client = Client()
    client.force_login(member.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def text_of(answer):
    return " ".join(answer.content.decode().split())


def test_giving_leads_to_its_page_and_the_way_out_tells_nothing(three):
    answer = browser(three.ada).post(f"{HOME}give/", SAID, follow=True)
    number = Resource.objects.get().pk
    assert answer.redirect_chain == [(f"{HOME}{number}/", 302)]
    page = text_of(browser(three.bo).get(f"{HOME}{number}/"))
    assert f'href="{LINK}" rel="noopener noreferrer nofollow"' in page
    assert "It leads away from here, to example.org." in page
    assert "Take it back" not in page


def test_an_image_is_shown_with_its_description_and_a_pdf_is_handed_out(three):
    sent = io.BytesIO()
    Image.new("RGB", (60, 30), "navy").save(sent, "PNG")
    picture = SimpleUploadedFile("chart.png", sent.getvalue(), "image/png")
    given = SAID | {"kind": "file", "licence": "mine", "file": picture, "description": "A blue field"}
    page = text_of(browser(three.ada).post(f"{HOME}give/", given, follow=True))
    assert 'alt="A blue field" width="60" height="30"' in page
    file = a_file(three.ada).file
    answer = browser(three.bo).get(f"/files/kept/{file.name}")
    assert (answer.status_code, answer.content) == (200, PDF)
    assert answer["Content-Disposition"] == 'attachment; filename="Grounding.pdf"'


def test_a_how_to_is_written_in_markdown_and_holds_no_html(three):
    text = f"{HOWTO}\n\n<script>alert(1)</script>\n\n# Then\n\n[more](https://example.org) [bad](javascript:x)"
    number = a_howto(three.ada, text=text).pk
    page = text_of(browser(three.bo).get(f"{HOME}{number}/"))
    assert "<li>Breathe <strong>out</strong> slowly.</li>" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<h3>Then</h3>" in page
    assert '<a href="https://example.org" rel="noopener noreferrer nofollow">more</a> [bad](javascript:x)' in page


@pytest.mark.parametrize(
    ("but", "told"),
    [
        ({"kind": ""}, "Choose what it is."),
        ({"link": "not an address"}, "Please give the whole address"),
        ({"topic": ""}, "Choose what comes closest."),
        ({"licence": ""}, "Choose what comes closest."),
        ({"kind": "howto", "text": ""}, "Write how it goes"),
        ({"kind": "file", "licence": "mine"}, "Choose a file first."),
        ({"kind": "file", "licence": "read"}, "Give its address as a link."),
        ({"for_whom": ["groups", "teens", "adults", "couples"]}, "choose the ones that matter most"),
        ({"words": "For my client Maria Lopez, 34"}, "client"),
    ],
)
def test_what_does_not_fit_comes_back_as_it_was_written(three, but, told):
    answer = browser(three.ada).post(f"{HOME}give/", SAID | but)
    assert (answer.status_code, Resource.objects.count()) == (422, 0)
    assert told in text_of(answer)
    assert 'value="Grounding for groups"' in text_of(answer)


def test_what_a_file_is_by_its_content_is_said_on_the_page(three):
    page = SimpleUploadedFile("sheet.pdf", b"<html><script>alert(1)</script>", "application/pdf")
    answer = browser(three.ada).post(f"{HOME}give/", SAID | {"kind": "file", "licence": "mine", "file": page})
    assert (answer.status_code, "This is a web page." in text_of(answer)) == (422, True)


def test_changing_begins_with_what_stands_there(three):
    number = a_resource(three.ada, for_whom=["groups"]).pk
    page = text_of(browser(three.ada).get(f"{HOME}{number}/change/"))
    assert f'value="{LINK}"' in page
    assert 'value="groups" checked' in page
    answer = browser(three.ada).post(f"{HOME}{number}/change/", SAID | {"title": "Better words"}, follow=True)
    assert "<h1>Better words</h1>" in text_of(answer)
    assert browser(three.bo).get(f"{HOME}{number}/change/").status_code == 403


def test_taking_back_takes_it_off_the_shelf(three):
    number = a_resource(three.ada).pk
    answer = browser(three.ada).post(f"{HOME}{number}/take-back/", {"once": "1" * 32}, follow=True)
    assert "You took it back." in text_of(answer)
    assert browser(three.bo).get(f"{HOME}{number}/").status_code == 404


def test_taking_along_and_saying_that_it_helped(three):
    number = a_resource(three.ada).pk
    bo = browser(three.bo)
    page = text_of(bo.post(f"{HOME}{number}/take/", {"once": "1" * 32}, follow=True))
    assert "It is on your list." in page
    taking = Taking.objects.get().pk
    assert "has it helped?" in text_of(bo.get(f"{HOME}taken/"))
    said = {"answer": "helped", "words": "The second step.", "once": "2" * 32}
    page = text_of(bo.post(f"{HOME}taken/{taking}/how/", said, follow=True))
    assert "It helped you" in page
    page = text_of(browser(three.ada).get(f"{HOME}{number}/"))
    assert "The second step." in page
    assert "Bo, whom it helped" in page
    assert "The second step." not in text_of(browser(three.cy).get(f"{HOME}{number}/"))


def test_words_that_name_a_client_come_back_with_the_page(three):
    number = a_taking(three.ada, three.bo).pk
    said = {"answer": "helped", "words": "It helped my client Maria Lopez, 34", "once": "2" * 32}
    answer = browser(three.bo).post(f"{HOME}taken/{number}/how/", said)
    assert (answer.status_code, "It helped my client Maria Lopez, 34" in text_of(answer)) == (422, True)
    answer = browser(three.bo).post(f"{HOME}taken/{number}/how/", said | {"answer": ""})
    assert (answer.status_code, "Choose what comes closest." in text_of(answer)) == (422, True)


def test_off_the_list(three):
    taking = a_taking(three.ada, three.bo)
    page = text_of(browser(three.bo).post(f"{HOME}taken/{taking.pk}/put-back/", follow=True))
    assert "It is off your list." in page
    assert "Nothing yet." in page


def test_a_collection_is_begun_with_a_thing_and_more_goes_in(three):
    first, second = a_resource(three.ada).pk, a_howto(three.ada).pk
    bo = browser(three.bo)
    assert "Begin a collection with it" in text_of(bo.get(f"{HOME}{first}/gather/"))
    said = {"title": "For a first session", "once": "5" * 32}
    answer = bo.post(f"{HOME}collections/make/?resource={first}", said, follow=True)
    number = Collection.objects.get().pk
    assert answer.redirect_chain == [(f"{HOME}collections/{number}/", 302)]
    assert "For a first session" in text_of(bo.get(f"{HOME}{second}/gather/"))
    page = text_of(bo.post(f"{HOME}{second}/gather/", {"collection": number}, follow=True))
    assert [title in page for title in ("Grounding for groups", "Five senses", "Take it out")] == [True] * 3
    page = text_of(browser(three.cy).get(f"{HOME}collections/{number}/"))
    assert [title in page for title in ("Grounding for groups", "Five senses", "Take it out")] == [True, True, False]
    page = text_of(bo.post(f"{HOME}collections/{number}/leave-out/", {"resource": first}, follow=True))
    assert ("Grounding for groups" in page, "Five senses" in page) == (False, True)
    bo.post(f"{HOME}collections/{number}/change/", {"title": "For the second", "once": "6" * 32})
    assert "For the second" in text_of(bo.get(f"{HOME}collections/"))
    bo.post(f"{HOME}collections/{number}/let-go/")
    assert "Nobody has gathered anything yet" in text_of(bo.get(f"{HOME}collections/"))


@pytest.mark.parametrize("said", ["", "x", "9" * 30, "-1", "١"])
def test_a_number_that_is_none_finds_nothing(three, said):
    first = a_resource(three.ada).pk
    assert browser(three.bo).post(f"{HOME}{first}/gather/", {"collection": said}).status_code == 404
    assert browser(three.bo).get(f"{HOME}collections/make/?resource={said}").status_code == 200


def test_an_ask_is_met_with_something_on_the_shelf(three):
    ask, given = an_ask(three.ada), a_resource(three.cy)
    bo = browser(three.bo)
    page = text_of(bo.get(reverse("exchange:ask", args=["bridges", ask.pk])))
    assert f'href="{HOME}for-ask/{ask.pk}/"' in page
    assert "Nothing like this stands on the shelf." in text_of(bo.get(f"{HOME}for-ask/{ask.pk}/?like=umbrella"))
    said = {"resource": given.pk, "words": "Perhaps this.", "once": "7" * 32}
    answer = bo.post(f"{HOME}for-ask/{ask.pk}/", said | {"words": ""})
    assert (answer.status_code, "Say in a few words why it may help." in text_of(answer)) == (422, True)
    page = text_of(bo.post(f"{HOME}for-ask/{ask.pk}/", said, follow=True))
    assert "Your offer is with them, with what you found for it." in page
    page = text_of(browser(three.ada).get(reverse("exchange:ask", args=["bridges", ask.pk])))
    assert f'A link: <a href="{HOME}{given.pk}/">Grounding for groups</a>' in page
    answer = bo.post(f"{HOME}for-ask/{ask.pk}/", said | {"once": "8" * 32})
    assert (answer.status_code, "You have offered here already." in text_of(answer)) == (422, True)


def test_the_shelf_is_looked_at_by_kind_and_topic_and_keeps_both_from_page_to_page(three):
    for n in range(22):
        a_howto(three.ada if n % 2 else three.bo, title=f"Five senses {n}")
    a_resource(three.ada)
    page = text_of(browser(three.cy).get(f"{HOME}?kind=howto&topic=trauma"))
    assert 'href="?kind=howto&amp;topic=trauma&amp;after=' in page
    assert '<option value="trauma" selected>Trauma</option>' in page
    assert page.count('<article class="leaf ask"') == 20
    assert "Nothing of this stands here yet" in text_of(browser(three.cy).get(f"{HOME}?topic=sleep"))


def test_lists_and_pages_cost_the_same_for_one_and_for_many(three):
    def costs():
        with CaptureQueriesContext(connection) as counted:
            shelf(community=three.community, seen_by=three.bo.person, at=AT)
            my_resources(community=three.community, seen_by=three.ada.person, at=AT)
            collections(community=three.community, seen_by=three.bo.person, at=AT)
            read_collection(community=three.community, number=gathered.pk, seen_by=three.bo.person, at=AT)
            to_offer(community=three.community, like="", seen_by=three.bo.person, at=AT)
            my_taken(community=three.community, seen_by=three.bo.person, at=AT)
            for reader in (three.ada, three.bo):
                read_resource(community=three.community, number=first.pk, seen_by=reader.person, at=AT)
        return len(counted)

    def more(n):
        a_howto(three.ada)
        a_file(a_member(three.community, f"Other {n}"))
        a_taking(three.ada, three.bo)
        gather(collection=gathered, resource=a_howto(three.cy), by=three.cy.person, at=AT)
        a_collection(three.ada)
        other = a_member(three.community, f"Taker {n}")
        taking = take_resource(resource=first, by=other.person, at=AT)
        say_not_for_me(taking=taking, words="Too long for me.", by=other.person, at=AT)

    first, gathered = a_file(three.ada), a_collection(three.cy)
    more(0)
    costs()  # the first look of all reads what is remembered afterwards
    before = costs()
    more(1)
    more(2)
    assert costs() == before == 28


def test_a_page_is_as_long_as_it_is_asked_to_be(three):
    for n in range(3):
        a_resource(three.ada, at=AT - timedelta(minutes=n))
    asked = {"community": three.community, "seen_by": three.bo.person, "at": AT, "size": 2}
    first = shelf(**asked)
    rest = shelf(**asked, after=first.older)
    assert (len(first.items), len(rest.items), rest.older) == (2, 1, "")
