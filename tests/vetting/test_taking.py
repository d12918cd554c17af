"""Nobody reads everything, however eager; and what the list shows is what can be taken."""

from datetime import timedelta

import pytest

from holdspace.communities.states import Role
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.vetting.actions import ask_readers, decline_reading, hand_over_late, take_reading
from holdspace.vetting.models import Application, Asked, Review
from holdspace.vetting.queries import next_reading, to_read
from holdspace.vetting.queries.taking import may_take_one
from holdspace.vetting.rules import MOST_UNDER_WAY, may_take
from tests.people_and_places import AT, a_member, a_person
from tests.ways_in import DAY, a_reading, a_sent_one, an_open_community, its_people

pytestmark = pytest.mark.django_db


def take(application, membership, at=AT):
    return take_reading(
        application=Application.objects.get(pk=application.pk), membership=membership, by=membership.person, at=at
    )


def shown(membership, at=AT):
    lines = to_read(membership=membership, seen_by=membership.person, at=at)
    found = next_reading(membership=membership, seen_by=membership.person, at=at)
    assert (found.begun if found else None) == (lines[0].begun if lines else None)
    return {line.number for line in lines if not line.begun}


def with_readers(names=("R1", "R2", "R3")):
    community = an_open_community()
    its_people(community)
    return community, [a_member(community, name, Role.REVIEWER) for name in names]


def sent(community, n, at=AT):
    return [a_sent_one(community, a_person(), at=at) for _ in range(n)]


def only_asked(application, *memberships, at=AT):
    Asked.objects.filter(application=application).delete()
    Asked.objects.bulk_create(
        Asked(application=application, person_id=one.person_id, state="waiting", at=at) for one in memberships
    )


@pytest.mark.parametrize(
    ("asked", "under_way", "lately", "left", "allowed"),
    [
        (True, 7, 7, -1, True),
        (False, 0, 0, 0, True),
        (False, 0, 0, -1, True),
        (False, 0, 1, 1, True),
        (False, 0, 1, 0, False),
        (False, 1, 1, 0, False),
        (False, 2, 2, 1, True),
        (False, 3, 3, 1, False),
        (False, 3, 3, 0, False),
    ],
)
def test_the_rule(asked, under_way, lately, left, allowed):
    verdict = may_take(asked=asked, under_way=under_way, lately=lately, left=left)
    assert verdict.allowed is allowed


def test_whoever_has_nothing_may_take_one_that_others_are_asked_for():
    community, (one, two, three) = with_readers()
    [first] = sent(community, 1)
    only_asked(first, one, two)
    assert shown(three) == {first.pk}
    assert take(first, three).state == "taken"


def test_whoever_is_reading_leaves_to_others_what_they_are_asked_for():
    community, (one, two, three) = with_readers()
    first, second = sent(community, 2)
    take(first, three)
    only_asked(second, one, two)
    assert shown(three) == set()
    with pytest.raises(Refused) as refused:
        take(second, three)
    assert "Others are asked" in str(refused.value.verdict.because)
    assert Review.objects.filter(application=second).count() == 0
    only_asked(second, one)  # one place is nobody's
    assert shown(three) == {second.pk}
    assert take(second, three).state == "taken"


def test_a_reading_counts_for_three_days_after_it_is_final():
    community, (one, two, three) = with_readers()
    first, second = sent(community, 2)
    a_reading(first, three)
    only_asked(second, one, two)
    later = AT + 3 * DAY + timedelta(hours=1)
    assert (shown(three), shown(three, later)) == (set(), {second.pk})
    with pytest.raises(Refused):
        take(second, three)
    only_asked(second, one, two, at=later)
    assert take(second, three, later).state == "taken"


def test_what_goes_by_is_free_for_the_eager_too():
    community, (one, two, three) = with_readers()
    first, second = sent(community, 2)
    take(first, three)
    only_asked(second, one, two)
    later = AT + 2 * DAY + timedelta(hours=1)
    hand_over_late(community=community, by=THE_MACHINE, at=later)
    assert shown(three, later) == {second.pk}
    assert take(second, three, later).state == "taken"


def test_three_at_a_time_and_no_fourth_but_what_one_is_asked_for():
    community, (one, _two, _three) = with_readers()
    things = sent(community, MOST_UNDER_WAY + 1)
    Asked.objects.all().delete()
    for thing in things[:-1]:
        take(thing, one)
    last = things[-1]
    assert shown(one) == set()
    with pytest.raises(Refused) as refused:
        take(last, one)
    assert "3 already" in str(refused.value.verdict.because)
    decline_reading(application=things[0], membership=one, by=one.person, at=AT)
    Asked.objects.all().delete()
    assert shown(one) == {last.pk}
    take(last, one)
    [more] = sent(community, 1)
    only_asked(more, one)
    assert shown(one) == {more.pk}
    assert take(more, one).state == "taken"


def test_taking_twice_is_still_once_for_whoever_has_three():
    community, (one, _two, _three) = with_readers()
    things = sent(community, MOST_UNDER_WAY)
    Asked.objects.all().delete()
    reviews = [take(thing, one) for thing in things]
    assert [take(thing, one) for thing in things] == reviews


def test_one_of_two_readers_can_read_each_one_beside_the_other():
    """Made for two volunteers: both are asked, and neither waits for the other."""
    community = an_open_community()
    rea, rolf, _stella = its_people(community)
    for application in sent(community, MOST_UNDER_WAY):
        for membership in (rea, rolf):
            assert take(application, membership).state == "taken"
    ask_readers(community=community, by=THE_MACHINE, at=AT)
    [fourth] = sent(community, 1)
    assert (shown(rea), shown(rolf)) == (set(), set())
    with pytest.raises(Refused):
        take(fourth, rea)


def test_a_full_one_says_so_to_everybody():
    community, (one, two, three) = with_readers()
    [first] = sent(community, 1)
    take(first, one)
    take(first, two)
    with pytest.raises(AlreadyMoved):
        take(first, three)


def test_for_oneself_alone():
    community, (one, two, _three) = with_readers()
    [first] = sent(community, 1)
    with pytest.raises(NothingHere):
        may_take_one(application=first, membership=one, seen_by=two.person, at=AT, but=0)
