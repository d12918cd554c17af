"""Today: what could use this person, what they wait for, and then it ends."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from holdspace.communities.states import Role
from holdspace.exchange.actions import write_ask
from holdspace.grammar.actors import THE_MACHINE
from holdspace.home.queries import today_page
from holdspace.invitations.actions import invite_people, say_not_today, start_resting
from holdspace.invitations.models import Invitation
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


def invite(community, at=AT):
    return invite_people(community=community, by=THE_MACHINE, at=at)


def test_at_most_three_things_ask_and_one_of_them_is_an_ask():
    community = a_community()
    mo, nell, ravi = (a_member(community, name) for name in ("Mo", "Nell", "Ravi"))
    for hours in range(3):
        an_ask(ravi, f"Plan {hours}", at=BEFORE - timedelta(hours=hours))
    a_share(nell)
    invite(community)
    found = today(mo)
    assert (found.wanted, len(found.invitations), [ask.title for ask in found.asks]) == (3, 1, ["Plan 2", "Plan 1"])


def test_an_invitation_says_that_somebody_shared_and_not_what():
    community = a_community()
    mo, nell = a_member(community, "Mo"), a_member(community, "Nell")
    share = a_share(nell)
    assert today(mo).invitations == []
    invite(community)
    assert [(one.about_id, one.says, one.button) for one in today(mo).invitations] == [
        (share.pk, "Somebody shared something. Read it if you have room.", "Read it")
    ]
    assert today(nell).invitations == []
    client = Client()
    client.force_login(mo.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get("/c/bridges/today/").content.decode()
    assert ("Somebody shared something." in page, "soup" in page, "Nell" in page) == (True, False, False)


def test_what_is_answered_opened_or_not_for_today_does_not_ask():
    community = a_community()
    mo, nell = a_member(community, "Mo"), a_member(community, "Nell")
    a_share(mo)
    answered = a_share(nell)
    invite(community)
    assert len(today(mo).invitations) == 1
    respond_in_words(share=answered, membership=mo, text="I hear you.", by=mo.person, at=AT)
    assert today(mo).invitations == []
    aside = a_share(nell, "Another small and true thing of mine.")
    invite(community)
    one = Invitation.objects.select_related("membership").get(membership=mo, need__about_id=aside.pk)
    assert len(today(mo).invitations) == 1
    say_not_today(invitation=one, by=mo.person, at=AT)
    assert today(mo).invitations == []
    assert [share.text for share in today(mo).my_shares] == ["I made soup tonight and ate it standing up."]


def test_whoever_rests_is_asked_for_nothing():
    community = a_community()
    mo, nell = a_member(community, "Mo"), a_member(community, "Nell")
    a_share(nell)
    an_ask(nell)
    invite(community)
    assert today(mo).wanted == 2
    start_resting(membership=mo, by=mo.person, at=AT)
    assert (today(mo).wanted, today(mo).resting) == (0, True)


@pytest.mark.parametrize("blocker", ["mo", "nell"])
def test_nothing_comes_across_a_block(blocker):
    community = a_community()
    people = {"mo": a_member(community, "Mo"), "nell": a_member(community, "Nell")}
    a_share(people["nell"])
    an_ask(people["nell"])
    invite(community)
    other = "nell" if blocker == "mo" else "mo"
    Block.objects.create(blocker=people[blocker].person, blocked=people[other].person, at=AT)
    assert today(people["mo"]).wanted == 0


@pytest.mark.parametrize("reviews", [False, True])
def test_today_makes_at_most_ten_queries_whatever_there_is(django_assert_num_queries, reviews):
    community = a_community()
    mo = a_member(community, "Mo", *([Role.REVIEWER] if reviews else []))
    client = Client()
    client.force_login(mo.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    for _time in range(2):
        nell = a_member(community, "Nell", Role.HOST)
        for number in range(3):
            a_share(nell, f"A small true thing, number {number}, of mine.")
            an_ask(nell, f"Plan {number}")
        invite(community)
        with django_assert_num_queries(10 if reviews else 9):
            page = client.get("/c/bridges/today/").content.decode()
    assert len(re.findall(r'class="leaf (?:ask|stack) knock"', page)) == 3


def test_a_member_who_has_not_affirmed_is_led_to_the_charter(client):
    from holdspace.communities.actions import bring_in
    from holdspace.grammar.actors import OPERATOR
    from tests.people_and_places import a_person

    community, person = a_community(), a_person("Ada")
    bring_in(person=person, community=community, by=OPERATOR, at=AT)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/c/bridges/today/")["Location"] == "/c/bridges/affirm/"
    assert client.get("/")["Location"] == "/c/bridges/affirm/"
