from html import unescape

import pytest
from django.test import Client

from holdspace.conversations.actions import keep_message_draft, write_message
from holdspace.conversations.models import Message, Participant
from holdspace.people.models import Block
from holdspace.web.coaching import names_no_client
from tests.people_and_places import AT

pytestmark = pytest.mark.django_db


def browser(member):
    client = Client()
    client.force_login(member.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def address(two, end=""):
    return f"/c/bridges/threads/{two.thread.pk}/{end}"


def test_writing_leads_back_to_the_thread_where_the_words_stand(two):
    answer = browser(two.ana).post(address(two), {"words": "Ring <twice>.", "once": "a" * 32}, follow=True)
    assert answer.redirect_chain == [(address(two), 302)]
    assert "Ring &lt;twice&gt;." in answer.content.decode()
    assert "Ring &lt;twice&gt;." in browser(two.ben).get(address(two)).content.decode()


@pytest.mark.parametrize("words", ["", "x" * 2001])
def test_what_does_not_fit_comes_back_as_it_was_typed(two, words):
    answer = browser(two.ana).post(address(two), {"words": words, "once": "a" * 32})
    assert answer.status_code == 422
    assert Message.objects.count() == 0
    assert words in answer.content.decode()


def test_the_page_keeps_the_draft_and_offers_it_again(two):
    client = browser(two.ana)
    assert client.post(address(two, "draft/"), {"words": "I was thin"}).status_code == 204
    assert Participant.objects.get(person=two.ana.person).draft == "I was thin"
    assert "I was thin" in client.get(address(two)).content.decode()
    assert "I was thin" not in browser(two.ben).get(address(two)).content.decode()
    assert client.post(address(two, "draft/"), {"words": "x" * 8001}).status_code == 422


def test_a_closed_thread_shows_its_words_and_no_box(two):
    write_message(thread=two.thread, words="before", by=two.ana.person, at=AT)
    keep_message_draft(thread=two.thread, words="half", by=two.ben.person, at=AT)
    Block.objects.create(blocker=two.ana.person, blocked=two.ben.person, at=AT)
    text = browser(two.ben).get(address(two)).content.decode()
    assert "before" in text
    assert "This conversation is closed." in text
    assert "<textarea" not in text
    answer = browser(two.ben).post(address(two), {"words": "still?", "once": "a" * 32})
    assert answer.status_code == 422
    assert Message.objects.count() == 1


def test_the_pages_cost_a_fixed_number_of_queries(two, django_assert_max_num_queries):
    client = browser(two.ana)
    for path in (address(two), "/c/bridges/threads/"):
        with django_assert_max_num_queries(12):
            assert client.get(path).status_code == 200


def test_a_message_is_looked_over_when_asked_and_hints_never_hold_it_back(two):
    client, words = browser(two.ana), "An addict, as he calls himself."
    page = client.post(address(two), {"words": words, "once": "a" * 32, "look_over": "yes"}).content.decode()
    assert "<q>addict</q>" in page
    assert Message.objects.count() == 0
    client.post(address(two), {"words": words, "once": "a" * 32})
    assert Message.objects.get().words == words


def test_a_message_that_identifies_a_client_comes_back_with_why(two):
    client, words = browser(two.ana), "My client writes from ann@example.org."
    answer = client.post(address(two), {"words": words, "once": "a" * 32})
    page = answer.content.decode()
    assert (answer.status_code, Message.objects.count()) == (422, 0)
    assert words in page
    assert str(names_no_client(words, kind="message").because) in unescape(page)


def profile(member):
    return f"/c/bridges/threads/with/{member.pk}/"


def test_from_a_profile_to_a_yes_on_pages_alone(two):
    ana, cleo = browser(two.ana), browser(two.cleo)
    assert profile(two.cleo) in ana.get(f"/c/bridges/people/{two.cleo.pk}/").content.decode()
    assert "Your first words wait until Cleo says yes." in ana.get(profile(two.cleo)).content.decode()
    words = "Look at https://example.org/talk with me?"
    answer = ana.post(profile(two.cleo), {"words": words, "once": "b" * 32}, follow=True)
    at = answer.redirect_chain[0][0]
    assert "Your first words are with Cleo." in answer.content.decode()
    assert ana.get(profile(two.cleo))["Location"] == at
    assert "Somebody would like to talk with you." in cleo.get("/c/bridges/threads/").content.decode()
    assert at in cleo.get("/c/bridges/threads/questions/").content.decode()
    page = cleo.get(at).content.decode()
    assert "https://example.org/talk" in page
    assert 'href="https://example.org' not in page  # inert until they say yes
    assert "<textarea" not in page
    assert cleo.post(f"{at}answer/", {"answer": "yes"})["Location"] == at
    page = cleo.get(at).content.decode()
    assert '<a href="https://example.org/talk" rel="' in page
    assert "<textarea" in page


@pytest.mark.parametrize("said", ["later", "no"])
def test_other_answers_lead_back_to_the_list(two, said):
    at = browser(two.cleo).post(profile(two.ana), {"words": "Hello.", "once": "b" * 32})["Location"]
    ana = browser(two.ana)
    assert ana.post(f"{at}answer/", {"answer": said})["Location"] == "/c/bridges/threads/questions/"
    assert ana.post(f"{at}answer/", {"answer": "what?"}).status_code == 404
    assert ana.get(at).status_code == 200


@pytest.mark.parametrize("words", ["", "x" * 2001])
def test_first_words_that_do_not_fit_come_back_as_typed(two, words):
    answer = browser(two.ana).post(profile(two.cleo), {"words": words, "once": "a" * 32})
    assert (answer.status_code, Message.objects.count()) == (422, 0)
    assert words in answer.content.decode()


def test_words_are_changed_and_taken_back_on_a_page(two):
    client = browser(two.ana)
    message = write_message(thread=two.thread, words="Thursday.", by=two.ana.person, at=AT)
    at = address(two, f"messages/{message.pk}/")
    assert at in client.get(address(two)).content.decode()
    assert "Thursday." in client.get(at).content.decode()
    answer = client.post(at, {"words": "x" * 2001})
    assert (answer.status_code, "x" * 2001 in answer.content.decode()) == (422, True)
    assert "Friday." in client.post(at, {"words": "Friday."}, follow=True).content.decode()
    page = client.post(f"{at}back/", follow=True).content.decode()
    assert ("Friday." in page, "Taken back." in page) == (False, True)
    assert client.get(at).status_code == 404


def test_what_is_new_comes_without_a_page_and_nothing_where_nothing_is(two):
    client = browser(two.ben)
    page = client.get(address(two)).content.decode()
    assert f'data-new-at="{address(two, "new/")}" data-since="0"' in page
    assert client.get(address(two, "new/?since=0")).status_code == 204
    write_message(thread=two.thread, words="Ring <twice>.", by=two.ana.person, at=AT)
    answer = client.get(address(two, "new/?since=0"))
    part = answer.content.decode()
    assert ("Ring &lt;twice&gt;." in part, 'data-change="1"' in part, "<html" in part) == (True, True, False)
    assert client.get(address(two, "new/?since=1")).status_code == 204
    for since in ("", "x", "-1", "9" * 20, "²"):
        assert client.get(address(two, "new/"), {"since": since}).status_code == 400


def test_a_thread_is_taken_along_as_text(two):
    write_message(thread=two.thread, words="Ring <twice>.", by=two.ana.person, at=AT)
    answer = browser(two.ben).get(address(two, "copy/"))
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="conversation-{two.thread.pk}.txt"'
    assert answer.content.decode().splitlines()[-2:] == ["2026-11-19 09:30 Ana", "Ring <twice>."]


def test_a_face_stands_beside_words_where_there_is_one(two, monkeypatch):
    monkeypatch.setattr(
        "holdspace.people.faces._find", [lambda person_ids, seen_by: {two.ana.person_id: "/files/f/small"}]
    )
    write_message(thread=two.thread, words="Hello.", by=two.ana.person, at=AT)
    assert 'src="/files/f/small"' in browser(two.ben).get(address(two)).content.decode()
    assert 'src="/files/f/small"' in browser(two.ben).get("/c/bridges/threads/").content.decode()


def test_only_a_number_between_none_and_twenty_is_taken(two):
    two.ana.is_steward = True
    two.ana.save()
    client = browser(two.ana)
    for typed in ("", "many", "-1", "21"):
        answer = client.post("/c/bridges/threads/limits/", {"newcomers_a_week": typed})
        assert (answer.status_code, "between 0 and 20" in answer.content.decode()) == (422, True)
    assert client.post("/c/bridges/threads/limits/", {"newcomers_a_week": "5"}).status_code == 302
    assert 'value="5"' in client.get("/c/bridges/threads/limits/").content.decode()
