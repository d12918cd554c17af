"""Room, rhythm and notices in one statement give what the rooms' own reads give."""

from datetime import timedelta

import pytest

from holdspace.communities.states import Role
from holdspace.gifts.actions import record_gift
from holdspace.gifts.queries import rhythm_of
from holdspace.grammar.actors import VISITOR
from holdspace.grammar.refusals import NothingHere
from holdspace.home.beside import Beside, beside
from holdspace.invitations.actions import end_rest_of_all, hold_today, let_all_rest, say_how_often, start_resting
from holdspace.invitations.duty import rests_until
from holdspace.invitations.queries import room_of
from holdspace.invitations.states import Holds
from holdspace.outbox.actions import open_notices, tell
from holdspace.outbox.queries import has_unread
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db


def both(membership, at=AT):
    """In one statement, and by the rooms' own reads."""
    whose = {"membership": membership, "seen_by": membership.person, "at": at}
    rhythm = rhythm_of(
        person_id=membership.person_id, community_id=membership.community_id, seen_by=membership.person, at=at
    )
    return beside(**whose), Beside(
        room_of(**whose),
        rhythm,
        has_unread(seen_by=membership.person),
        rests_until(membership.community, at),
    )


def test_the_same_as_through_the_orm():
    community = a_community()
    mo, nia = a_member(community, "Mo"), a_member(community, "Nia", Role.HOST)

    def look():
        for at in (AT, AT + timedelta(days=2), AT + timedelta(days=400)):
            for one in (mo, nia):
                found, expected = both(one, at)
                assert found == expected
        return both(mo)[0]

    first = look()
    assert (first.room.resting, first.told_something) == (False, False)
    hold_today(membership=mo, holds=Holds.LOW, by=mo.person, at=AT)
    say_how_often(membership=mo, a_week=1, often=3, by=mo.person, at=AT)
    assert look().room.holds == Holds.LOW
    start_resting(membership=mo, by=mo.person, at=AT)
    assert look().room.resting_since == AT
    for cause in (mo, nia):
        record_gift(
            giver_id=mo.person_id,
            receiver_id=nia.person_id,
            community_id=community.pk,
            kind="support",
            cause=cause,
            by=mo.person,
            at=AT,
        )
    assert look().rhythm.has_mostly_given
    tell(person_id=mo.person_id, kind="sharing.somebody_answered", url="/", by=nia.person, at=AT, who="Nia")
    assert look().told_something
    stella = a_member(community, "Stella", Role.STEWARD)
    let_all_rest(steward=stella, until=AT + timedelta(days=1), by=stella.person, at=AT)
    assert look().all_rest_until == AT + timedelta(days=1)
    end_rest_of_all(steward=stella, by=stella.person, at=AT)
    assert look().all_rest_until is None
    open_notices(by=mo.person, at=AT)
    assert not look().told_something


def test_for_oneself_alone_and_in_one_query(django_assert_num_queries):
    community = a_community()
    mo, nia = a_member(community), a_member(community)
    assert mo.person
    with django_assert_num_queries(1):
        beside(membership=mo, seen_by=mo.person, at=AT)
    for other in (nia.person, VISITOR):
        with pytest.raises(NothingHere):
            beside(membership=mo, seen_by=other, at=AT)
