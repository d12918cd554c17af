"""Hosts: their hours, who stands in, whose week it is, what waits, handing over, a private word."""

from datetime import time, timedelta

import pytest

from holdspace.communities.queries import enter
from holdspace.communities.states import Role
from holdspace.conversations.models import Participant
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.invitations.actions import (
    hand_over,
    invite_people,
    open_private_word,
    say_how_often,
    say_not_today,
    start_resting,
    state_hours,
)
from holdspace.invitations.duty import on_duty
from holdspace.invitations.loads import count_load
from holdspace.invitations.models import HostHours, Invitation, Need, Substitute
from holdspace.invitations.private_words import about_private_words
from holdspace.invitations.queries import hosting_page, my_hosting, waiting_need
from holdspace.invitations.queries.hosting import LoadFigures
from holdspace.invitations.states import Why
from holdspace.people.models import Block
from tests.invitations.made import ONLY, a_need, invited, member, the_machine
from tests.people_and_places import AT, a_community

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_kinds")]
HOUR = timedelta(hours=1)
MORNING = (time(8), time(12))
THURSDAY = 3  # AT is one, half past nine


@pytest.fixture
def house():
    community = a_community()
    return {
        "ines": member(community, "Ines"),
        "hope": member(community, "Hope", Role.HOST),
        "rui": member(community, "Rui", Role.HOST),
        "stella": member(community, "Stella", Role.STEWARD),
    }


def page(membership, at=AT):
    here = enter(slug=membership.community.slug, seen_by=membership.person, at=at)
    return hosting_page(here=here, seen_by=membership.person, at=at)


def state(membership, *days, stands_in=None):
    hours = dict.fromkeys(days, MORNING)
    return state_hours(membership=membership, hours=hours, stands_in=stands_in, by=membership.person, at=AT)


def give_over(house, need, taker, giver="hope"):
    mine = house[giver]
    return hand_over(need=need, giver=mine, taker=taker, by=mine.person, at=AT)


class TestHours:
    def test_what_is_said_replaces_what_was_said(self, house):
        hope, rui = house["hope"], house["rui"]
        assert state(hope, 0, 3, stands_in=rui) == 2
        found = my_hosting(membership=hope, seen_by=hope.person)
        assert (found.hours, found.stands_in) == ({0: MORNING, 3: MORNING}, rui.pk)
        assert found.others == [(rui.pk, "Rui")]
        assert state(hope, 5) == 1
        assert list(HostHours.objects.values_list("weekday", flat=True)) == [5]
        assert Substitute.objects.count() == 0

    def test_only_hosts_for_themselves_and_only_forward(self, house):
        hope, ines = house["hope"], house["ines"]
        for membership, by, hours in (
            (ines, ines.person, {}),
            (hope, ines.person, {}),
            (hope, hope.person, {1: (time(12), time(8))}),
            (hope, hope.person, {7: MORNING}),
        ):
            with pytest.raises(Refused):
                state_hours(membership=membership, hours=hours, by=by, at=AT)
        for nobody in (hope, ines):
            with pytest.raises(Refused):
                state(hope, 1, stands_in=nobody)
        with pytest.raises(NothingHere):
            my_hosting(membership=hope, seen_by=ines.person)

    def test_who_is_there(self, house):
        hope, rui = house["hope"], house["rui"]
        assert on_duty(hope.community, AT) == {hope.pk: Why.HOST, rui.pk: Why.HOST}
        state(hope, THURSDAY)
        state(rui, THURSDAY + 1)
        assert on_duty(hope.community, AT) == {hope.pk: Why.HOST}
        assert on_duty(hope.community, AT + 4 * HOUR) == {}
        assert on_duty(hope.community, AT + 24 * HOUR) == {rui.pk: Why.HOST}

    def test_whoever_stands_in_is_there_where_a_host_rests(self, house):
        hope, rui = house["hope"], house["rui"]
        state(hope, THURSDAY, stands_in=rui)
        state(rui, THURSDAY + 1)
        start_resting(membership=hope, by=hope.person, at=AT)
        assert on_duty(hope.community, AT) == {rui.pk: Why.SUBSTITUTE}
        start_resting(membership=rui, by=rui.person, at=AT)
        assert on_duty(hope.community, AT) == {}


