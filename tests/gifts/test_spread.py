"""How giving is spread: what is worked out, when, for whom, and what is held back."""

from datetime import timedelta

import pytest
from django.test import Client

from holdspace.algorithms.spread import carried_by_most, circulation, gini
from holdspace.communities.actions import leave_community
from holdspace.communities.models import Membership
from holdspace.communities.states import Role
from holdspace.gifts.actions import correct_gift, keep_spread
from holdspace.gifts.models import Spread
from holdspace.gifts.queries import communities_to_weigh, spread_of_giving
from holdspace.gifts.rules import LEAST_MEMBERS
from holdspace.gifts.tasks import weigh_the_whole
from holdspace.gifts.weighing import weighed
from holdspace.grammar.actors import THE_MACHINE, VISITOR
from holdspace.grammar.refusals import NothingHere
from holdspace.people.models import Person
from tests.gifts.test_actions import give
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def fifty():
    """A community of fifty: a few made as people are, the rest as rows."""
    community = a_community()
    first = [a_member(community, name, *roles) for name, roles in (("Stella", (Role.STEWARD,)), ("Ana", ()))]
    rows = [Person(email=f"many{n}@example.org", display_name=f"Many {n}", joined_at=AT) for n in range(48)]
    people = Person.objects.bulk_create(rows)
    like = Membership.objects.values().get(pk=first[1].pk)
    like = {name: value for name, value in like.items() if name not in ("id", "person_id")}
    more = Membership.objects.bulk_create(Membership(person=person, **like) for person in people)
    return [*first, *more]


def gives(members, many):
    """`many[i]` gifts by the i-th to the next one."""
    for n, count in enumerate(many):
        for cause in members[:count]:
            give(members[n], members[(n + 1) % len(members)], cause=cause)


def test_it_is_what_the_figures_are_of_everybody_who_is_inside(fifty):
    gives(fifty, [5, 3, 3] + [1] * 18)
    found = weighed(fifty[0].community_id, at=AT)
    given = [5, 3, 3] + [1] * 18 + [0] * 29
    received = [0, 5, 3, 3] + [1] * 18 + [0] * 28
    assert (found.members, found.gave) == (50, 21)
    assert found.among_all == pytest.approx(gini(given))
    assert found.among_givers == pytest.approx(gini([x for x in given if x]))
    assert found.top_tenth == pytest.approx(13 / 29) == pytest.approx(carried_by_most(given))
    assert found.comes_back == pytest.approx(circulation(zip(given, received, strict=True)))
    later = weighed(fifty[0].community_id, at=AT + timedelta(days=60))
    assert later.among_all == pytest.approx(found.among_all)  # all of it has faded alike


def test_below_fifty_nothing_is_worked_out_kept_or_shown(fifty):
    gives(fifty, [1] * 25)
    community = fifty[0].community
    assert keep_spread(community=community, by=THE_MACHINE, at=AT) is not None
    assert len(spread_of_giving(community=community, seen_by=fifty[0].person, at=AT).kept) == 1
    leave_community(membership=fifty[1], by=fifty[1].person, at=AT)
    assert keep_spread(community=community, by=THE_MACHINE, at=AT + timedelta(days=8)) is None
    assert Spread.objects.count() == 1
    whole = spread_of_giving(community=community, seen_by=fifty[0].person, at=AT + timedelta(days=9))
    assert (whole.enough, list(whole.kept)) == (False, [])


def test_few_who_gave_have_no_figure_of_their_own(fifty):
    gives(fifty, [1] * 19)
    found = weighed(fifty[0].community_id, at=AT)
    assert (found.gave, found.among_givers, found.among_all is None) == (19, None, False)
    gives(fifty[19:], [1])
    assert weighed(fifty[0].community_id, at=AT).among_givers == 0


def test_what_was_corrected_and_who_left_do_not_count(fifty):
    give(fifty[1], fifty[2], cause=fifty[1])
    correct_gift(cause=fifty[1], by=fifty[1].person, at=AT + timedelta(days=3))
    found = weighed(fifty[0].community_id, at=AT + timedelta(days=3))
    assert (found.gave, found.among_all, found.comes_back) == (0, None, None)
    assert found.members == LEAST_MEMBERS


def test_the_worker_works_it_out_once_a_week_where_there_are_enough(fifty):
    small = a_community("small", "Small")
    a_member(small)
    assert [c.slug for c in communities_to_weigh(seen_by=THE_MACHINE, at=AT)] == ["bridges"]
    weigh_the_whole(at=AT)
    weigh_the_whole(at=AT + timedelta(days=6))
    assert Spread.objects.count() == 1
    weigh_the_whole(at=AT + timedelta(days=7))
    assert Spread.objects.count() == 2
    with pytest.raises(NothingHere):
        communities_to_weigh(seen_by=fifty[0].person, at=AT)


@pytest.mark.parametrize("who", ["member", "visitor"])
def test_stewards_alone_read_it(fifty, who):
    seen_by = fifty[1].person if who == "member" else VISITOR
    with pytest.raises(NothingHere):
        spread_of_giving(community=fifty[0].community, seen_by=seen_by, at=AT)


@pytest.mark.parametrize("gifts", [1, 3])
def test_the_number_of_queries_does_not_depend_on_the_gifts(fifty, gifts, django_assert_num_queries):
    gives(fifty, [1] * gifts)
    with django_assert_num_queries(2):
        weighed(fifty[0].community_id, at=AT)
    for n in range(gifts):
        keep_spread(community=fifty[0].community, by=THE_MACHINE, at=AT + timedelta(days=7 * n))
    with django_assert_num_queries(3):
        spread_of_giving(community=fifty[0].community, seen_by=fifty[0].person, at=AT + timedelta(days=90))


def test_the_page_tells_four_figures_and_nobody(fifty, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT + timedelta(days=8))
    client = Client()
    client.force_login(fifty[0].person, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "There is nothing yet." in client.get("/c/bridges/giving/").content.decode()
    gives(fifty, [1] * 25)
    for days in (0, 7):
        keep_spread(community=fifty[0].community, by=THE_MACHINE, at=AT + timedelta(days=days))
    text = client.get("/c/bridges/giving/").content.decode()
    for told in (
        "50 people are inside, 25 of them gave something lately.",
        "The top tenth carries 20 of 100",
        "96 of 100 comes back",
        "Spread among all: 0.50",
        "Spread among those who give: 0.00",
        "Week by week",
    ):
        assert told in text
    assert "Many 3" not in text
    assert "Ana" not in text
