import pytest
from django.db import connection

from holdspace.gifts.models import Gift
from holdspace.resources.actions import (
    change_resource,
    say_it_helped,
    say_not_for_me,
    take_back_resource,
    take_resource,
)
from holdspace.resources.models import Resource, Taking
from tests.exchange.at_once import afterwards, on_disk, pressed_at_once
from tests.people_and_places import AT
from tests.resources.made import LINK, a_resource, a_taking

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