class TestThePage:
    def test_hosts_with_their_hours_and_whose_week_it_is(self, house):
        hope, rui = house["hope"], house["rui"]
        state(hope, 0, 1, 2, stands_in=rui)
        found = page(hope)
        assert [(h.name, h.hours_in_words, h.stands_in, h.me) for h in found.hosts] == [
            ("Hope", "Monday to Wednesday 08:00–12:00", "Rui", True),
            ("Rui", "", "", False),
        ]
        weeks = [page(hope, AT + timedelta(days=7 * n)).first.name for n in range(4)]
        assert weeks in (["Hope", "Rui"] * 2, ["Rui", "Hope"] * 2)

    def test_nobody_but_hosts_and_stewards(self, house):
        assert page(house["stella"]).waiting == []
        with pytest.raises(NothingHere):
            page(house["ines"])

    def test_what_waits_soonest_first_and_whom_one_could_ask(self, house):
        ines, hope, rui = house["ines"], house["hope"], house["rui"]
        later = a_need(ines, "test.with_hosts", hours=96)
        soon = a_need(ines, "test.with_hosts", hours=24)
        a_need(ines, "test.low")
        a_need(hope, "test.with_hosts")
        found = [(w.number, w.url, w.late, w.begun, w.takers) for w in page(hope).waiting]
        assert found == [
            (soon.pk, f"/c/bridges/shares/{soon.about_id}/", False, False, [(rui.pk, "Rui")]),
            (later.pk, f"/c/bridges/shares/{later.about_id}/", False, False, [(rui.pk, "Rui")]),
        ]
        assert [w.late for w in page(hope, AT + 25 * HOUR).waiting] == [True, False]
        assert {len(w.takers) for w in page(house["stella"]).waiting} == {0}

    def test_whoever_may_not_see_it_learns_that_it_waits_and_no_more(self, house):
        hope, rui = house["hope"], house["rui"]
        need = a_need(house["ines"], "test.with_hosts")
        ONLY[need.about_id] = {rui.person_id}
        assert [(w.url, w.takers) for w in page(hope).waiting] == [("", [])]
        ONLY.clear()
        Block.objects.create(blocker=house["ines"].person, blocked=hope.person, at=AT)
        assert [(w.url, w.takers) for w in page(hope).waiting] == [("", [])]

    def test_a_private_word_for_whoever_carries_much_alone(self, house):
        hope = house["hope"]
        for _time in range(6):
            assert not page(hope).carries_much
            count_load(hope.pk, AT)
        assert page(hope).carries_much
        assert not page(house["rui"]).carries_much
        assert not page(house["stella"]).carries_much
        assert not page(hope, AT + timedelta(days=14)).carries_much

    def test_figures_only_from_fifty_members_on(self, house):
        hope = house["hope"]
        a_need(house["ines"])
        invite_people(community=hope.community, **the_machine(AT))
        assert page(hope).figures is None
        type(hope.community).objects.update(head_count=49)
        assert page(hope).figures is None
        type(hope.community).objects.update(head_count=50)
        assert page(hope).figures == LoadFigures(3, 3, 100)

    def test_the_same_queries_for_one_and_three(self, house, assert_same_queries):
        hope = house["hope"]
        here = enter(slug="bridges", seen_by=hope.person, at=AT)
        a_need(house["ines"], "test.with_hosts")
        state(hope, 1)

        def more():
            for name in ("Bo", "Cy"):
                state(member(hope.community, name, Role.HOST), 2)
                a_need(house["ines"], "test.with_hosts")

        assert_same_queries(11, lambda: hosting_page(here=here, seen_by=hope.person, at=AT), more)


