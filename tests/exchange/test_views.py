"""The pages, pressed through as a browser without scripts would."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from holdspace.exchange.models import Ask, AskDraft, Exchange, Offer
from holdspace.gifts.models import Gift
from holdspace.outbox.models import Notice
from tests.exchange.asked import a_done_exchange, an_ask, an_exchange, an_offer, browser, key
from tests.people_and_places import AT, a_member

pytestmark = pytest.mark.django_db
HOME = "/c/bridges/exchange/"
# Pages know the present only; what they show must have been asked in it.
NEW_ASK = {"kind": "help", "title": "Forms", "words": "Thirty of <them>.", "good_days": "30"}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)


def text_of(answer):
    return answer.content.decode()


def press(client, answer, words):
    """Send the form whose button says this, as it stands on the page."""
    for form in re.findall(r"<form.*?</form>", text_of(answer), re.DOTALL):
        if re.search(rf"<button[^>]*>(?:<svg.*?</svg>)?\s*{re.escape(words)}</button>", form, re.DOTALL):
            address = re.search(r'action="([^"]+)"', form).group(1)
            fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
            return client.post(address, fields, follow=True)
    raise AssertionError(f"no button says {words!r}")


def test_who_will_see_it_stands_there_before_anything_is_written(four):
    text = text_of(browser(four.nora).get(f"{HOME}ask/"))
    assert text.index("The 4 people of Bridges will see this.") < text.index("<textarea")
    assert text.index("No clients here") < text.index("<textarea")


def test_asking_leads_to_the_ask(four):
    answer = browser(four.nora).post(f"{HOME}ask/", NEW_ASK | {"once": key()}, follow=True)
    ask = Ask.objects.get()
    assert answer.redirect_chain == [(f"{HOME}asks/{ask.pk}/", 302)]
    assert "Thirty of &lt;them&gt;." in text_of(answer)
    assert "Thirty of &lt;them&gt;." in text_of(browser(four.jo).get(HOME))


@pytest.mark.parametrize(
    ("but", "told"),
    [
        ({"title": ""}, "Say in one line what you ask for."),
        ({"words": "x" * 801}, "This is longer than fits here. What matters most?"),
        ({"kind": ""}, "Choose what would do."),
        ({"good_days": "3000"}, "Choose how long it is good for."),
    ],
)
def test_what_does_not_fit_comes_back_as_it_was_typed(four, but, told):
    said = NEW_ASK | {"words": "Keep these words"} | but
    answer = browser(four.nora).post(f"{HOME}ask/", said | {"once": key()})
    assert (answer.status_code, Ask.objects.count()) == (422, 0)
    assert told in text_of(answer)
    assert said["words"] in text_of(answer)


def test_a_sixth_ask_is_answered_on_the_form_and_the_words_stay(four):
    for _ in range(5):
        an_ask(four.nora)
    answer = browser(four.nora).post(f"{HOME}ask/", NEW_ASK | {"once": key()})
    assert answer.status_code == 422
    assert "You have five open asks." in text_of(answer)
    assert "Thirty of &lt;them&gt;." in text_of(answer)


def test_a_draft_is_kept_by_the_page_and_by_hand_and_offered_again(four):
    client = browser(four.nora)
    assert client.post(f"{HOME}ask/draft/", {"words": "Thirty of th"}).status_code == 204
    assert "Thirty of th" in text_of(client.get(f"{HOME}ask/"))
    assert "Go on with your ask" in text_of(client.get(HOME))
    kept = client.post(f"{HOME}ask/", NEW_ASK | {"keep": "yes"}, follow=True)
    assert (kept.redirect_chain, AskDraft.objects.get().title) == ([(HOME, 302)], "Forms")
    assert "Thirty of" not in text_of(browser(four.jo).get(f"{HOME}ask/"))
    assert client.post(f"{HOME}ask/draft/", {"words": "x" * 8001}).status_code == 422


def test_the_board_says_where_it_ends_and_what_it_is_for(four):
    client = browser(four.jo)
    assert "Nobody asks for anything at the moment" in text_of(client.get(HOME))
    assert "Nobody asks for help at the moment" in text_of(client.get(f"{HOME}?kind=help"))
    for n in range(21):
        an_ask((four.nora, four.sam, four.cleo)[n % 3] if n < 15 else a_member(four.community), f"Ask {n}")
    first = text_of(client.get(HOME))
    assert "You are caught up." not in first
    older = re.search(r'href="(\?after=[^"]+)"', first).group(1)
    assert "You are caught up." in text_of(client.get(HOME + older))


def test_the_whole_way_from_an_ask_to_thanks(four):
    nora, jo = browser(four.nora), browser(four.jo)
    nora.post(f"{HOME}ask/", NEW_ASK | {"once": key()})
    ask = Ask.objects.get()
    page = f"{HOME}asks/{ask.pk}/"
    jo.post(f"{page}offer/", {"words": "Mine are short.", "once": key()})
    assert "Mine are short." in text_of(nora.get(page))
    assert "Mine are short." not in text_of(browser(four.sam).get(page))
    agreed = press(nora, nora.get(page), "Yes, gladly")
    thread = Exchange.objects.get().thread_id
    assert agreed.redirect_chain == [(f"/c/bridges/threads/{thread}/", 302)]
    assert "You agreed" in text_of(agreed)
    press(jo, jo.get(page), "It is done")
    assert "Jo says that it is done. Is it?" in text_of(nora.get(page))
    thanks = {"words": "You saved my week.", "once": key()}
    done = nora.post(f"{HOME}agreed/{Exchange.objects.get().pk}/thank/", thanks, follow=True)
    assert "You saved my week." in text_of(done)
    assert "You saved my week." in text_of(jo.get(page))
    assert "You saved my week." not in text_of(browser(four.sam).get(page))
    assert [(gift.giver_id, gift.receiver_id) for gift in Gift.objects.all()] == [
        (four.jo.person_id, four.nora.person_id)
    ]


def test_both_say_done_and_the_asker_thanks_later(four):
    exchange = an_exchange(four.nora, four.jo)
    page = f"{HOME}asks/{exchange.ask_id}/"
    nora, jo = browser(four.nora), browser(four.jo)
    press(jo, jo.get(page), "It is done")
    press(nora, nora.get(page), "Yes, it is done. Thanks later")
    assert "It is done. Both of you said so." in text_of(jo.get(page))
    assert "Thank Jo in your words" in text_of(nora.get(page))
    empty = nora.post(f"{HOME}agreed/{exchange.pk}/thank/", {"once": key()})
    assert empty.status_code == 422
    assert "A few words of thanks, or one of the ready lines." in text_of(empty)


def test_a_kind_no_is_read_by_the_two(four):
    ask = an_ask(four.nora)
    offer = an_offer(ask, four.jo)
    nora = browser(four.nora)
    nora.post(f"{HOME}offers/{offer.pk}/not-this-one/", {"words": "Next time, gladly.", "once": key()})
    page = f"{HOME}asks/{ask.pk}/"
    assert "Next time, gladly." in text_of(browser(four.jo).get(page))
    assert "Next time, gladly." not in text_of(browser(four.sam).get(page))
    other = an_offer(ask, four.sam)
    long = nora.post(f"{HOME}offers/{other.pk}/not-this-one/", {"words": "x" * 301, "once": key()})
    assert long.status_code == 422
    assert "x" * 301 in text_of(long)
    assert Offer.objects.get(pk=other.pk).state == "waiting"


def test_offering_too_late_or_too_long_gives_the_words_back(four):
    ask = an_ask(four.nora)
    long = browser(four.jo).post(f"{HOME}asks/{ask.pk}/offer/", {"words": "y" * 401, "once": key()})
    assert (long.status_code, "y" * 401 in text_of(long)) == (422, True)
    an_offer(ask, four.jo)
    again = browser(four.jo).post(f"{HOME}asks/{ask.pk}/offer/", {"words": "Again", "once": key()})
    assert (again.status_code, Offer.objects.count()) == (422, 1)


def test_letting_go_extending_taking_back_and_ending(four):
    ask = an_ask(four.nora)
    page = f"{HOME}asks/{ask.pk}/"
    nora, jo = browser(four.nora), browser(four.jo)
    press(nora, nora.get(page), "I still need it, 30 days more")
    offer = an_offer(ask, four.jo)
    press(jo, jo.get(page), "Take it back")
    assert Offer.objects.get(pk=offer.pk).state == "taken_back"
    press(jo, jo.get(page), "Not today")
    press(nora, nora.get(page), "Let this go")
    assert Ask.objects.get(pk=ask.pk).state == "let_go"
    exchange = an_exchange(four.nora, four.jo)
    page = f"{HOME}asks/{exchange.ask_id}/"
    ended = press(jo, jo.get(page), "It did not work out")
    assert "nobody is to blame" in text_of(ended)
    assert Ask.objects.get(pk=exchange.ask_id).state == "open"


def test_an_expired_ask_says_so_kindly_and_one_press_extends_it(four):
    ask = an_ask(four.nora, good_days=7, at=AT - timedelta(days=8))
    page = f"{HOME}asks/{ask.pk}/"
    nora = browser(four.nora)
    assert "Your ask has come to its date" in text_of(nora.get(page))
    assert "If it is still needed, it will be asked again." in text_of(browser(four.jo).get(page))
    press(nora, nora.get(page), "I still need it, 30 days more")
    assert Ask.objects.get().good_until == AT + timedelta(days=30)
    assert "Could you meet this?" in text_of(browser(four.jo).get(page))


def test_a_second_window_reads_what_has_happened_meanwhile(four):
    ask = an_ask(four.nora)
    one, two = an_offer(ask, four.jo), an_offer(ask, four.sam)
    nora = browser(four.nora)
    opened = nora.get(f"{HOME}asks/{ask.pk}/")
    press(nora, opened, "Yes, gladly")
    chosen = Exchange.objects.get().offer_id
    other = ({one.pk, two.pk} - {chosen}).pop()
    late = nora.post(f"{HOME}offers/{other}/yes/", {"once": key()})
    assert late.status_code == 409
    assert "Somebody has been said yes to for this ask already." in text_of(late)
    again = press(nora, opened, "Yes, gladly")
    assert (again.status_code, Exchange.objects.count()) == (200, 1)


def test_no_notice_holds_what_somebody_wrote(four):
    a_done_exchange(four.nora, four.jo, title="Secret title", words="Secret words", thanks="Secret thanks")
    for notice in Notice.objects.all():
        assert "Secret" not in f"{notice.kind} {notice.who} {notice.url} {notice.community_name}"


@pytest.mark.parametrize("path", ["", "mine/", "ask/", "asks/{}/"])
def test_every_page_costs_the_same_for_one_and_three(four, path, assert_same_queries):
    ask = an_ask(four.nora)
    an_offer(ask, four.jo)
    client = browser(four.nora if path == "asks/{}/" else four.jo)
    address = HOME + path.format(ask.pk)
    client.get(address)

    def more():
        for asker, giver in ((four.sam, four.jo), (four.cleo, four.jo), (four.nora, four.sam)):
            an_offer(an_ask(asker), giver)
        an_offer(ask, four.sam)
        an_offer(ask, four.cleo)

    with CaptureQueriesContext(connection) as counted:
        client.get(address)
    assert len(counted) <= 16
    assert_same_queries(len(counted), lambda: client.get(address), more)


class TestLookedOver:
    """The coach beside an ask and an offer."""

    def test_an_ask_is_looked_over_and_a_word_put_in(self, four):
        fields = NEW_ASK | {"words": "An addict needs forms.", "once": key()}
        page = text_of(browser(four.nora).post(f"{HOME}ask/", fields | {"look_over": "yes", "title": ""}))
        assert "<q>addict</q>" in page
        assert "to-mend" not in page
        page = text_of(browser(four.nora).post(f"{HOME}ask/", fields | {"put_in": "3-9:person who uses drugs"}))
        assert "A person who uses drugs needs forms.</textarea>" in page
        assert Ask.objects.count() == 0

    def test_an_ask_is_shown_to_its_writer_once_before_it_goes_out(self, four):
        fields = NEW_ASK | {"words": "An addict needs forms.", "once": key()}
        page = text_of(browser(four.nora).post(f"{HOME}ask/", fields))
        looked = re.search(r'name="looked" value="(\w+)"', page).group(1)
        assert Ask.objects.count() == 0
        browser(four.nora).post(f"{HOME}ask/", fields | {"looked": looked})
        assert Ask.objects.get().words == "An addict needs forms."

    def test_a_title_that_could_identify_somebody_is_to_be_mended(self, four):
        fields = NEW_ASK | {"title": "A bed for ann@example.org", "once": key()}
        answer = browser(four.nora).post(f"{HOME}ask/", fields)
        assert (answer.status_code, Ask.objects.count()) == (422, 0)
        assert "to-mend" in text_of(answer)

    def test_an_offer_is_looked_over_and_then_made(self, four):
        ask = an_ask(four.nora)
        fields = {"words": "I know an addict who has a room.", "once": key()}
        where = f"{HOME}asks/{ask.pk}/offer/"
        assert "<q>addict</q>" in text_of(browser(four.jo).post(where, fields | {"look_over": "yes"}))
        page = text_of(browser(four.jo).post(where, fields))
        looked = re.search(r'name="looked" value="(\w+)"', page).group(1)
        assert Offer.objects.count() == 0
        browser(four.jo).post(where, fields | {"looked": looked})
        assert Offer.objects.get().words == fields["words"]


def test_what_was_not_done_after_all_is_said_on_its_page_and_the_line_is_corrected_by_a_new_one(four, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    ask = a_done_exchange(four.nora, four.jo, title="Chairs").ask
    page = f"{HOME}asks/{ask.pk}/"
    assert "Not done after all?" in text_of(browser(four.jo).get(page))
    nora = browser(four.nora)
    corrected = press(nora, nora.get(page), "It was not done")
    assert "Corrected, and nobody is to blame. The ask is open again." in text_of(corrected)
    first = Gift.objects.order_by("pk").first()
    lines = list(Gift.objects.order_by("pk").values_list("cause_kind", "cause_id"))
    assert lines[1:] == [("gifts.gift", first.pk)]
