"""Two runs at once, and a person pressing while the tick runs."""

import pytest

from holdspace.communities.models import Community
from holdspace.invitations.actions import invite_people, meet_need, open_invitation, say_how_often
from holdspace.invitations.models import Invitation, Load, Need
from tests.invitations.made import a_need, member, the_machine
from tests.people_and_places import AT, a_community
from tests.racing import outcomes, real_transactions

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("two_kinds")]


def tick():
    return invite_people(community=Community.objects.get(), **the_machine(AT))


@pytest.fixture
def room():
    community = a_community()
    return [member(community, name) for name in ("Ines", "Mo", "Nia", "Ola", "Pia")]


def test_two_runs_at_once_invite_nobody_twice_and_nobody_beyond_their_room(room, tmp_path):
    for one in room:
        say_how_often(membership=one, a_week=1, often=0, by=one.person, at=AT)
    for one in room[:3]:
        a_need(one)
    with real_transactions(tmp_path) as at_once:
        assert sorted(at_once(tick, tick)) == [0, 5]
        rows = at_once(lambda: list(Invitation.objects.values_list("membership_id", flat=True)))[0]
        assert sorted(rows) == sorted(one.pk for one in room)


def test_opening_while_it_is_taken_care_of(room, tmp_path):
    need = a_need(room[0])
    tick()
    number = Invitation.objects.get(membership=room[1]).pk

    def open_it():
        one = Invitation.objects.select_related("membership__person").get(pk=number)
        return open_invitation(invitation=one, by=one.membership.person, at=AT)

    def meet():
        return meet_need(kind=need.kind, about_id=need.about_id, **the_machine(AT))

    with real_transactions(tmp_path) as at_once:
        found = outcomes(at_once(open_it, meet))
        state = at_once(lambda: Invitation.objects.get(pk=number).state)[0]
        load = at_once(lambda: Load.objects.get(membership=room[1]).sum)[0]
        assert (found, state, load) in [
            (["Invitation", "bool"], "opened", 1.0),
            (["AlreadyMoved", "bool"], "withdrawn", 0.0),
        ]
        assert at_once(lambda: Need.objects.get(pk=need.pk).state) == ["met"]


def test_pressing_twice_at_once_counts_once(room, tmp_path):
    a_need(room[0])
    tick()
    number = Invitation.objects.get(membership=room[1]).pk

    def open_it():
        one = Invitation.objects.select_related("membership__person").get(pk=number)
        return open_invitation(invitation=one, by=one.membership.person, at=AT)

    with real_transactions(tmp_path) as at_once:
        assert outcomes(at_once(open_it, open_it)) == ["AlreadyMoved", "Invitation"]
        assert at_once(lambda: Load.objects.get(membership=room[1]).sum) == [1.0]
