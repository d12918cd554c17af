"""The small line on Today: one question about something of one's own, answered or waved away in one press."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from holdspace.communities.actions import leave_circle, leave_community
from holdspace.exchange.actions import ask_what_still_stands, extend_ask, make_offer
from holdspace.exchange.models import Ask, StandingOffer
from holdspace.gifts.models import Gift
from holdspace.grammar.actors import THE_MACHINE
from holdspace.home.queries import today_page
from holdspace.invitations.actions import start_resting
from holdspace.invitations.models import SetAside
from holdspace.journal.models import Entry
from holdspace.people.models import Block
from holdspace.referrals.actions import say_found, say_how_it_ended
from holdspace.resources.actions import ask_whether_it_helped, take_back_resource
from holdspace.resources.models import Resource, Taking
from holdspace.resources.rules import visible
from tests.exchange.asked import a_standing_offer, an_ask
from tests.home.test_today import here_for
from tests.people_and_places import AT, a_community, a_member
from tests.referrals.made import a_handover
from tests.resources.made import a_taking
from tests.sharing.made import a_circle

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def line(membership, at=AT):
    found = today_page(here=here_for(membership, at), seen_by=membership.person, at=at).small_line
    return found and (found.about, found.number, found.title)


def browser(member):
    client = Client()
    client.force_login(member.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def a_question_on_the_shelf(giver, taker, **more):
    """Something that was taken two weeks ago, and its taker asked about just now."""
    taking = a_taking(giver, taker, at=AT - 14 * DAY, **more)
    ask_whether_it_helped(by=THE_MACHINE, at=AT)
    return taking


def an_old_standing_offer(giver):
    standing = a_standing_offer(giver, at=AT - 60 * DAY)
    ask_what_still_stands(by=THE_MACHINE, at=AT)
    return standing


def press(client, label):
    """The press on Today by a browser without scripts: the button of that label with all its hidden fields."""
    page = client.get("/c/bridges/today/").content.decode()
    for action, inside in re.findall(
        r'<form class="one-button" method="post" action="([^"]+)">(.*?)</form>', page, re.DOTALL
    ):
        if f">{label}<" in inside.replace("\n", "").replace("  ", ""):
            fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', inside))
            return client.post(action, fields, follow=True)
    raise AssertionError(label)


@pytest.fixture(autouse=True)
def now(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)


@pytest.fixture
def two():
    community = a_community()
    mo, nell = a_member(community, "Mo"), a_member(community, "Nell")
    assert mo.person
    assert nell.person
    return mo, nell


@pytest.mark.parametrize(("days", "asked"), [(4, False), (3, True), (1, True), (0, True), (-13, True), (-14, False)])
def test_an_ask_is_brought_up_three_days_before_its_date_and_two_weeks_after(two, days, asked):
    mo, nell = two
    ask = an_ask(mo, "Chairs", good_days=7, at=AT + (days - 7) * DAY)
    found = today_page(here=here_for(mo), seen_by=mo.person, at=AT)
    assert (found.small_line is not None) == asked
    assert any(one.url.endswith(f"/asks/{ask.pk}/") for one in found.my_lines) == (not asked and days >= 0)
    assert line(nell) is None


def test_not_where_somebody_has_offered_which_comes_first(two):
    mo, nell = two
    ask = an_ask(mo, "Chairs", good_days=7, at=AT - 6 * DAY)
    make_offer(ask=ask, words="Mine.", by=nell.person, at=AT)
    assert line(mo) is None


def test_extended_in_one_press_from_today_and_back_there(two):
    mo, _nell = two
    ask = an_ask(mo, "Chairs: four", good_days=7, at=AT - 6 * DAY)
    assert line(mo) == ("ask", ask.pk, "Chairs: four")
    answer = press(browser(mo), "Yes, 30 days more")
    ask.refresh_from_db()
    assert (answer.redirect_chain, ask.good_until) == ([("/c/bridges/today/", 302)], AT + 30 * DAY)
    assert "Do you still need it" not in answer.content.decode()


def test_let_go_in_one_press(two):
    mo, _nell = two
    an_ask(mo, "Chairs", good_days=7, at=AT - 6 * DAY)
    assert press(browser(mo), "No, let it go").redirect_chain == [("/c/bridges/today/", 302)]
    assert Ask.objects.get().state == "let_go"


def test_whether_an_offer_still_stands_once_its_giver_was_asked(two):
    mo, nell = two
    standing = a_standing_offer(mo, "An hour", at=AT - 60 * DAY)
    assert line(mo) is None
    ask_what_still_stands(by=THE_MACHINE, at=AT)
    assert (line(mo), line(nell)) == (("stands", standing.pk, "An hour"), None)
    assert press(browser(mo), "Yes, it stands").redirect_chain == [("/c/bridges/today/", 302)]
    assert (StandingOffer.objects.get().confirmed_at, line(mo)) == (AT, None)


@pytest.mark.parametrize(
    ("label", "state", "gifts"), [("Yes, it helped", "helped", 1), ("It was not for me", "not_for_me", 0)]
)
def test_whether_something_helped_is_said_in_one_press(two, label, state, gifts):
    mo, nell = two
    taking = a_taking(nell, mo, at=AT - 14 * DAY)
    assert line(mo) is None
    ask_whether_it_helped(by=THE_MACHINE, at=AT)
    assert (line(mo), line(nell)) == (("helped", taking.pk, "Grounding for groups"), None)
    assert press(browser(mo), label).redirect_chain == [("/c/bridges/today/", 302)]
    assert (Taking.objects.get().state, Gift.objects.count(), line(mo)) == (state, gifts, None)


def test_unanswered_it_is_not_brought_up_after_two_weeks(two):
    mo, nell = two
    a_question_on_the_shelf(nell, mo)
    assert [line(mo, AT + days * DAY) is None for days in (0, 13, 14)] == [False, False, True]


def test_there_is_never_more_than_one_and_what_has_a_date_comes_first(two):
    mo, nell = two
    a_question_on_the_shelf(nell, mo)
    an_old_standing_offer(mo)
    ask = an_ask(mo, "Chairs", good_days=7, at=AT - 6 * DAY)
    assert line(mo)[0] == "ask"
    extend_ask(ask=ask, by=mo.person, at=AT)
    assert line(mo)[0] == "stands"
    assert press(browser(mo), "Yes, it stands")
    assert line(mo)[0] == "helped"


@pytest.mark.parametrize("about", ["ask", "stands", "helped"])
def test_waved_away_it_stays_away_for_a_month_and_nothing_says_what_it_was(two, about):
    mo, nell = two
    make = {
        "ask": lambda: an_ask(mo, "Chairs", good_days=7, at=AT - 6 * DAY),
        "stands": lambda: an_old_standing_offer(mo),
        "helped": lambda: a_question_on_the_shelf(nell, mo),
    }
    made = make[about]()
    before = type(made).objects.values_list().get()
    assert press(browser(mo), "Not now").redirect_chain == [("/c/bridges/today/", 302)]
    assert (line(mo), SetAside.objects.get().until) == (None, AT + 30 * DAY)
    assert type(made).objects.values_list().get() == before
    entry = Entry.objects.order_by("-pk").first()
    assert (entry.verb, entry.data) == ("thing.set_aside", {})


def test_nobody_waves_away_what_is_anothers_and_nonsense_changes_nothing(two):
    mo, nell = two
    standing, taking = an_old_standing_offer(mo), a_question_on_the_shelf(nell, mo)
    ask = an_ask(mo, "Chairs", good_days=7, at=AT - 6 * DAY)
    for about, thing in (("ask", ask), ("stands", standing), ("helped", taking)):
        answer = browser(nell).post("/c/bridges/today/not-now/", {"about": about, "number": thing.pk})
        assert answer.status_code == 404
    for about, number in (("all", 1), ("ask", "x"), ("ask", 2**70)):
        answer = browser(mo).post("/c/bridges/today/not-now/", {"about": about, "number": number})
        assert answer.status_code == 302
    assert SetAside.objects.count() == 0


def test_nobody_who_rests_is_asked(two):
    mo, _nell = two
    an_ask(mo, "Chairs", good_days=7, at=AT - 6 * DAY)
    start_resting(membership=mo, by=mo.person, at=AT)
    found = today_page(here=here_for(mo), seen_by=mo.person, at=AT)
    assert (found.small_line, len(found.my_lines)) == (None, 1)


def _block(giver, taker, taking):
    Block.objects.create(blocker=giver.person, blocked=taker.person, at=AT)


def _block_by_taker(giver, taker, taking):
    Block.objects.create(blocker=taker.person, blocked=giver.person, at=AT)


def _give_back(giver, taker, taking):
    take_back_resource(resource=taking.resource, by=giver.person, at=AT)


def _leave_circle(giver, taker, taking):
    leave_circle(circle=taking.resource.audience.circle, membership=taker, by=taker.person, at=AT)


def _leave(giver, taker, taking):
    leave_community(membership=giver, by=giver.person, at=AT)


@pytest.mark.parametrize("happens", [None, _block, _block_by_taker, _give_back, _leave, _leave_circle])
@pytest.mark.parametrize("in_circle", [False, True])
def test_what_its_taker_cannot_see_any_more_is_not_asked_about(two, happens, in_circle):
    """The statement by hand says the same as `rules.visible`."""
    mo, nell = two
    circle = a_circle(nell, mo).pk if in_circle else 0
    taking = a_question_on_the_shelf(nell, mo, circle=circle)
    if happens is _leave_circle and not in_circle:
        return
    if happens is not None:
        happens(nell, mo, taking)
    there = Resource.objects.filter(visible(mo.person, AT), pk=taking.resource_id).exists()
    assert (line(mo) is not None) == there == (happens is None)


def test_a_colleague_who_has_room_stands_under_what_one_waits_for(two):
    mo, nell = two
    handover = a_handover(mo, nell)
    number = handover.answer.referral_id
    page = browser(mo).get("/c/bridges/today/").content.decode()
    assert "A colleague has room for what you look for." in page
    assert f"/c/bridges/referrals/{number}/" in page
    assert "A colleague has room" not in browser(nell).get("/c/bridges/today/").content.decode()
    say_how_it_ended(handover=handover, ending="connected", by=mo.person, at=AT)
    assert today_page(here=here_for(mo), seen_by=mo.person, at=AT).referral_met == 0


@pytest.mark.parametrize("happens", ["block", "leave", "found"])
def test_and_not_where_they_cannot_be_reached_or_it_is_over(two, happens):
    mo, nell = two
    handover = a_handover(mo, nell)
    if happens == "block":
        _block(mo, nell, None)
    elif happens == "leave":
        _leave(nell, mo, None)
    else:
        say_found(referral=handover.answer.referral, by=mo.person, at=AT)
    assert today_page(here=here_for(mo), seen_by=mo.person, at=AT).referral_met == 0
