from datetime import timedelta

import pytest

from holdspace.conversations import kinds
from holdspace.conversations.actions import write_message
from holdspace.conversations.kinds import About, Happening
from holdspace.conversations.queries import is_open, read_thread, thread_for, threads_of
from holdspace.grammar.actors import VISITOR
from holdspace.grammar.refusals import NothingHere
from holdspace.people.models import Block
from tests.conversations.two_people import a_thread
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db


def mine(two, member, **more):
    return threads_of(community=two.community, seen_by=member.person, at=AT, **more)


def read(two, member, **more):
    return read_thread(community=two.community, number=two.thread.pk, seen_by=member.person, at=AT, **more)


def test_each_sees_the_thread_with_the_other_and_a_third_sees_none(two):
    lines = {m: [(x.number, x.title, x.with_whom, x.closed) for x in mine(two, m).items] for m in (two.ana, two.ben)}
    assert lines == {
        two.ana: [(two.thread.pk, f"About {two.ana.pk}", "Ben", False)],
        two.ben: [(two.thread.pk, f"About {two.ana.pk}", "Ana", False)],
    }
    assert list(mine(two, two.cleo).items) == []


@pytest.mark.parametrize("reader", ["cleo", "stranger", "visitor"])
def test_for_everybody_else_there_is_nothing_here(two, reader):
    others = {"cleo": two.cleo.person, "stranger": a_member(a_community("harbour", "Harbour")).person}
    seen_by = others.get(reader, VISITOR)
    with pytest.raises(NothingHere):
        read_thread(community=two.community, number=two.thread.pk, seen_by=seen_by, at=AT)
    with pytest.raises(NothingHere):
        thread_for(community=two.community, number=two.thread.pk, seen_by=seen_by, at=AT)


def test_a_thread_is_not_found_through_another_community(two):
    with pytest.raises(NothingHere):
        read_thread(community=a_community("harbour", "Harbour"), number=two.thread.pk, seen_by=two.ana.person, at=AT)


def test_messages_stand_in_the_order_of_time_and_older_ones_a_page_away(two):
    for n in range(5):
        member = two.ana if n % 2 else two.ben
        write_message(thread=two.thread, words=f"words {n}", by=member.person, at=AT + timedelta(minutes=n))
    newest = read(two, two.ana, size=3)
    assert [(line.words, line.mine, line.who) for line in newest.lines] == [
        ("words 2", False, "Ben"),
        ("words 3", True, "Ana"),
        ("words 4", False, "Ben"),
    ]
    older = read(two, two.ana, size=3, after=newest.earlier)
    assert [line.words for line in older.lines] == ["words 0", "words 1"]
    assert older.earlier == ""


def test_what_happened_stands_once_between_the_messages_of_its_time(two, monkeypatch):
    def tell(*, numbers, seen_by, at):
        happenings = [Happening(AT + timedelta(minutes=m), f"at {m}") for m in (0, 25, 90)]
        return {number: About("Chairs", "", tuple(happenings)) for number in numbers}

    monkeypatch.setitem(kinds._kinds, "thing", tell)
    for n in (10, 20, 30, 40):
        write_message(thread=two.thread, words=f"words {n}", by=two.ana.person, at=AT + timedelta(minutes=n))
    newest = read(two, two.ana, size=2)
    older = read(two, two.ana, size=2, after=newest.earlier)
    assert [line.words for line in newest.lines] == ["words 30", "words 40", "at 90"]
    assert [line.words for line in older.lines] == ["at 0", "words 10", "words 20"]
    assert [line.words for line in read(two, two.ana).lines] == [
        "at 0",
        "words 10",
        "words 20",
        "at 25",
        "words 30",
        "words 40",
        "at 90",
    ]


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_a_block_looks_simply_closed_to_both(two, who):
    write_message(thread=two.thread, words="before", by=two.ana.person, at=AT)
    blocker, blocked = (two.ana, two.ben) if who == "ana" else (two.ben, two.ana)
    Block.objects.create(blocker=blocker.person, blocked=blocked.person, at=AT)
    for member in (two.ana, two.ben):
        seen = read(two, member)
        assert (seen.closed, [line.words for line in seen.lines]) == (True, ["before"])
        assert [line.closed for line in mine(two, member).items] == [True]
        assert not is_open(thread=two.thread, seen_by=member.person, at=AT)


def test_a_block_between_others_changes_nothing(two):
    Block.objects.create(blocker=two.cleo.person, blocked=two.ben.person, at=AT)
    assert not read(two, two.ana).closed
    assert is_open(thread=two.thread, seen_by=two.ana.person, at=AT)


def test_the_list_costs_the_same_for_one_and_three(two, assert_same_queries):
    def more():
        a_thread(two.ben, two.ana, two.ben)
        a_thread(two.cleo, two.ana, two.cleo)

    assert_same_queries(3, lambda: mine(two, two.ana), more)


def test_a_thread_costs_the_same_for_one_and_three_messages(two, assert_same_queries):
    def say():
        write_message(thread=two.thread, words="words", by=two.ben.person, at=AT)

    say()
    assert_same_queries(4, lambda: read(two, two.ana), lambda: (say(), say()))


def test_the_list_pages_by_the_latest_message(two):
    later = a_thread(two.cleo, two.ana, two.cleo, at=AT + timedelta(hours=1))
    first = mine(two, two.ana, size=1)
    assert [line.number for line in first.items] == [later.pk]
    assert [line.number for line in mine(two, two.ana, size=1, after=first.older).items] == [two.thread.pk]
    write_message(thread=two.thread, words="now", by=two.ben.person, at=AT + timedelta(hours=2))
    assert [line.number for line in mine(two, two.ana).items] == [two.thread.pk, later.pk]
