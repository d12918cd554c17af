import pytest

from holdspace.invitations.actions import hold_today, set_aside, start_resting
from holdspace.invitations.declarations import erase, export
from holdspace.invitations.models import Capacity, SetAside
from holdspace.invitations.rules import next_midnight
from holdspace.invitations.states import Holds
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
    assert list(export(person_id=mo.person_id)) == [
        {"community": "Bridges", "resting_since": AT, "holds": "low", "holds_until": midnight},
        {"community": "Bridges", "set_aside": "communities.community", "number": community.pk, "until": midnight},
    ]
    erase(person_id=mo.person_id, at=AT)
    assert [c.membership_id for c in Capacity.objects.all()] == [nia.pk]
    assert [a.membership_id for a in SetAside.objects.all()] == [nia.pk]
