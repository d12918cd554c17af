"""What stands around the shares, in one statement, is what the rooms' own reads give."""

from datetime import timedelta

import pytest

from holdspace.communities.states import Role
from holdspace.grammar.actors import VISITOR
from holdspace.grammar.refusals import NothingHere
from holdspace.invitations.actions import end_rest_of_all, fold_high, hold_today, let_all_rest, start_resting
from holdspace.invitations.duty import rests_until
from holdspace.invitations.queries import room_of
from holdspace.invitations.states import Holds
from holdspace.sharing.actions import mute_person
from holdspace.sharing.queries import Around, around_shares, my_mutes
from tests.people_and_places import AT, a_community, a_member
from tests.sharing.made import a_share

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DAY = timedelta(days=1)
# Session with person, community with membership, the shares, what stands around them. Each one more is time that
# everybody waits on every visit.
STATEMENTS = 4


def both(membership, at):
    """In one statement, and by the rooms' own reads."""
    whose = {"membership": membership, "seen_by": membership.person, "at": at}
    muted = frozenset(mute.whom_id for mute in my_mutes(**whose))
    return around_shares(**whose), Around(room_of(**whose), rests_until(membership.community, at), muted)


def test_the_same_as_through_the_orm():
    community = a_community()
    mo, nia, ira = (a_member(community, name) for name in ("Mo", "Nia", "Ira"))
    stella = a_member(community, "Stella", Role.STEWARD)

    def look():
        for at in (AT, AT + DAY, AT + 8 * DAY):
            for one in (mo, nia):
                found, expected = both(one, at)
                assert found == expected
        return both(mo, AT)[0]

    assert (look().room.resting, look().rests_until, look().muted) == (False, None, frozenset())
    hold_today(membership=mo, holds=Holds.LOW, by=mo.person, at=AT)
    assert look().room.holds == Holds.LOW
    fold_high(membership=mo, folds=True, by=mo.person, at=AT)
    start_resting(membership=mo, by=mo.person, at=AT)
    assert look().room.resting_since == AT
    mute_person(membership=mo, whom_id=nia.person_id, days=7, by=mo.person, at=AT)
    mute_person(membership=mo, whom_id=ira.person_id, days=0, by=mo.person, at=AT)
    assert look().muted == {nia.person_id, ira.person_id}
    assert both(mo, AT + 7 * DAY)[0].muted == {ira.person_id}
    let_all_rest(steward=stella, until=AT + DAY, by=stella.person, at=AT)
    assert look().rests_until == AT + DAY
    end_rest_of_all(steward=stella, by=stella.person, at=AT)
    assert look().rests_until is None


def test_for_oneself_alone_and_in_one_query(django_assert_num_queries):
    community = a_community()
    mo, nia = a_member(community), a_member(community)
    person = mo.person
    with django_assert_num_queries(1):
        around_shares(membership=mo, seen_by=person, at=AT)
    for other in (nia.person, VISITOR):
        with pytest.raises(NothingHere):
            around_shares(membership=mo, seen_by=other, at=AT)


def test_the_page_that_everybody_opens_asks_four_times(client, django_assert_num_queries):
    community = a_community()
    ines, mo = a_member(community), a_member(community)
    for n in range(3):
        a_share(mo, at=AT - n * DAY)
    mute_person(membership=ines, whom_id=a_member(community).person_id, days=7, by=ines.person, at=AT)
    client.force_login(ines.person, backend=BACKEND)
    client.get(f"/c/{community.slug}/shares/")  # what is looked up once for good
    with django_assert_num_queries(STATEMENTS):
        assert client.get(f"/c/{community.slug}/shares/").status_code == 200
