"""What is remembered of a statement gives what the ORM gives, for every value."""

from datetime import timedelta

import pytest
from django.db.models import Exists, F, OuterRef, Q
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.communities.models import Membership
from holdspace.exchange.models import Ask
from holdspace.exchange.queries import could_use_you, my_waiting
from holdspace.exchange.queries.needs import _could_use, _exchanges, _offers, _open_asks
from holdspace.exchange.rules import visible
from holdspace.grammar.remembered import FIRST_NUMBER, Remembered, Somebody
from holdspace.people.models import Person
from tests.exchange.asked import an_ask
from tests.people_and_places import AT, a_community, a_member, a_person

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def members_since(*, at, mine, least=0):
    rows = Membership.objects.filter(Q(since__gt=at - 3 * DAY), ~Q(person_id=mine), pk__gte=least)
    there = Exists(Person.objects.filter(pk=OuterRef("person_id"), joined_at__lte=at + DAY))
    return rows.select_related("person", "community").annotate(there=there, twice=F("pk") * 2).order_by("-id")


def told(rows):
    return [(one, one.person.display_name, one.community.slug, one.there, one.twice, one.since) for one in rows]


def test_the_same_as_the_orm_whatever_is_filled_in(django_assert_num_queries):
    community = a_community()
    people = [a_member(community, f"Person {n}", at=AT - n * DAY) for n in range(6)]
    remembered = Remembered(members_since)
    for at in (AT, AT - 4 * DAY, AT + 2 * DAY, AT + timedelta(microseconds=1)):
        for one in people:
            for least in (0, people[3].pk):
                values = {"at": at, "mine": one.person_id, "least": least}
                assert told(remembered(**values)) == told(members_since(**values))
    with django_assert_num_queries(1):
        found = remembered(at=AT, mine=people[0].person_id, least=0)
        assert found
        assert told(found)
    assert found[0]._state.db == "default"


def test_it_is_put_together_once():
    asked = []

    def build(*, number):
        asked.append(number)
        return Person.objects.filter(pk=number)

    remembered = Remembered(build)
    people = [a_person() for _ in range(3)]
    assert [remembered(number=one.pk) for one in people] == [[one] for one in people]
    assert remembered(number=0) == []
    assert asked == [FIRST_NUMBER]


@pytest.mark.parametrize(
    "build",
    [
        lambda *, number, at: Person.objects.filter(pk=number + 1, joined_at__gt=at),
        lambda *, number, at: Person.objects.filter(pk=number, joined_at__gt=at.replace(year=7000)),
        lambda *, number, at: Person.objects.filter(pk=number, joined_at__date=at.date()),
    ],
    ids=["another number", "another time", "a day"],
)
def test_what_was_made_of_a_value_in_a_way_that_nothing_tells_is_refused(build):
    with pytest.raises(ValueError, match="made of"):
        Remembered(build)(number=1, at=AT)


def test_a_value_that_no_rule_asks_for_changes_nothing():
    person = a_person()
    remembered = Remembered(lambda *, number, at: Person.objects.filter(pk=number))
    assert remembered(number=person.pk, at=AT) == [person]


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**51), st.datetimes())
def test_any_number_and_time_goes_in(number, time):
    remembered = Remembered(members_since)
    at = time.replace(tzinfo=AT.tzinfo, year=max(2, min(5000, time.year)))
    assert remembered(at=at, mine=number, least=number) == list(members_since(at=at, mine=number, least=number))


def test_the_rules_see_somebody_as_they_see_a_person():
    community = a_community()
    mo, nia = a_member(community), a_member(community)
    for one in (mo, nia):
        an_ask(one)
    for one in (mo, nia):
        by_person = Ask.objects.filter(visible(one.person, AT)).order_by("pk")
        assert list(by_person) == list(Ask.objects.filter(visible(Somebody(one.person_id), AT)).order_by("pk"))


def test_today_puts_nothing_together_a_second_time():
    community = a_community()
    mo, nia = a_member(community), a_member(community)
    an_ask(nia)
    for one in (mo, nia):
        could_use_you(membership=one, seen_by=one.person, at=AT)
        my_waiting(membership=one, seen_by=one.person, at=AT)
    for remembered in (_could_use, _exchanges, _open_asks, _offers):
        assert len(remembered._made) >= 1
        values = {"me": nia.person_id, "here": community.pk, "at": AT}
        if remembered is _could_use:
            values["mine"] = nia.pk
        assert remembered(**values) == list(remembered._build(**values))
