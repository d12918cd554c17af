"""First words are kept as one writes them, for oneself alone, until they are sent."""

import pytest
from django.db import connection

from holdspace.communities.actions import leave_community
from holdspace.conversations.actions import begin_talk, keep_first_words
from holdspace.conversations.models import Beginning, Message
from holdspace.conversations.queries import any_begun, begun_by, first_words_kept
from holdspace.grammar.refusals import Refused
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.people.actions import block_person, erase_person
from holdspace.people.personal import all_personal
from tests.conversations.test_views import browser
from tests.people_and_places import AT, a_community, a_member
from tests.racing import outcomes, real_transactions

pytestmark = pytest.mark.django_db
LIST = "/c/bridges/threads/begun/"


def keep(one, other, words="I saw that you", at=AT):
    return keep_first_words(membership=one, whom=other, words=words, by=one.person, at=at)


def page_of(other):
    return f"/c/bridges/threads/with/{other.pk}/"


def begun(two, member, **more):
    found = begun_by(community=two.community, seen_by=member.person, at=AT, **more)
    return [(line.number, line.name) for line in found.items]


def test_what_was_typed_survives_a_closed_window(two):
    client = browser(two.ana)
    assert client.post(page_of(two.cleo) + "draft/", {"words": "I saw that you sing"}).status_code == 204
    assert client.post(page_of(two.cleo) + "draft/", {"words": "I saw that you sing, too"}).status_code == 204
    assert Beginning.objects.count() == 1
    again = browser(two.ana).get(page_of(two.cleo)).content.decode()
    assert "I saw that you sing, too</textarea>" in again
    assert "Kept from before." in again
    assert LIST in browser(two.ana).get("/c/bridges/threads/").content.decode()
    assert page_of(two.cleo) in browser(two.ana).get(LIST).content.decode()
    assert client.post(page_of(two.cleo) + "draft/", {"words": "x" * 8001}).status_code == 422
    assert client.post(page_of(two.cleo) + "draft/", {"words": " "}).status_code == 204
    assert LIST not in browser(two.ana).get("/c/bridges/threads/").content.decode()
    assert not Beginning.objects.exists()


def test_nobody_else_sees_it_nor_that_it_is_there(two):
    keep(two.ana, two.cleo, "I saw that you sing")
    for member in (two.cleo, two.ben):
        assert begun(two, member) == []
        assert not any_begun(community=two.community, seen_by=member.person, at=AT)
        assert first_words_kept(whom=two.cleo, seen_by=member.person) is None
    assert "I saw" not in browser(two.cleo).get(page_of(two.ana)).content.decode()
    assert not Notice.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM conversations_beginning")
        assert "sing" not in str(cursor.fetchall())


def test_its_beginning_is_one_entry_without_words(two):
    keep(two.ana, two.cleo)
    keep(two.ana, two.cleo, "more")
    assert [entry.data for entry in Entry.objects.filter(verb="message.begun")] == [{}]
    keep(two.ana, two.cleo, "")
    keep(two.ana, two.cleo, "")
    assert Entry.objects.filter(verb="message.let_go").count() == 1


def test_sending_takes_it_along(two):
    keep(two.ana, two.cleo)
    keep(two.ana, two.ben)
    begin_talk(membership=two.ana, whom=two.cleo, words="Could we talk?", by=two.ana.person, at=AT)
    assert [line.whom_id for line in Beginning.objects.all()] == [two.ben.person_id]
    assert Message.objects.count() == 1


def test_what_the_page_kept_a_moment_too_late_is_not_left_behind(two):
    begin_talk(membership=two.ana, whom=two.cleo, words="Could we talk?", by=two.ana.person, at=AT)
    assert keep(two.ana, two.cleo, "Could we talk?") is None
    assert browser(two.ana).post(page_of(two.cleo) + "draft/", {"words": "Could we"}).status_code == 204
    assert not Beginning.objects.exists()


def test_words_that_do_not_fit_stay_kept(two):
    keep(two.ana, two.cleo, "x" * 3000)
    answer = browser(two.ana).post(page_of(two.cleo), {"words": "x" * 3000, "once": "a" * 32})
    assert answer.status_code == 422
    assert len(Beginning.objects.get().words) == 3000


def test_one_keeps_for_oneself_and_to_whom_one_could_write(two):
    stranger = a_member(a_community("harbour", "Harbour"), "Els")
    for one, other, by in ((two.ana, two.cleo, two.ben), (two.ana, two.ana, two.ana), (two.ana, stranger, two.ana)):
        with pytest.raises(Refused):
            keep_first_words(membership=one, whom=other, words="x", by=by.person, at=AT)
    assert browser(two.ana).post(page_of(two.ana) + "draft/", {"words": "x"}).status_code == 404
    assert not Beginning.objects.exists()


@pytest.mark.parametrize("gone", ["left", "blocked", "was blocked"])
def test_who_cannot_be_written_to_any_more_is_not_listed(two, gone):
    keep(two.ana, two.cleo)
    assert begun(two, two.ana) == [(two.cleo.pk, "Cleo")]
    if gone == "left":
        leave_community(membership=two.cleo, by=two.cleo.person, at=AT)
    else:
        one, other = (two.ana, two.cleo) if gone == "blocked" else (two.cleo, two.ana)
        block_person(person_id=other.person_id, by=one.person, at=AT)
    assert begun(two, two.ana) == []
    assert not any_begun(community=two.community, seen_by=two.ana.person, at=AT)


def test_it_goes_with_either_and_is_taken_along_by_its_writer(two):
    keep(two.ana, two.cleo, "mine")
    keep(two.cleo, two.ana, "theirs")
    keep(two.ben, two.ana, "of Ben")
    [data] = [kind for kind in all_personal() if kind.name == "conversations"]
    drafts = [row["draft"] for row in data.export(person_id=two.ana.person_id) if "first_words_to" in row]
    assert drafts == ["mine"]
    erase_person(person=two.cleo.person, by=two.cleo.person, at=AT)
    assert [line.words for line in Beginning.objects.all()] == ["of Ben"]


def test_the_list_pages_and_costs_the_same_for_one_and_three(two, assert_same_queries):
    keep(two.ana, two.cleo)

    def more():
        for name in ("Dan", "Eve"):
            keep(two.ana, a_member(two.community, name))

    assert_same_queries(2, lambda: begun(two, two.ana), more)
    first = begun_by(community=two.community, seen_by=two.ana.person, at=AT, size=2)
    rest = begun_by(community=two.community, seen_by=two.ana.person, at=AT, size=2, after=first.older)
    assert [line.name for line in (*first.items, *rest.items)] == ["Eve", "Dan", "Cleo"]


@pytest.mark.django_db(transaction=True)
def test_two_windows_keep_one(tmp_path, two):
    with real_transactions(tmp_path) as at_once:
        acts = [lambda n=n: keep(two.ana, two.cleo, f"window {n}") for n in range(3)]
        assert outcomes(at_once(*acts)) == ["Beginning"] * 3
        [kept] = at_once(lambda: Beginning.objects.count())
    assert kept == 1
