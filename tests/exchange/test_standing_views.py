"""The pages of standing offers, pressed through as a browser without scripts would."""

import pytest

from holdspace.exchange.actions import ask_what_still_stands, pause_standing, take_place
from holdspace.exchange.models import Ask, Exchange, StandingOffer
from holdspace.exchange.tasks import ask_whether_offers_stand, begin_the_month
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import AlreadyMoved
from holdspace.search.actions import rebuild
from holdspace.search.queries import Looking, find
from tests.exchange.asked import a_place, a_standing_offer, browser, key
from tests.exchange.test_views import press, text_of
from tests.people_and_places import AT

pytestmark = pytest.mark.django_db
HOME = "/c/bridges/exchange/standing/"
NEW = {"kind": "help", "title": "Half an hour", "words": "On <beginnings>.", "places": "2", "often": "month"}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)


def found(four, words, member, kind="standing"):
    looking = Looking((kind,), four.community.pk, member.person, AT, question=words)
    return [number for _kind, number in find(looking).numbers]


def test_from_offering_to_what_the_two_carry(four):
    jo, nora = browser(four.jo), browser(four.nora)
    answer = jo.post(f"{HOME}offer/", NEW | {"once": key()}, follow=True)
    standing = StandingOffer.objects.get()
    assert answer.redirect_chain == [(f"{HOME}{standing.pk}/", 302)]
    assert (standing.places, standing.every_month, "On &lt;beginnings&gt;." in text_of(answer)) == (2, True, True)
    listed = text_of(nora.get(HOME))
    assert "2 places left this month" in listed
    taken = press(nora, nora.get(f"{HOME}{standing.pk}/"), "Take a place")
    exchange = Exchange.objects.get()
    assert taken.redirect_chain == [(f"/c/bridges/threads/{exchange.thread_id}/", 302)]
    there = text_of(nora.get(f"{HOME}{standing.pk}/"))
    assert "You have a place here." in there
    assert f"/c/bridges/exchange/asks/{exchange.ask_id}/" in there
    mine = text_of(jo.get(f"{HOME}{standing.pk}/"))
    assert "Who has a place now" in mine
    assert "Nora" in mine
    carried = nora.get(f"/c/bridges/exchange/asks/{exchange.ask_id}/")
    assert "You took a place" in text_of(carried)
    ended = press(nora, carried, "It did not work out")
    assert "The place is free again." in text_of(ended)
    assert "open again" not in text_of(ended)
    assert "given back" in text_of(ended)


@pytest.mark.parametrize(
    ("but", "told"),
    [
        ({"title": ""}, "Say in one line what you offer."),
        ({"words": "x" * 801}, "This is longer than fits here. What matters most?"),
        ({"kind": ""}, "Choose what you offer."),
        ({"places": "many"}, "A number from one to thirty."),
        ({"places": "31"}, "A number from one to thirty."),
    ],
)
def test_what_does_not_fit_comes_back_as_it_was_typed(four, but, told):
    answer = browser(four.jo).post(f"{HOME}offer/", NEW | {"words": "Keep these words"} | but | {"once": key()})
    assert (answer.status_code, StandingOffer.objects.count()) == (422, 0)
    assert told in text_of(answer)
    assert (NEW | {"words": "Keep these words"} | but)["words"] in text_of(answer)


def test_whoever_came_a_moment_too_late_reads_what_they_can_do(four, monkeypatch):
    standing = a_standing_offer(four.jo, places=1)
    client = browser(four.nora)
    page = client.get(f"{HOME}{standing.pk}/")
    a_place(standing, four.sam)
    answer = press(client, page, "Take a place")
    assert "All places are taken. You can ask for it on the board: others may have it." in text_of(answer)
    assert "/c/bridges/exchange/ask/?kind=help" in text_of(answer)

    def late(**said):
        raise AlreadyMoved("Somebody took the last place a moment ago. You can ask for it on the board.")

    monkeypatch.setattr("holdspace.exchange.actions.take_place", late)
    assert "Somebody took the last place a moment ago." in text_of(press(client, page, "Take a place"))


def test_whoever_gives_changes_pauses_confirms_and_ends(four):
    standing = a_standing_offer(four.jo, places=1)
    client = browser(four.jo)
    address = f"{HOME}{standing.pk}/"
    assert client.post(f"{address}places/", {"places": "0", "once": key()}).status_code == 422
    client.post(f"{address}places/", {"places": "4", "once": key()})
    assert "4 places left" in text_of(client.get(address))
    StandingOffer.objects.update(confirmed_at=AT.replace(month=9))
    assert ask_what_still_stands(by=THE_MACHINE, at=AT) == 1
    confirmed = press(client, client.get(address), "Yes, it stands")
    assert "Does this still stand?" not in text_of(confirmed)
    paused = press(client, confirmed, "Pause it")
    assert "Paused. What is under way goes on." in text_of(paused)
    again = press(client, paused, "Offer it again")
    ended = press(client, again, "End it")
    assert "You ended this." in text_of(ended)
    assert browser(four.nora).get(address).status_code == 404


def test_the_search_finds_it_and_says_how_much_is_left(four):
    standing = a_standing_offer(four.jo, "Supervision of sand play", places=1)
    assert found(four, "sand", four.nora) == [standing.pk]
    assert "Jo · 1 place left" in text_of(browser(four.nora).get("/c/bridges/find/?q=sand"))
    take_place(standing=standing, by=four.sam.person, at=AT)
    assert "Jo · all places taken" in text_of(browser(four.nora).get("/c/bridges/find/?q=sand"))
    rebuild(by=THE_MACHINE, at=AT)
    assert found(four, "sand", four.nora) == [standing.pk]
    assert found(four, "sand", four.sam, "ask") == []  # what somebody took is not to be found
    pause_standing(standing=standing, by=four.jo.person, at=AT)
    assert found(four, "sand", four.nora) == []


def test_the_page_of_whoever_gives_shows_it_to_whom_it_is_meant_for(four):
    standing = a_standing_offer(four.jo, places=1)
    page = f"/c/bridges/people/{four.jo.pk}/"
    text = text_of(browser(four.nora).get(page))
    assert "What Jo offers" in text
    assert f"{HOME}{standing.pk}/" in text
    assert "Jo · 1 place left" in text
    assert "What Nora offers" not in text_of(browser(four.jo).get(f"/c/bridges/people/{four.nora.pk}/"))
    pause_standing(standing=standing, by=four.jo.person, at=AT)
    assert "What Jo offers" not in text_of(browser(four.nora).get(page))


def test_the_worker_begins_the_month_and_asks(four):
    standing = a_standing_offer(four.jo, places=1, every_month=True)
    a_place(standing, four.nora)
    later = AT.replace(year=2027)
    begin_the_month(at=later)
    ask_whether_offers_stand(at=later)
    standing.refresh_from_db()
    assert (standing.left, standing.asked_at, Ask.objects.count()) == (1, later, 1)
