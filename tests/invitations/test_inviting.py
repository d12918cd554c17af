"""One run of the tick: who is invited, who never is, and when the next one is asked."""

from datetime import UTC, datetime, timedelta

import pytest

from holdspace.communities.states import Role
from holdspace.invitations.actions import (
    clear_away,
    come_to_need,
    end_need,
    hold_today,
    invite_people,
    meet_need,
    open_invitation,
    open_need,
    open_need_again,
    say_how_often,
    say_not_today,
    start_resting,
)
from holdspace.invitations.choosing import choose, needs_in_turn, open_needs, who_has_room, who_may
from holdspace.invitations.loads import count_load
from holdspace.invitations.models import Invitation, Load, Need
from holdspace.invitations.rules import zones_asleep
from holdspace.invitations.states import Holds
from holdspace.people.models import Block
from tests.invitations.made import CAME, ONLY, a_need, invited, member, the_machine
from tests.people_and_places import AT, a_community

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_kinds")]
HOUR = timedelta(hours=1)


@pytest.fixture
def room():
    community = a_community()
    return [member(community, name) for name in ("Ines", "Mo", "Nia", "Ola")]


def tick(community, at=AT):
    return invite_people(community=community, **the_machine(at))


def invitation(need, membership):
    return Invitation.objects.select_related("membership__person", "need").get(need=need, membership=membership)


def test_people_are_invited_until_as_many_are_likely_to_come_as_are_wanted(room):
    need = a_need(room[0], wanted=1)
    assert tick(room[0].community) == 3  # three times four in ten is more than one
    assert invited(need) == {"Mo": "out", "Nia": "out", "Ola": "out"}
    one = invitation(need, room[1])
    assert (one.sent_at, one.until, one.told_at) == (AT, AT + 6 * HOUR, None)


def test_a_second_run_has_nothing_left_to_do(room):
    a_need(room[0])
    assert tick(room[0].community) == 3
    assert tick(room[0].community) == 0
    assert tick(room[0].community, AT + HOUR) == 0


def test_never_whoever_it_is_for_whoever_rests_or_is_blocked_or_came(room):
    ines, mo, nia, ola = room
    start_resting(membership=mo, by=mo.person, at=AT)
    Block.objects.create(blocker=nia.person, blocked=ines.person, at=AT)
    need = a_need(ines)
    CAME[need.about_id] = {ola.person_id}
    assert tick(ines.community) == 0
    Block.objects.all().delete()
    Block.objects.create(blocker=ines.person, blocked=nia.person, at=AT)
    assert tick(ines.community) == 0
    CAME.clear()
    assert tick(ines.community) == 1
    assert invited(need) == {"Ola": "out"}


def test_only_those_of_a_small_audience(room):
    need = a_need(room[0])
    ONLY[need.about_id] = {room[0].person_id, room[3].person_id}
    assert tick(room[0].community) == 1
    assert invited(need) == {"Ola": "out"}


def test_only_whoever_can_hold_the_level_today(room):
    for one in room[1:3]:
        hold_today(membership=one, holds=Holds.LOW, by=one.person, at=AT)
    need = a_need(room[0], level="medium")
    assert tick(room[0].community) == 1
    assert invited(need) == {"Ola": "out"}


def test_only_while_it_is_day_where_somebody_is(room):
    for one, zone in zip(room[1:], ("Pacific/Honolulu", "Europe/Berlin", "Asia/Tokyo"), strict=True):
        one.person.time_zone = zone
        one.person.save()
    night_in_berlin = datetime(2026, 11, 19, 1, 0, tzinfo=UTC)
    need = a_need(room[0], at=night_in_berlin)
    tick(room[0].community, night_in_berlin)
    assert invited(need) == {"Mo": "out", "Ola": "out"}


def test_nobody_beyond_their_own_week(room):
    mo = room[1]
    for one in room[2:]:
        start_resting(membership=one, by=one.person, at=AT)
    say_how_often(membership=mo, a_week=2, often=0, by=mo.person, at=AT)
    for day in range(6):
        at = AT + timedelta(days=day)
        need = a_need(room[0], at=at)
        if tick(mo.community, at):
            open_invitation(invitation=invitation(need, mo), by=mo.person, at=at)
    assert list(Invitation.objects.order_by("sent_at").values_list("sent_at", flat=True)) == [
        AT,
        AT + timedelta(days=1),
    ]
    a_week_later = AT + timedelta(days=7)
    assert tick(mo.community, a_week_later) == 1


