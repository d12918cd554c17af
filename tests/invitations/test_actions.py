from datetime import timedelta

import pytest

from holdspace.grammar.refusals import Refused
from holdspace.invitations.actions import come_back, hold_today, set_aside, start_resting
from holdspace.invitations.models import Capacity, SetAside
from holdspace.invitations.queries import is_resting, resting_ids, room_of, set_aside_ids
from holdspace.invitations.states import Holds
from holdspace.journal.models import Entry
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    community = a_community()
    return a_member(community, "Mo"), a_member(community, "Nia")


def verbs_of(person):
    return list(Entry.objects.filter(actor_id=person.pk, at__gte=AT).order_by("id").values_list("verb", flat=True))


def test_resting_and_coming_back(two):
    mo, nia = two
    start_resting(membership=mo, by=mo.person, at=AT)
    start_resting(membership=mo, by=mo.person, at=AT + timedelta(days=3))
    assert room_of(membership=mo, seen_by=mo.person, at=AT).resting_since == AT
    assert [is_resting(membership=m, seen_by=m.person) for m in two] == [True, False]
    assert resting_ids(community=mo.community, seen_by=nia.person) == {mo.person_id}
    come_back(membership=mo, by=mo.person, at=AT + timedelta(days=4))
    come_back(membership=mo, by=mo.person, at=AT + timedelta(days=4))
    assert not room_of(membership=mo, seen_by=mo.person, at=AT).resting
    assert resting_ids(community=mo.community, seen_by=nia.person) == set()
    assert verbs_of(mo.person) == ["rest.begun", "rest.ended"]


def test_nobody_says_it_for_another(two):
    mo, nia = two
    for act in (start_resting, come_back):
        with pytest.raises(Refused):
            act(membership=mo, by=nia.person, at=AT)
    with pytest.raises(Refused):
        hold_today(membership=mo, holds=Holds.LOW, by=nia.person, at=AT)
    with pytest.raises(Refused):
        set_aside(membership=mo, about=nia, by=nia.person, at=AT)
    assert (Capacity.objects.count(), SetAside.objects.count()) == (0, 0)


def test_what_one_holds_is_for_today(two):
    mo, _ = two
    hold_today(membership=mo, holds=Holds.LOW, by=mo.person, at=AT)
    evening = AT + timedelta(hours=14)
    assert room_of(membership=mo, seen_by=mo.person, at=evening).holds == Holds.LOW
    tomorrow = room_of(membership=mo, seen_by=mo.person, at=AT + timedelta(hours=15))
    assert (tomorrow.holds, tomorrow.said_today) == (Holds.HIGH, False)


def test_the_journal_does_not_say_what_one_can_hold(two):
    mo, _ = two
    hold_today(membership=mo, holds=Holds.LOW, by=mo.person, at=AT)
    entry = Entry.objects.get(verb="capacity.said")
    assert (entry.data, entry.in_role) == ({}, "")


def test_not_today_is_over_tomorrow_and_not_remembered(two):
    mo, nia = two
    set_aside(membership=mo, about=nia, by=mo.person, at=AT)
    set_aside(membership=mo, about=nia, by=mo.person, at=AT + timedelta(hours=1))
    kind = "communities.membership"
    assert set_aside_ids(membership=mo, kind=kind, seen_by=mo.person, at=AT) == {nia.pk}
    assert set_aside_ids(membership=nia, kind=kind, seen_by=nia.person, at=AT) == set()
    assert set_aside_ids(membership=mo, kind="communities.community", seen_by=mo.person, at=AT) == set()
    tomorrow = AT + timedelta(days=1)
    assert set_aside_ids(membership=mo, kind=kind, seen_by=mo.person, at=tomorrow) == set()
    set_aside(membership=mo, about=mo, by=mo.person, at=tomorrow)
    assert list(SetAside.objects.values_list("about_id", flat=True)) == [mo.pk]
    assert {(e.object_kind, str(e.data)) for e in Entry.objects.filter(verb="thing.set_aside")} == {
        ("invitations.setaside", "{}")
    }
