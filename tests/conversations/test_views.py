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