def test_none_a_week_is_an_answer_and_so_is_a_pause_between_two(room):
    _ines, mo, nia, ola = room
    say_how_often(membership=mo, a_week=0, often=0, by=mo.person, at=AT)
    say_how_often(membership=nia, a_week=7, often=3, by=nia.person, at=AT)
    start_resting(membership=ola, by=ola.person, at=AT)
    need = a_need(room[0])
    tick(mo.community)
    assert invited(need) == {"Nia": "out"}
    open_invitation(invitation=invitation(need, nia), by=nia.person, at=AT)
    other = a_need(room[0], at=AT + timedelta(days=2))
    assert tick(mo.community, AT + timedelta(days=2)) == 0
    assert tick(mo.community, AT + timedelta(days=3)) == 1
    assert invited(other) == {"Nia": "out"}


def test_when_its_time_is_over_the_next_are_asked_and_silence_means_ask_less(room):
    ines, mo, nia, ola = room
    start_resting(membership=ola, by=ola.person, at=AT)
    need = a_need(ines)
    tick(ines.community)
    assert invited(need) == {"Mo": "out", "Nia": "out"}
    from holdspace.invitations.actions import come_back

    come_back(membership=ola, by=ola.person, at=AT)
    assert tick(ines.community, AT + 4 * HOUR) == 1  # two people are not likely enough, and Ola is back
    later = AT + 9 * HOUR
    tick(ines.community, later)
    assert invited(need) == {"Mo": "passed", "Nia": "passed", "Ola": "out"}
    loads = {load.membership_id: (load.silences, load.less_until) for load in Load.objects.all()}
    assert loads == {
        mo.pk: (1, later + timedelta(days=14)),
        nia.pk: (1, later + timedelta(days=14)),
        ola.pk: (0, None),
    }


def test_an_opened_invitation_stands_until_its_time_and_is_no_silence(room):
    ines, mo, nia, ola = room
    for one in (nia, ola):
        start_resting(membership=one, by=one.person, at=AT)
    need = a_need(ines)
    tick(ines.community)
    open_invitation(invitation=invitation(need, mo), by=mo.person, at=AT + HOUR)
    tick(ines.community, AT + 9 * HOUR)
    assert invited(need) == {"Mo": "opened"}
    load = Load.objects.get(membership=mo)
    assert (load.sum, load.as_of, load.silences) == (1.0, AT + HOUR, 0)


def test_declining_leaves_no_trace_in_what_is_asked_next(room):
    """Two members alike, one says not today: the chances, the room and the load of both stay the same."""
    ines, mo, nia, ola = room
    start_resting(membership=ola, by=ola.person, at=AT)
    first = a_need(ines)
    tick(ines.community)
    say_not_today(invitation=invitation(first, mo), by=mo.person, at=AT + HOUR)
    meet_need(kind="test.low", about_id=first.about_id, by=ines.person, at=AT + HOUR)
    assert invited(first) == {"Mo": "withdrawn", "Nia": "withdrawn"}
    second = a_need(ines, at=AT + HOUR)
    at = AT + 2 * HOUR
    known = who_may([second], at)[second.pk]
    assert known.yes == 0.4
    people = {one.membership_id: one for one in who_has_room(ines.community, at)}
    alike = [(one.room, one.load, one.levels) for one in (people[mo.pk], people[nia.pk])]
    assert alike[0] == alike[1]
    chosen = {one.membership_id for one in choose(ines.community, needs_in_turn(ines.community, at), at)}
    assert chosen == {mo.pk, nia.pk}


def test_the_same_thing_is_asked_of_nobody_twice(room):
    ines, mo, nia, ola = room
    need = a_need(ines)
    tick(ines.community)
    for one in (mo, nia, ola):
        say_not_today(invitation=invitation(need, one), by=one.person, at=AT)
    assert tick(ines.community, AT + HOUR) == 0
    assert invited(need) == {"Mo": "not_today", "Nia": "not_today", "Ola": "not_today"}


