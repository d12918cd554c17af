"""The whole community rests: nothing is asked, no time runs, and afterwards it goes on."""

from datetime import timedelta

import pytest

from holdspace.communities.states import Role
from holdspace.grammar.refusals import AlreadyMoved, Refused
from holdspace.invitations.actions import end_rest_of_all, invite_people, let_all_rest, tell_stewards
from holdspace.invitations.duty import rests_until
from holdspace.invitations.models import Load, Need
from holdspace.journal.models import Entry
from holdspace.sharing.models import Share
from tests.invitations.made import a_need, invited, member, the_machine
from tests.people_and_places import AT, a_community
from tests.sharing.made import a_share

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def house():
    community = a_community()
    return [member(community, "Ines"), member(community, "Mo"), member(community, "Stella", Role.STEWARD)]


def rest(stella, days=14, at=AT):
    return let_all_rest(steward=stella, until=at + days * DAY, by=stella.person, at=at)


def test_nothing_is_asked_and_what_was_is_taken_back_without_silence(house, two_kinds):
    ines, mo, stella = house
    need = a_need(ines)
    invite_people(community=ines.community, **the_machine(AT))
    rest(stella)
    assert invited(need) == {"Mo": "withdrawn", "Stella": "withdrawn"}
    other = a_need(mo, at=AT + DAY)
    assert invite_people(community=ines.community, **the_machine(AT + DAY)) == 0
    assert set(Load.objects.values_list("silences", flat=True)) == {0}
    assert invite_people(community=ines.community, **the_machine(AT + 14 * DAY)) == 2
    assert invited(other) == {"Ines": "out", "Stella": "out"}


def test_no_time_runs(house):
    ines, _mo, stella = house
    before = a_share(ines)
    rest(stella)
    before.refresh_from_db()
    assert before.due_at == AT + 16 * DAY
    meanwhile = a_share(ines, at=AT + 3 * DAY)
    assert meanwhile.due_at == AT + 16 * DAY
    assert set(Need.objects.values_list("due_at", flat=True)) == {AT + 16 * DAY}
    assert tell_stewards(community=ines.community, **the_machine(AT + 15 * DAY)) == 0


def test_back_sooner_the_times_move_back(house):
    ines, _mo, stella = house
    a_share(ines)
    rest(stella)
    end_rest_of_all(steward=stella, by=stella.person, at=AT + 4 * DAY)
    assert rests_until(ines.community, AT + 4 * DAY) is None
    assert Share.objects.get().due_at == Need.objects.get().due_at == AT + 6 * DAY
    with pytest.raises(AlreadyMoved):
        end_rest_of_all(steward=stella, by=stella.person, at=AT + 4 * DAY)
    rest(stella, at=AT + 5 * DAY)
    assert rests_until(ines.community, AT + 6 * DAY) == AT + 19 * DAY


def test_only_stewards_only_once_and_only_for_two_months(house):
    ines, mo, stella = house
    for who, by, days in ((mo, mo.person, 3), (stella, mo.person, 3), (stella, stella.person, 63)):
        with pytest.raises(Refused):
            let_all_rest(steward=who, until=AT + days * DAY, by=by, at=AT)
    with pytest.raises(Refused):
        rest(stella, days=0)
    rest(stella)
    with pytest.raises(AlreadyMoved):
        rest(stella)
    with pytest.raises(Refused):
        end_rest_of_all(steward=mo, by=mo.person, at=AT)
    entry = Entry.objects.get(verb="community_rest.begun")
    assert (entry.in_role, entry.community_id, entry.data) == ("steward", ines.community_id, {})
