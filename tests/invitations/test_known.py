"""Everything that is known of me, and forgetting what was worked out."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from holdspace.grammar.actors import OPERATOR
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.invitations.actions import (
    come_to_need,
    forget_load,
    invite_people,
    open_invitation,
    rebuild_loads,
    say_how_often,
)
from holdspace.invitations.loads import load_from_entries, note_silence
from holdspace.invitations.models import Invitation, Load
from holdspace.invitations.queries import known_of_me
from holdspace.invitations.queries.known import Sent
from holdspace.journal.models import Entry
from tests.invitations.made import a_need, member, the_machine
from tests.people_and_places import AT, a_community

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_kinds")]
DAY = timedelta(days=1)


@pytest.fixture
def two():
    community = a_community()
    return member(community, "Ines"), member(community, "Mo")


def known(membership, at=AT):
    return known_of_me(membership=membership, seen_by=membership.person, at=at)


def take_up(ines, mo, at):
    """Mo opens what Ines shared."""
    need = a_need(ines, at=at)
    invite_people(community=ines.community, **the_machine(at))
    one = Invitation.objects.select_related("membership__person").get(need=need, membership=mo)
    open_invitation(invitation=one, by=mo.person, at=at)


def test_of_somebody_new_nothing_is_known(two):
    found = known(two[1])
    assert (found.load, found.sent, found.worked_out) == (0.0, [], False)
    assert (found.a_week, found.often, found.holds) == (3, "As it comes", "Low, medium and high")
    assert found.load_in_words == "You have taken up little here lately."


def test_all_of_it_stands_there(two):
    ines, mo = two
    say_how_often(membership=mo, a_week=2, often=1, by=mo.person, at=AT)
    take_up(ines, mo, AT)
    note_silence([mo.pk], AT, 14 * DAY)
    found = known(mo)
    assert (found.a_week, found.often) == (2, "At most one a day")
    assert found.sent == [Sent("Says test.low.", "you went there", AT)]
    assert (found.load, found.last_asked_at, found.less_until) == (1.0, AT, AT + 14 * DAY)
    assert found.worked_out
    assert known(mo, AT + 14 * DAY).load == 0.5
    assert known(mo, AT + 14 * DAY).less_until is None


def test_it_is_nobody_elses_business(two):
    ines, mo = two
    with pytest.raises(NothingHere):
        known_of_me(membership=mo, seen_by=ines.person, at=AT)
    with pytest.raises(Refused):
        forget_load(membership=mo, by=ines.person, at=AT)


def test_the_same_queries_for_one_and_three(two, assert_same_queries):
    ines, mo = two
    take_up(ines, mo, AT)

    def more():
        for day in (1, 2):
            take_up(ines, mo, AT + day * DAY)

    assert_same_queries(6, lambda: known(mo), more)


def test_what_is_forgotten_stays_forgotten_when_it_is_worked_out_anew(two):
    ines, mo = two
    take_up(ines, mo, AT)
    take_up(ines, mo, AT + DAY)
    forget_load(membership=mo, by=mo.person, at=AT + DAY)
    assert not known(mo, AT + DAY).worked_out
    take_up(ines, mo, AT + 2 * DAY)
    other = a_need(mo, at=AT)
    come_to_need(kind=other.kind, about_id=other.about_id, membership=ines, by=ines.person, at=AT + 2 * DAY)
    before = dict(Load.objects.values_list("membership_id", "sum"))
    assert before == {mo.pk: 1.0, ines.pk: 1.0}
    Load.objects.all().delete()
    assert rebuild_loads(community=mo.community, by=OPERATOR, at=AT + 2 * DAY) == 2
    assert dict(Load.objects.values_list("membership_id", "sum")) == before


def test_working_it_out_anew_gives_what_was_kept(two):
    ines, mo = two
    for day in range(3):
        take_up(ines, mo, AT + 3 * day * DAY)
    at = AT + 20 * DAY
    kept = known(mo, at).load
    rebuild_loads(community=mo.community, by=OPERATOR, at=at)
    assert known(mo, at).load == kept
    assert Load.objects.get(membership=mo).sum == pytest.approx(2 ** (-14 / 14) + 2 ** (-17 / 14) + 2 ** (-20 / 14))


def test_only_the_operator_works_it_out_anew(two):
    with pytest.raises(Refused):
        rebuild_loads(community=two[0].community, by=two[0].person, at=AT)


def test_the_command_says_for_how_many(two):
    take_up(*two, AT)
    out = StringIO()
    call_command("loads", "rebuild", stdout=out)
    assert out.getvalue() == "bridges: 1 members carried something lately.\n"
    entry = Entry.objects.get(verb="loads.rebuilt")
    assert (entry.in_role, entry.data) == ("operator", {"loads": 1})


def test_entries_tell_the_sum():
    opened, forgotten = "invitation.opened", "load.forgotten"
    assert load_from_entries([], AT) == 0.0
    assert load_from_entries([(opened, AT), ("need.come_to", AT)], AT) == 2.0
    assert load_from_entries([(opened, AT - 14 * DAY), (opened, AT)], AT) == 1.5
    assert load_from_entries([(opened, AT), (forgotten, AT)], AT) == 0.0
    assert load_from_entries([(opened, AT), (forgotten, AT), (opened, AT)], AT) == 1.0
