import io
import json
import zipfile
from datetime import time, timedelta

import pytest

from holdspace.communities.states import Role
from holdspace.invitations.actions import (
    hold_today,
    invite_people,
    open_private_word,
    set_aside,
    start_resting,
    state_hours,
)
from holdspace.invitations.belongings import (
    capacity,
    erase_capacity,
    erase_hosting,
    erase_invitations,
    hosting,
    invitations,
)
from holdspace.invitations.models import Capacity, HostHours, Invitation, Load, Need, PrivateWord, SetAside, Substitute
from holdspace.invitations.rules import lasts, next_midnight
from holdspace.invitations.states import Holds
from holdspace.people.actions import take_everything
from tests.invitations.made import a_need, member, the_machine
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db


def test_taking_along_and_erasing_reach_one_person_alone():
    community = a_community()
    mo, nia = a_member(community), a_member(community)
    for one in (mo, nia):
        start_resting(membership=one, by=one.person, at=AT)
        hold_today(membership=one, holds=Holds.LOW, by=one.person, at=AT)
        set_aside(membership=one, about=community, by=one.person, at=AT)
    midnight = next_midnight(AT, "UTC")
    assert list(capacity(person_id=mo.person_id)) == [
        {
            "community": "Bridges",
            "resting_since": AT,
            "holds": "low",
            "holds_until": midnight,
            "always_folds_high_shares": False,
            "invitations_a_week": 3,
            "days_between": 0,
        },
        {"community": "Bridges", "set_aside": "communities.community", "number": community.pk, "until": midnight},
    ]
    erase_capacity(person_id=mo.person_id, at=AT)
    assert [c.membership_id for c in Capacity.objects.all()] == [nia.pk]
    assert [a.membership_id for a in SetAside.objects.all()] == [nia.pk]


def test_invitations_and_what_was_worked_out_go_with_the_person(two_kinds):
    community = a_community()
    ines, mo, nia = (member(community, name) for name in ("Ines", "Mo", "Nia"))
    need = a_need(ines)
    assert invite_people(community=community, **the_machine(AT)) == 2
    until = lasts(need.opened_at, need.due_at)
    assert until == timedelta(hours=6)
    assert list(invitations(person_id=mo.person_id)) == [
        {"community": "Bridges", "invited_to": "test.low", "invited_at": AT, "became": "out", "why": "few"},
        {
            "community": "Bridges",
            "load": 0.0,
            "load_as_of": AT,
            "last_asked": AT,
            "went_by_unopened": 0,
            "asked_less_until": None,
        },
    ]
    assert list(invitations(person_id=ines.person_id)) == [
        {"community": "Bridges", "wanted_people_for": "test.low", "since": AT, "closed": None}
    ]
    erase_invitations(person_id=mo.person_id, at=AT)
    assert [i.membership_id for i in Invitation.objects.all()] == [nia.pk]
    assert [load.membership_id for load in Load.objects.all()] == [nia.pk]
    erase_invitations(person_id=ines.person_id, at=AT)
    assert (Need.objects.count(), Invitation.objects.count()) == (0, 0)


def test_hours_and_substitutes_go_with_the_person():
    community = a_community()
    hope, rui = (member(community, name, Role.HOST) for name in ("Hope", "Rui"))
    stella = a_member(community, "Stella", Role.STEWARD)
    for one, other in ((hope, rui), (rui, hope)):
        state_hours(membership=one, hours={0: (time(9), time(12))}, stands_in=other, by=one.person, at=AT)
    open_private_word(steward=stella, host=hope, by=stella.person, at=AT)
    assert list(hosting(person_id=hope.person_id)) == [
        {"community": "Bridges", "weekday": 0, "begins": time(9), "ends": time(12)},
        {"community": "Bridges", "stands_in": "Rui"},
        {"community": "Bridges", "steward_who_wrote": "Stella"},
    ]
    erase_hosting(person_id=hope.person_id, at=AT)
    assert [h.membership_id for h in HostHours.objects.all()] == [rui.pk]
    assert (Substitute.objects.count(), PrivateWord.objects.count()) == (0, 0)


def test_a_host_with_hours_takes_everything_along():
    hope = member(a_community(), "Hope", Role.HOST)
    state_hours(membership=hope, hours={0: (time(9), time(12, 30))}, by=hope.person, at=AT)
    with take_everything(by=hope.person, at=AT) as file, zipfile.ZipFile(io.BytesIO(file.read())) as archive:
        data, page = json.loads(archive.read("data.json")), archive.read("index.html").decode()
    assert data["hosting"] == [{"community": "Bridges", "weekday": 0, "begins": "09:00:00", "ends": "12:30:00"}]
    assert ("<dd>09:00</dd>" in page, "<dd>12:30</dd>" in page) == (True, True)
