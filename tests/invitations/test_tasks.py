"""What the worker does here, on its schedule and when woken."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from holdspace.communities.states import Role
from holdspace.grammar.actors import THE_MACHINE
from holdspace.invitations import tasks
from holdspace.invitations.actions import (
    come_to_need,
    meet_need,
    open_invitation,
    say_not_today,
    start_resting,
    tell_invited,
)
from holdspace.invitations.models import Invitation, Need
from holdspace.invitations.queries import communities_with_needs
from holdspace.outbox.actions import open_notices
from holdspace.outbox.kinds import notice_kind
from holdspace.outbox.models import Delivery, Notice
from holdspace.work.registry import scheduled_tasks, task
from holdspace.work.worker import run_due
from tests.invitations.made import a_need, invited, member, the_machine
from tests.people_and_places import AT, a_community

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_kinds")]


@pytest.fixture
def two_places():
    found = []
    for slug in ("bridges", "harbour"):
        community = a_community(slug, slug.title())
        found.append([member(community, name) for name in ("Ines", "Mo", "Nia")])
    return found


def told():
    rows = Notice.objects.filter(kind="invitations.invited").order_by("person_id")
    return list(rows.values_list("person__display_name", "url", "community_name", "who", "actor_id"))


def test_the_schedule_runs_each_minute_and_a_need_wakes_it_at_once():
    on_schedule = {one.name: one.every for one in scheduled_tasks() if one.name.startswith("invitations.")}
    assert on_schedule == {
        "invitations.invite": timedelta(minutes=1),
        "invitations.clear": timedelta(hours=12),
    }
    assert task("invitations.invite").priority > task("invitations.tell").priority


def test_one_run_reaches_every_place_with_needs_and_no_other(two_places):
    needs = [a_need(people[0]) for people in two_places]
    quiet = a_community("quiet", "Quiet")
    found = communities_with_needs(seen_by=THE_MACHINE)
    assert ([c.slug for c in found], quiet in found) == (["bridges", "harbour"], False)
    tasks.invite(at=AT)
    assert [invited(need) for need in needs] == [{"Mo": "out", "Nia": "out"}] * 2


def test_a_run_for_one_place_leaves_the_others(two_places):
    needs = [a_need(people[0]) for people in two_places]
    tasks.invite(at=AT, community_id=needs[1].community_id)
    assert [len(invited(need)) for need in needs] == [0, 2]
    tasks.invite(at=AT, community_id=10_000)


def test_everybody_invited_is_told_once_without_a_word_of_it(two_places):
    people = two_places[0]
    a_need(people[0])
    tasks.invite(at=AT)
    for _time in range(2):
        tasks.tell(at=AT, community_id=people[0].community_id)
    assert told() == [(name, "/c/bridges/today/", "Bridges", "", None) for name in ("Mo", "Nia")]
    assert set(Delivery.objects.values_list("way", flat=True)) == {"digest"}
    kind = notice_kind("invitations.invited")
    assert str(kind.line) == "Something could use you today, if you have room."
    assert str(kind.subject) == "Something for you in {community}, if you have room"


def test_who_answered_meanwhile_is_not_told(two_places):
    people = two_places[0]
    need = a_need(people[0])
    tasks.invite(at=AT)
    one = Invitation.objects.select_related("membership__person").get(membership=people[1])
    say_not_today(invitation=one, by=people[1].person, at=AT)
    assert tell_invited(community=need.community, **the_machine(AT)) == 1
    assert [name for name, *_rest in told()] == ["Nia"]
    assert tell_invited(community=need.community, **the_machine(AT)) == 0


def over(how, need, mo):
    one = Invitation.objects.select_related("membership__person").get(membership=mo)
    about = {"kind": need.kind, "about_id": need.about_id}
    by_mo = {"by": mo.person, "at": AT}
    {
        "opened": lambda: open_invitation(invitation=one, **by_mo),
        "not today": lambda: say_not_today(invitation=one, **by_mo),
        "answered": lambda: come_to_need(**about, membership=mo, **by_mo),
        "rests": lambda: start_resting(membership=mo, **by_mo),
        "met": lambda: meet_need(**about, **by_mo),
    }[how]()


@pytest.mark.parametrize("how", ["opened", "not today", "answered", "rests", "met"])
@pytest.mark.parametrize("looked", [False, True])
def test_what_is_over_is_told_no_more_unless_it_was_read(two_places, how, looked):
    _ines, mo, nia = two_places[0]
    need = a_need(two_places[0][0])
    tasks.invite(at=AT)
    tasks.tell(at=AT, community_id=need.community_id)
    if looked:
        open_notices(by=mo.person, at=AT)
    over(how, need, mo)
    left = set(Notice.objects.values_list("person_id", flat=True))
    assert (mo.person_id in left) is looked
    assert (nia.person_id in left) is (how != "met")
    assert Delivery.objects.count() == len(left)


def test_stewards_are_told_by_the_run_after_its_end(two_places):
    people = two_places[0]
    stella = member(people[0].community, "Stella", Role.STEWARD)
    need = a_need(people[0], "test.with_hosts")
    a_need(people[0], "test.low")
    for at in (need.due_at - timedelta(seconds=1), need.due_at, need.due_at + timedelta(hours=1)):
        tasks.invite(at=at)
        tasks.tell(at=at, community_id=need.community_id)
    rows = Notice.objects.filter(kind="invitations.still_waits")
    assert [(n.person_id, n.at, n.url) for n in rows] == [(stella.person_id, need.due_at, "/c/bridges/waiting/")]


def test_clearing_away_reaches_every_place(two_places):
    for people in two_places:
        need = a_need(people[0])
        meet_need(kind=need.kind, about_id=need.about_id, by=people[0].person, at=AT)
    tasks.clear(at=AT + timedelta(days=29))
    assert Need.objects.count() == 2
    tasks.clear(at=AT + timedelta(days=31))
    assert Need.objects.count() == 0


def test_telling_many_leaves_room_for_what_is_new(two_places, monkeypatch):
    """One batch a task: asking people for something new goes before the next batch."""
    monkeypatch.setattr("holdspace.invitations.actions.telling.TOLD_AT_ONCE", 1)
    people = two_places[0]
    a_need(people[0])
    tasks.invite(at=AT)
    DBTaskResult.objects.all().delete()
    tasks.tell(at=AT, community_id=people[0].community_id)
    assert len(told()) == 1
    assert DBTaskResult.objects.filter(status="READY", priority=task("invitations.tell").priority).count() == 1
    run_due(at=AT)
    assert len(told()) == 2