def test_whoever_carries_less_is_asked_first(room):
    ines, mo, nia, _ola = room
    for one in (mo, nia):
        count_load(one.pk, AT)
        count_load(one.pk, AT)
    need = a_need(ines, wanted=1)
    from tests.invitations import made

    made.YES = 0.9
    try:
        tick(ines.community)
    finally:
        made.YES = 0.4
    assert "Ola" in invited(need)
    assert len(invited(need)) == 2


def test_hosts_are_asked_at_two_thirds_and_stewards_hear_at_the_end(room):
    from holdspace.invitations.actions import tell_stewards
    from holdspace.outbox.models import Notice

    ines = room[0]
    hope, stella = member(ines.community, "Hope", Role.HOST), member(ines.community, "Stella", Role.STEWARD)
    for one in [*room[1:], hope, stella]:
        say_how_often(membership=one, a_week=1, often=0, by=one.person, at=AT)
    other = a_need(room[1], kind="test.low", wanted=9)
    tick(ines.community)  # everybody's week is over
    assert set(invited(other)) == {"Ines", "Nia", "Ola", "Hope", "Stella"}
    need = a_need(ines, kind="test.with_hosts", hours=240)
    before = AT + 159 * HOUR
    assert tick(ines.community, before) == 0
    meet_need(kind="test.low", about_id=other.about_id, by=ines.person, at=before)
    after = AT + 169 * HOUR
    tick(ines.community, after)
    why = dict(Invitation.objects.filter(need=need).values_list("membership__person__display_name", "why"))
    assert why["Hope"] == "host"
    assert tell_stewards(community=ines.community, **the_machine(after)) == 0
    end = AT + 240 * HOUR
    assert tell_stewards(community=ines.community, **the_machine(end)) == 1
    assert tell_stewards(community=ines.community, **the_machine(end)) == 0
    told = list(Notice.objects.filter(kind="invitations.still_waits").values_list("person_id", "url", "about_id"))
    assert told == [(stella.person_id, "/c/bridges/waiting/", None)]


def test_what_is_over_asks_nobody(room):
    need = a_need(room[0])
    tick(room[0].community)
    assert end_need(kind="test.low", about_id=need.about_id, by=room[0].person, at=AT)
    assert set(invited(need).values()) == {"withdrawn"}
    assert not end_need(kind="test.low", about_id=need.about_id, by=room[0].person, at=AT)
    assert open_needs(room[0].community, AT) == []


def test_starting_to_rest_takes_back_what_was_asked_and_is_no_silence(room):
    mo = room[1]
    need = a_need(room[0])
    tick(mo.community)
    start_resting(membership=mo, by=mo.person, at=AT)
    assert invited(need)["Mo"] == "withdrawn"
    tick(mo.community, AT + 9 * HOUR)
    assert Load.objects.get(membership=mo).silences == 0


def test_coming_without_an_invitation_counts_as_load_once(room):
    ines, mo, *_ = room
    need = a_need(ines)
    who = {"kind": "test.low", "about_id": need.about_id, "membership": mo, "by": mo.person}
    assert come_to_need(**who, at=AT) == need
    assert Load.objects.get(membership=mo).sum == 1.0
    tick(ines.community)
    invite = invitation(need, mo)
    open_invitation(invitation=invite, by=mo.person, at=AT)
    assert come_to_need(**who, at=AT) == need  # answered: what was opened counted already
    assert Load.objects.get(membership=mo).sum == 2.0
    assert invited(need)["Mo"] == "answered"
    assert come_to_need(**who, at=AT) is None


def test_the_number_of_queries_is_the_same_for_one_and_for_many(room, django_assert_num_queries):
    ines = room[0]
    for one in room:
        say_how_often(membership=one, a_week=14, often=0, by=one.person, at=AT)
    tick(ines.community)  # the first run of all makes the row that stands for the turn
    a_need(ines)
    with django_assert_num_queries(18):
        assert tick(ines.community) == 3
    more = [member(ines.community, f"More {n}") for n in range(12)]
    for one in more[:3]:
        a_need(one)
    with django_assert_num_queries(18):
        assert tick(ines.community) > 3


def test_what_closed_long_ago_is_cleared_away(room):
    old, young = a_need(room[0]), a_need(room[0])
    tick(room[0].community)
    for need in (old, young):
        meet_need(kind="test.low", about_id=need.about_id, by=room[0].person, at=AT)
    Need.objects.filter(pk=old.pk).update(closed_at=AT - timedelta(days=31))
    assert clear_away(community=room[0].community, **the_machine(AT)) == 1
    assert [need.pk for need in Need.objects.all()] == [young.pk]


