"""Whether more is shared than people have room for: when it is said, to whom, and what of."""

from datetime import timedelta

import pytest

from holdspace.communities.states import Role
from holdspace.invitations.actions import end_need, meet_need
from holdspace.invitations.queries import how_it_went
from holdspace.invitations.rules import is_crowded
from tests.invitations.made import a_need, member, the_machine
from tests.people_and_places import AT, a_community

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_kinds")]
HOUR = timedelta(hours=1)


@pytest.fixture
def room():
    community = a_community()
    return [member(community, "Ines"), member(community, "Hope", Role.HOST), member(community, "Sol", Role.STEWARD)]


def ended(whose, after, *, at=AT - timedelta(days=5)):
    """A need of the kind that hosts look after, stated for 48 hours, met after so many (None: not yet)."""
    need = a_need(whose, "test.with_hosts", at=at)
    if after is not None:
        meet_need(kind=need.kind, about_id=need.about_id, **the_machine(at + after * HOUR))
    return need


def lately(member, at=AT):
    return how_it_went(community=member.community, seen_by=member.person, at=at)


@pytest.mark.parametrize(
    ("of", "in_time", "crowded"),
    [(0, 0, False), (4, 0, False), (5, 0, True), (5, 3, True), (6, 4, False), (200, 133, True), (200, 134, False)],
)
def test_from_five_on_where_less_than_two_thirds_were_in_time(of, in_time, crowded):
    assert is_crowded(of=of, in_time=in_time) is crowded


def test_what_was_met_in_time_late_or_not_at_all(room, django_assert_num_queries):
    for hours in (3, 48, 60, 72, None):
        ended(room[0], hours)
    whose = {"community": room[1].community, "seen_by": room[1].person}
    with django_assert_num_queries(1):
        found = how_it_went(**whose, at=AT)
    assert (found.of, found.in_time, found.half_after_hours, found.crowded) == (5, 2, 60, True)
    assert found.how_long == "Lately half of what was shared waited 2 days or longer for two people."


def test_what_is_not_over_what_its_sharer_ended_and_what_is_long_ago_do_not_count(room):
    ines = room[0]
    ended(ines, None, at=AT - 47 * HOUR)
    ended(ines, None, at=AT - timedelta(days=16))
    need = ended(ines, None)
    end_need(kind=need.kind, about_id=need.about_id, **the_machine(AT))
    assert lately(ines) == type(lately(ines))(0, 0, 0)
    ended(ines, 5)
    assert lately(ines).how_long == "Lately half of what was shared waited 5 hours or longer for two people."


def test_another_place_is_another_place(room):
    other = member(a_community("harbour", "Harbour"), "Mo")
    for _ in range(6):
        ended(room[0], None)
    assert (lately(room[0]).crowded, lately(other).crowded) == (True, False)
