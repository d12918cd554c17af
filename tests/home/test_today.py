"""Today: what could use this person, what they wait for, and then it ends."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from holdspace.communities.states import Role
from holdspace.exchange.actions import write_ask
from holdspace.home.queries import today_page
from holdspace.invitations.actions import set_aside, start_resting
from holdspace.people.models import Block
from holdspace.sharing.actions import respond_in_words, write_share
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db

BEFORE = AT - timedelta(hours=5)


def here_for(membership, at=AT):
    from holdspace.communities.queries import enter

    return enter(slug=membership.community.slug, seen_by=membership.person, at=at)


def today(membership):
    return today_page(here=here_for(membership), seen_by=membership.person, at=AT)


def a_share(membership, text="I made soup tonight and ate it standing up.", at=BEFORE):
    return write_share(membership=membership, text=text, level="low", hope="heard", by=membership.person, at=at)


def an_ask(membership, title="A first session plan", at=BEFORE):
    return write_ask(
        membership=membership, kind="resource", title=title, words="For a lunch group.", by=membership.person, at=at
    )


def test_at_most_three_things_ask_and_one_of_them_is_an_ask():
    community = a_community()
    mo, nell, ravi = (a_member(community, name) for name in ("Mo", "Nell", "Ravi"))
    for hours in range(3):
        a_share(nell, at=BEFORE - timedelta(hours=hours))
        an_ask(ravi, f"Plan {hours}", at=BEFORE - timedelta(hours=hours))
    found = today(mo)
    assert (found.wanted, len(found.shares), [ask.title for ask in found.asks]) == (3, 2, ["Plan 2"])


def test_what_is_answered_set_aside_or_ones_own_does_not_ask():
    community = a_community()
    mo, nell = a_member(community, "Mo"), a_member(community, "Nell")
    a_share(mo)
    answered, aside = a_share(nell), a_share(nell, "Another small and true thing of mine.")
    assert len(today(mo).shares) == 2
    respond_in_words(share=answered, membership=mo, text="I hear you.", by=mo.person, at=AT)
    set_aside(membership=mo, about=aside, by=mo.person, at=AT)
    assert today(mo).shares == []
    assert [share.text for share in today(mo).my_shares] == ["I made soup tonight and ate it standing up."]


def test_whoever_rests_is_asked_for_nothing():
    community = a_community()
    mo, nell = a_member(community, "Mo"), a_member(community, "Nell")
    a_share(nell)
    an_ask(nell)
    assert today(mo).wanted == 2
    start_resting(membership=mo, by=mo.person, at=AT)
    assert (today(mo).wanted, today(mo).resting) == (0, True)


@pytest.mark.parametrize("blocker", ["mo", "nell"])
def test_nothing_comes_across_a_block(blocker):
    community = a_community()
    people = {"mo": a_member(community, "Mo"), "nell": a_member(community, "Nell")}
    a_share(people["nell"])
    an_ask(people["nell"])
    other = "nell" if blocker == "mo" else "mo"
    Block.objects.create(blocker=people[blocker].person, blocked=people[other].person, at=AT)
    assert today(people["mo"]).wanted == 0


def test_today_makes_the_same_queries_whatever_there_is(django_assert_max_num_queries):
    community = a_community()
    mo = a_member(community, "Mo")
    client = Client()
    client.force_login(mo.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    for _time in range(2):
        nell = a_member(community, "Nell", Role.HOST)
        for number in range(3):
            a_share(nell, f"A small true thing, number {number}, of mine.")
            an_ask(nell, f"Plan {number}")
        with django_assert_max_num_queries(18):
            page = client.get("/c/bridges/today/").content.decode()
    assert len(re.findall(r'class="leaf (?:share|ask) knock"', page)) == 3


def test_a_member_who_has_not_affirmed_is_led_to_the_charter(client):
    from holdspace.communities.actions import bring_in
    from holdspace.grammar.actors import OPERATOR
    from tests.people_and_places import a_person

    community, person = a_community(), a_person("Ada")
    bring_in(person=person, community=community, by=OPERATOR, at=AT)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/c/bridges/today/")["Location"] == "/c/bridges/affirm/"
    assert client.get("/")["Location"] == "/c/bridges/affirm/"
