import io

import pytest
from django.db import connection

from holdspace.exchange.models import Offer
from holdspace.gifts.models import Gift
from holdspace.resources.actions import (
    change_resource,
    gather,
    offer_resource,
    say_it_helped,
    say_not_for_me,
    take_back_resource,
    take_resource,
)
from holdspace.resources.actions.giving import Brought
from holdspace.resources.models import BesideOffer, Gathered, Resource, Taking
from holdspace.uploads.models import File
from tests.exchange.asked import an_ask
from tests.exchange.at_once import afterwards, on_disk, pressed_at_once
from tests.people_and_places import AT
from tests.resources.made import LINK, PDF, a_collection, a_file, a_resource, a_taking

pytestmark = pytest.mark.django_db(transaction=connection.vendor != "sqlite")


def kinds(answers):
    return sorted(type(answer).__name__ for answer in answers)


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def test_taking_it_twice_at_once_is_one(three, tmp_path):
    resource = a_resource(three.ada)
    path = on_disk(tmp_path / "race.sqlite3")
    take = lambda: take_resource(resource=fresh(resource), by=three.bo.person, at=AT)  # noqa: E731
    assert kinds(pressed_at_once(path, take, take)) == ["Taking", "Taking"]
    assert afterwards(path, Taking.objects.count) == 1


def test_yes_twice_at_once_is_one_gift(three, tmp_path):
    taking = a_taking(three.ada, three.bo)
    path = on_disk(tmp_path / "race.sqlite3")
    say = lambda: say_it_helped(taking=fresh(taking), by=three.bo.person, at=AT)  # noqa: E731
    assert kinds(pressed_at_once(path, say, say)) == ["AlreadyMoved", "Taking"]
    assert afterwards(path, lambda: (Gift.objects.count(), fresh(taking.resource).helped)) == (1, 1)


def test_yes_and_no_at_once_have_one_clear_outcome(three, tmp_path):
    taking = a_taking(three.ada, three.bo)
    path = on_disk(tmp_path / "race.sqlite3")
    pressed_at_once(
        path,
        lambda: say_it_helped(taking=fresh(taking), by=three.bo.person, at=AT),
        lambda: say_not_for_me(taking=fresh(taking), by=three.bo.person, at=AT),
    )
    # A no that comes first may still become a yes; a yes that comes first stands.
    assert afterwards(path, lambda: (fresh(taking).state, Gift.objects.count())) == ("helped", 1)


def test_changing_and_taking_back_at_once_leave_nothing_on_the_shelf(three, tmp_path):
    resource = a_resource(three.ada)
    path = on_disk(tmp_path / "race.sqlite3")
    said = {"title": "Other", "topic": "grief", "licence": "cc0", "link": LINK}
    pressed_at_once(
        path,
        lambda: change_resource(resource=fresh(resource), by=three.ada.person, at=AT, **said),
        lambda: take_back_resource(resource=fresh(resource), by=three.ada.person, at=AT),
    )
    assert afterwards(path, lambda: list(Resource.objects.values_list("state", "title", "link"))) == [
        ("taken_back", "", "")
    ]


def test_a_collection_that_is_full_takes_one_of_two_at_once(three, tmp_path, monkeypatch):
    monkeypatch.setattr("holdspace.resources.rules.MOST_GATHERED", 1)
    collection, things = a_collection(three.ada), [a_resource(three.ada), a_resource(three.bo)]
    path = on_disk(tmp_path / "race.sqlite3")
    into = lambda thing: gather(collection=fresh(collection), resource=thing, by=three.ada.person, at=AT)  # noqa: E731
    answers = pressed_at_once(path, lambda: into(things[0]), lambda: into(things[1]))
    assert kinds(answers) == ["Gathered", "Refused"]
    assert afterwards(path, Gathered.objects.count) == 1


def test_meeting_an_ask_twice_at_once_is_one_offer(three, tmp_path):
    ask, resource = an_ask(three.ada), a_resource(three.bo)
    path = on_disk(tmp_path / "race.sqlite3")
    offer = lambda: offer_resource(  # noqa: E731
        ask=fresh(ask), resource=fresh(resource), words="This?", by=three.bo.person, at=AT
    )
    answers = pressed_at_once(path, offer, offer)
    assert "BesideOffer" in kinds(answers)
    assert afterwards(path, lambda: (Offer.objects.count(), BesideOffer.objects.count())) == (1, 1)


def test_another_file_and_taking_back_at_once_leave_no_file_behind(three, tmp_path):
    resource = a_file(three.ada)
    path = on_disk(tmp_path / "race.sqlite3")
    said = {"title": "Other", "topic": "grief", "licence": "cc0"}
    change = lambda: change_resource(  # noqa: E731
        resource=fresh(resource), brought=Brought(io.BytesIO(PDF), "b.pdf"), by=three.ada.person, at=AT, **said
    )
    pressed_at_once(path, change, lambda: take_back_resource(resource=fresh(resource), by=three.ada.person, at=AT))
    assert afterwards(path, lambda: (fresh(resource).state, File.objects.count())) == ("taken_back", 0)