class TestHandingOver:
    def test_in_one_press_and_they_may_say_no(self, house):
        hope, rui = house["hope"], house["rui"]
        need = a_need(house["ines"], "test.with_hosts")
        mine = Invitation.objects.create(need=need, membership=hope, why="host", sent_at=AT, until=AT + 6 * HOUR)
        theirs = give_over(house, need, rui)
        assert (theirs.why, theirs.until, invited(need)) == (
            Why.HANDED_OVER,
            AT + 6 * HOUR,
            {"Hope": "not_today", "Rui": "out"},
        )
        mine.refresh_from_db()
        theirs = Invitation.objects.select_related("membership").get(pk=theirs.pk)
        say_not_today(invitation=theirs, by=rui.person, at=AT)
        with pytest.raises(Refused):
            give_over(house, need, rui)

    def test_not_to_whoever_has_no_room_or_may_not_see_it(self, house):
        rui, ines = house["rui"], house["ines"]
        need = a_need(ines, "test.with_hosts")
        for taker in (ines, house["stella"], house["hope"]):
            with pytest.raises(Refused):
                give_over(house, need, taker)
        say_how_often(membership=rui, a_week=0, often=0, by=rui.person, at=AT)
        with pytest.raises(Refused):
            give_over(house, need, rui)
        say_how_often(membership=rui, a_week=3, often=0, by=rui.person, at=AT)
        block = Block.objects.create(blocker=rui.person, blocked=ines.person, at=AT)
        with pytest.raises(Refused):
            give_over(house, need, rui)
        block.delete()
        assert give_over(house, need, rui).membership == rui

    def test_not_by_somebody_else_or_of_what_is_over(self, house):
        need = a_need(house["ines"], "test.with_hosts")
        with pytest.raises(Refused):
            give_over(house, need, house["rui"], giver="stella")
        Need.objects.filter(pk=need.pk).update(state="met")
        with pytest.raises(Refused):
            give_over(house, need, house["rui"])
        with pytest.raises(NothingHere):
            waiting_need(community=need.community, number=need.pk, seen_by=house["hope"].person)

    @pytest.mark.parametrize("blocker", ["ines", "hope"])
    def test_nothing_of_somebody_behind_a_block(self, house, blocker):
        need = a_need(house["ines"], "test.with_hosts")
        other = "hope" if blocker == "ines" else "ines"
        Block.objects.create(blocker=house[blocker].person, blocked=house[other].person, at=AT)
        with pytest.raises(NothingHere):
            waiting_need(community=need.community, number=need.pk, seen_by=house["hope"].person)
        with pytest.raises(NothingHere):
            give_over(house, need, house["rui"])


class TestAPrivateWord:
    def test_between_the_two_and_once(self, house):
        stella, hope = house["stella"], house["hope"]
        threads = {open_private_word(steward=stella, host=hope, by=stella.person, at=AT) for _time in range(2)}
        assert len(threads) == 1
        people = Participant.objects.values_list("person_id", flat=True)
        assert set(people) == {stella.person_id, hope.person_id}
        number = next(iter(threads)).about_id
        for who, expected in ((stella, ["A private word about hosting"]), (house["rui"], [])):
            found = about_private_words(numbers=[number], seen_by=who.person, at=AT)
            assert [about.title for about in found.values()] == expected

    def test_from_stewards_to_hosts_alone(self, house):
        stella, hope, ines = house["stella"], house["hope"], house["ines"]
        for steward, host in ((hope, house["rui"]), (stella, ines), (stella, stella)):
            with pytest.raises(Refused):
                open_private_word(steward=steward, host=host, by=steward.person, at=AT)
        Block.objects.create(blocker=hope.person, blocked=stella.person, at=AT)
        with pytest.raises(NothingHere):
            open_private_word(steward=stella, host=hope, by=stella.person, at=AT)