def test_two_weeks_after_its_time_it_is_left_to_the_stewards(room):
    need = a_need(room[0])
    assert open_needs(room[0].community, need.due_at + timedelta(days=14, seconds=-1)) == [need]
    assert open_needs(room[0].community, need.due_at + timedelta(days=14)) == []


def test_a_host_whose_invitation_went_by_is_asked_once_more_as_a_host(room):
    ines = room[0]
    hope = member(ines.community, "Hope", Role.HOST)
    need = a_need(ines, kind="test.with_hosts")
    tick(ines.community)
    first = Invitation.objects.get(need=need, membership=hope)
    assert (first.why, first.state) == ("room", "out")
    Invitation.objects.filter(need=need).update(told_at=AT)
    for hours in (9, 10, 12):
        tick(ines.community, AT + hours * HOUR)
        assert invited(need)["Hope"] == "passed"
    late = AT + 48 * HOUR  # two thirds are over, and it is day
    tick(ines.community, late)
    again = Invitation.objects.get(need=need, membership=hope)
    assert (again.pk, again.why, again.state, again.sent_at, again.told_at) == (first.pk, "host", "out", late, None)
    tick(ines.community, again.until)
    assert invited(need)["Hope"] == "passed"
    tick(ines.community, again.until + 24 * HOUR)
    assert invited(need)["Hope"] == "passed"
    states = {name: state for name, state in invited(need).items() if name != "Hope"}
    assert set(states.values()) == {"passed"}


def test_what_is_new_is_looked_at_first_and_all_in_turn(room, monkeypatch):
    """With more open than one run looks at, nothing waits behind what nobody can be asked for."""
    monkeypatch.setattr("holdspace.invitations.choosing.needs.MOST_NEEDS", 2)
    ines = room[0]
    nobody = [a_need(ines, hours=20 + n) for n in range(3)]
    for need in nobody:
        ONLY[need.about_id] = {ines.person_id}
    new = a_need(room[1], hours=48)
    looked = []
    for minute in range(4):
        at = AT + timedelta(minutes=minute)
        looked.append([need.pk for need in needs_in_turn(ines.community, at)])
        tick(ines.community, at)
    assert looked == [[nobody[0].pk, nobody[1].pk], [nobody[2].pk, new.pk], [nobody[0].pk, nobody[1].pk], looked[1]]
    assert len(invited(new)) == 3
    newer = a_need(room[2], hours=60, at=AT + timedelta(minutes=4))
    assert newer in needs_in_turn(ines.community, AT + timedelta(minutes=4))


def test_a_need_that_is_open_again_is_new(room):
    ines = room[0]
    need = a_need(ines)
    tick(ines.community)
    assert Need.objects.get().looked_at == AT
    meet_need(kind="test.low", about_id=need.about_id, by=ines.person, at=AT)
    again = {"kind": "test.low", "about_id": need.about_id, "hosts_at": need.hosts_at, "due_at": need.due_at}
    open_need(community=ines.community, whose_id=ines.person_id, wanted=2, **again, by=ines.person, at=AT)
    assert Need.objects.get().looked_at is None
    tick(ines.community)
    end_need(kind="test.low", about_id=need.about_id, by=ines.person, at=AT)
    open_need_again(**again, by=ines.person, at=AT)
    assert Need.objects.get().looked_at is None


def test_whoever_cannot_be_asked_takes_nobodys_place(room, monkeypatch):
    """With more people than one run looks at, those who sleep or want no invitations stand in nobody's way."""
    monkeypatch.setattr("holdspace.invitations.choosing.people.MOST_PEOPLE", 1)
    ines, mo, nia, ola = room
    say_how_often(membership=ines, a_week=0, often=0, by=ines.person, at=AT)
    mo.person.time_zone = next(zone for zone in zones_asleep(AT) if zone.startswith("Etc/GMT"))
    mo.person.save()
    need = a_need(nia)
    assert [one.membership_id for one in who_has_room(ines.community, AT)] == [nia.pk]
    Load.objects.create(membership=nia, as_of=AT, last_asked_at=AT)
    tick(ines.community)
    assert invited(need) == {"Ola": "out"}
    assert ola.person.time_zone not in zones_asleep(AT)
