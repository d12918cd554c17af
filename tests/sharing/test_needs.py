"""A share wants people until it is seen, and not a moment longer."""

from datetime import time, timedelta

import pytest

from holdspace.communities.states import Role
from holdspace.grammar.actors import THE_MACHINE
from holdspace.invitations.actions import invite_people, state_hours
from holdspace.invitations.models import Invitation, Need
from holdspace.outbox.models import Notice
from holdspace.people.models import Block
from holdspace.sharing.actions import let_go_of_share, take_back_response
from holdspace.sharing.models import Response
from holdspace.sharing.needs import who_may_read
from holdspace.work.worker import Worker
from tests.people_and_places import AT, a_community, a_member
from tests.sharing.made import a_share, block, gesture, words

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def room():
    community = a_community()
    return [a_member(community, name) for name in ("Ines", "Mo", "Nia", "Ola")]


def the_need(share):
    return Need.objects.get(kind="sharing.to_be_read", about_id=share.pk)


def test_a_share_wants_two_people_within_the_stated_time(room):
    need = the_need(a_share(room[0], level="medium"))
    assert (need.wanted, need.level, need.state, need.whose_id) == (2, "medium", "open", room[0].person_id)
    assert (need.opened_at, need.hosts_at, need.due_at) == (AT, AT + 32 * HOUR, AT + 48 * HOUR)


def test_one_where_one_person_may_see_it_and_none_where_nobody_may():
    community = a_community()
    ines, mo, nia = (a_member(community, name) for name in ("Ines", "Mo", "Nia"))
    block(nia, ines)
    assert the_need(a_share(ines)).wanted == 1
    Block.objects.create(blocker=ines.person, blocked=mo.person, at=AT)
    alone = a_share(ines)
    assert Need.objects.filter(about_id=alone.pk).count() == 0


def test_the_clock_runs_in_host_hours(room):
    hope = a_member(room[0].community, "Hope", Role.HOST)
    hours = {day: (time(8), time(20)) for day in range(7)}
    state_hours(membership=hope, hours=hours, by=hope.person, at=AT)
    share = a_share(room[0])  # AT is half past nine: 10.5 hours today, and then twelve a day
    assert share.due_at == AT.replace(day=23, hour=9, minute=30)
    assert the_need(share).due_at == share.due_at


def test_seen_nobody_else_is_asked_and_taken_back_people_are_again(room):
    ines, mo, nia, _ola = room
    share = a_share(ines)
    invite_people(community=ines.community, by=THE_MACHINE, at=AT)
    words(share, mo)
    assert the_need(share).state == "open"
    gesture(share, nia)
    assert the_need(share).state == "met"
    states = dict(Invitation.objects.values_list("membership__person__display_name", "state"))
    assert states == {"Mo": "answered", "Nia": "answered", "Ola": "withdrawn"}
    take_back_response(response=Response.objects.get(responder=nia.person), by=nia.person, at=AT)
    assert the_need(share).state == "open"
    assert who_may_read([the_need(share)], at=AT)[the_need(share).pk].came == {mo.person_id}


def test_two_gestures_are_not_enough(room):
    ines, mo, nia, _ola = room
    share = a_share(ines)
    gesture(share, mo)
    gesture(share, nia)
    known = who_may_read([the_need(share)], at=AT)[the_need(share).pk]
    assert (known.came, known.in_words) == ({mo.person_id, nia.person_id}, 0)
    assert invite_people(community=ines.community, by=THE_MACHINE, at=AT) == 1


@pytest.mark.parametrize("after", [timedelta(minutes=5), timedelta(days=1)])
def test_what_is_taken_back_or_let_go_wants_nobody(room, after):
    share = a_share(room[0])
    invite_people(community=room[0].community, by=THE_MACHINE, at=AT)
    let_go_of_share(share=share, by=room[0].person, at=AT + after)
    assert the_need(share).state == "over"
    assert set(Invitation.objects.values_list("state", flat=True)) == {"withdrawn"}
    assert who_may_read([the_need(share)], at=AT) == {}


def test_the_same_queries_however_many_shares(room, assert_same_queries):
    a_share(room[0])

    def more():
        for one in room[1:3]:
            words(a_share(one), room[0])

    assert_same_queries(6, lambda: who_may_read(list(Need.objects.all()), at=AT), more)


def test_a_new_share_and_its_first_invitation_are_one_run_of_the_worker_apart(room):
    share = a_share(room[0])
    worker = Worker(clock=lambda: AT)
    assert worker.run_one()
    assert Invitation.objects.filter(need=the_need(share)).count() == 3
    assert worker.run_one()
    told = Notice.objects.filter(kind="invitations.invited")
    assert {(n.person_id, n.url, n.about_kind) for n in told} == {
        (one.person_id, "/c/bridges/today/", "invitations.invitation") for one in room[1:]
    }
