"""Every state of an invitation and of a need, and everything that can be tried in it."""

import pytest

from holdspace.grammar.refusals import AlreadyMoved
from holdspace.invitations.actions import (
    come_to_need,
    end_need,
    invite_people,
    meet_need,
    open_invitation,
    open_need,
    open_need_again,
    say_not_today,
    start_resting,
)
from holdspace.invitations.models import Invitation, Need
from holdspace.invitations.states import (
    INVITATION_MOVES,
    NEED_MOVES,
    InvitationState,
    NeedState,
    sources,
)
from tests.invitations.made import a_need, member, the_machine
from tests.people_and_places import AT, a_community

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_kinds")]


@pytest.fixture
def asked():
    community = a_community()
    ines, mo = member(community, "Ines"), member(community, "Mo")
    a_need(ines)
    invite_people(community=community, **the_machine(AT))
    return Invitation.objects.select_related("membership__person", "need").get(membership=mo)


def tried(event, invitation):
    mo, need = invitation.membership, invitation.need
    who = {"by": mo.person, "at": AT}
    late = {"by": None, "at": invitation.until}
    acts = {
        "open": lambda: open_invitation(invitation=invitation, **who),
        "not_today": lambda: say_not_today(invitation=invitation, **who),
        "answer": lambda: come_to_need(kind=need.kind, about_id=need.about_id, membership=mo, **who),
        "pass": lambda: invite_people(community=need.community, **the_machine(late["at"])),
        "withdraw": lambda: end_need(kind=need.kind, about_id=need.about_id, **who),
    }
    acts[event]()


@pytest.mark.parametrize("event", ["open", "not_today", "answer", "pass", "withdraw"])
@pytest.mark.parametrize("state", InvitationState.values)
def test_an_invitation_moves_as_the_table_says_and_not_otherwise(asked, state, event):
    Invitation.objects.filter(pk=asked.pk).update(state=state)
    asked.refresh_from_db()
    table = {(str(s), e): str(n) for s, e, _who, n, _told in INVITATION_MOVES}
    expected = table.get((state, event), state)
    try:
        tried(event, asked)
    except AlreadyMoved:
        assert (state, event) not in table
    assert Invitation.objects.get(pk=asked.pk).state == expected


def test_resting_withdraws_what_is_out_alone(asked):
    for state in InvitationState.values:
        Invitation.objects.filter(pk=asked.pk).update(state=state)
        mo = asked.membership
        from holdspace.invitations.actions import come_back

        start_resting(membership=mo, by=mo.person, at=AT)
        come_back(membership=mo, by=mo.person, at=AT)
        after = Invitation.objects.get(pk=asked.pk).state
        assert after == (InvitationState.WITHDRAWN if state == InvitationState.OUT else state)


@pytest.mark.parametrize("event", ["meet", "reopen", "open_again", "end"])
@pytest.mark.parametrize("state", NeedState.values)
def test_a_need_moves_as_the_table_says_and_not_otherwise(asked, state, event):
    need = asked.need
    Need.objects.filter(pk=need.pk).update(state=state)
    names = {"kind": need.kind, "about_id": need.about_id}
    acts = {
        "meet": lambda: meet_need(**names, **the_machine(AT)),
        "end": lambda: end_need(**names, **the_machine(AT)),
        "open_again": lambda: open_need_again(**names, hosts_at=need.hosts_at, due_at=need.due_at, **the_machine(AT)),
        "reopen": lambda: open_need(
            **names,
            community=need.community,
            whose_id=need.whose_id,
            wanted=2,
            hosts_at=need.hosts_at,
            due_at=need.due_at,
            **the_machine(AT),
        ),
    }
    acts[event]()
    table = {(str(s), e): str(n) for s, e, _who, n, _told in NEED_MOVES}
    found = Need.objects.get(pk=need.pk)
    assert found.state == table.get((state, event), state)
    if (state, event) in table:
        assert found.closed_at == (None if found.state == NeedState.OPEN else AT)


def test_the_sources_of_an_event_are_the_tables():
    assert sources(INVITATION_MOVES, "withdraw") == ["out", "not_today", "passed"]
    assert sources(NEED_MOVES, "end") == ["open", "met"]
    assert sources(NEED_MOVES, "dance") == []


def test_where_nobody_is_wanted_there_is_no_need():
    community = a_community("harbour", "Harbour")
    ines = member(community)
    nothing = open_need(
        kind="test.low",
        about_id=7,
        community=community,
        whose_id=ines.person_id,
        wanted=0,
        hosts_at=AT,
        due_at=AT,
        by=ines.person,
        at=AT,
    )
    assert (nothing, Need.objects.count()) == (None, 0)
