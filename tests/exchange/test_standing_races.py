"""The last place, at once."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from holdspace.exchange.actions import change_places, end_agreement, end_standing, renew_places, take_place
from holdspace.exchange.models import Ask, Exchange, StandingOffer
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from tests.exchange.asked import a_place, a_standing_offer, key
from tests.exchange.at_once import afterwards, on_disk, pressed_at_once
from tests.people_and_places import AT

pytestmark = pytest.mark.django_db(transaction=connection.vendor != "sqlite")
TOO_LATE = {
    "Somebody took the last place a moment ago. You can ask for it on the board.",
    "All places are taken. You can ask for it on the board: others may have it.",
}


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def take(standing, member, at=AT, once=""):
    return lambda: take_place(standing=fresh(standing), by=member.person, at=at, once=once)


def told(answer):
    return str(answer.told if isinstance(answer, AlreadyMoved) else answer.verdict.because)


def counted(path):
    return afterwards(path, lambda: list(StandingOffer.objects.values_list("left", "lot", "places")))


def test_three_people_taking_the_last_place_at_once_one_has_it(four, tmp_path):
    standing = a_standing_offer(four.jo, places=1)
    path = on_disk(tmp_path / "race.sqlite3")
    answers = pressed_at_once(path, *(take(standing, member) for member in (four.nora, four.sam, four.cleo)))
    assert [isinstance(answer, Exchange) for answer in answers].count(True) == 1
    assert {told(answer) for answer in answers if not isinstance(answer, Exchange)} <= TOO_LATE
    assert (counted(path), afterwards(path, Ask.objects.count)) == ([(0, 1, 1)], 1)


def test_the_same_person_in_two_windows_has_one_place(four, tmp_path):
    standing = a_standing_offer(four.jo, places=2)
    path = on_disk(tmp_path / "race.sqlite3")
    answers = pressed_at_once(path, *(take(standing, four.nora, once=key()) for _ in range(2)))
    assert sorted(type(answer).__name__ for answer in answers) == ["Exchange", "Refused"]
    assert counted(path) == [(1, 1, 2)]


def test_the_same_press_twice_at_once_answers_the_same(four, tmp_path):
    standing, once = a_standing_offer(four.jo, places=2), key()
    path = on_disk(tmp_path / "race.sqlite3")
    answers = pressed_at_once(path, *(take(standing, four.nora, once=once) for _ in range(2)))
    assert answers[0].pk == answers[1].pk
    assert counted(path) == [(1, 1, 2)]


def test_a_place_given_back_while_another_is_taken_is_counted_right(four, tmp_path):
    standing = a_standing_offer(four.jo, places=2)
    exchange = a_place(standing, four.nora)
    path = on_disk(tmp_path / "race.sqlite3")
    answers = pressed_at_once(
        path,
        take(standing, four.sam),
        lambda: end_agreement(exchange=fresh(exchange), by=four.nora.person, at=AT),
    )
    assert [type(answer).__name__ for answer in answers] == ["Exchange", "Exchange"]
    assert counted(path) == [(1, 1, 2)]


def test_the_number_changed_while_one_is_taken_never_gives_more_than_there_are(four, tmp_path):
    standing = a_standing_offer(four.jo, places=1)
    path = on_disk(tmp_path / "race.sqlite3")
    answers = pressed_at_once(
        path,
        take(standing, four.sam),
        lambda: change_places(standing=fresh(standing), places=1, by=four.jo.person, at=AT),
    )
    assert isinstance(answers[1], StandingOffer)
    lots = afterwards(path, lambda: list(Ask.objects.values_list("lot", flat=True)))
    assert (counted(path), lots) in [([(1, 2, 1)], [1]), ([(0, 2, 1)], [2])]


def test_the_month_begun_by_two_at_once_begins_once(four, tmp_path):
    standing = a_standing_offer(four.jo, places=2, every_month=True)
    a_place(standing, four.sam)
    december = datetime(2026, 12, 1, tzinfo=UTC)
    path = on_disk(tmp_path / "race.sqlite3")
    answers = pressed_at_once(
        path, take(standing, four.nora, at=december), lambda: renew_places(by=THE_MACHINE, at=december)
    )
    assert isinstance(answers[0], Exchange)
    assert counted(path) == [(1, 2, 2)]


def test_ended_while_one_is_taken_is_one_or_the_other(four, tmp_path):
    standing = a_standing_offer(four.jo, places=1)
    path = on_disk(tmp_path / "race.sqlite3")
    answers = pressed_at_once(
        path,
        take(standing, four.sam),
        lambda: end_standing(standing=fresh(standing), by=four.jo.person, at=AT),
    )
    assert isinstance(answers[0], Exchange | Refused | NothingHere | AlreadyMoved)
    assert isinstance(answers[1], StandingOffer)
    assert afterwards(path, Exchange.objects.count) == isinstance(answers[0], Exchange)
