import pytest
from django.db import connection

from holdspace.exchange.actions import let_go_of_ask, make_offer, say_done, say_yes, take_back_offer, thank
from holdspace.exchange.models import Ask, Exchange, Offer
from holdspace.gifts.actions import record_gift
from holdspace.gifts.models import Gift, LatelySums
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from tests.exchange.asked import an_ask, an_exchange, an_offer, key
from tests.exchange.at_once import afterwards, on_disk, pressed_at_once
from tests.people_and_places import AT

# On SQLite the test's database is copied into a file; a server's is used as it is, with what the test has committed.
pytestmark = pytest.mark.django_db(transaction=connection.vendor != "sqlite")


def kinds(answers):
    return sorted(type(answer).__name__ for answer in answers)


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def test_two_yeses_at_once_agree_with_one_and_the_other_reads_why_not(four, tmp_path):
    ask = an_ask(four.nora)
    offers = [an_offer(ask, four.jo), an_offer(ask, four.sam)]
    path = on_disk(tmp_path / "race.sqlite3")
    answers = pressed_at_once(
        path, *(lambda o=offer: say_yes(offer=fresh(o), by=four.nora.person, at=AT) for offer in offers)
    )
    assert kinds(answers) == ["AlreadyMoved", "Exchange"]
    late = next(answer for answer in answers if isinstance(answer, AlreadyMoved))
    assert str(late.told) == "Somebody has been said yes to for this ask already."
    states = afterwards(path, lambda: sorted(Offer.objects.values_list("state", flat=True)))
    assert (states, afterwards(path, Exchange.objects.count)) == (["closed", "taken"], 1)


def test_the_same_yes_twice_at_once_agrees_once_and_answers_the_same(four, tmp_path):
    offer, once = an_offer(an_ask(four.nora), four.jo), key()
    path = on_disk(tmp_path / "race.sqlite3")
    press = lambda: say_yes(offer=fresh(offer), by=four.nora.person, at=AT, once=once)  # noqa: E731
    answers = pressed_at_once(path, press, press)
    assert kinds(answers) == ["Exchange", "Exchange"]
    assert answers[0].pk == answers[1].pk


def test_both_saying_done_at_once_is_done_with_one_gift(four, tmp_path):
    exchange = an_exchange(four.nora, four.jo)
    path = on_disk(tmp_path / "race.sqlite3")
    answers = pressed_at_once(
        path, *(lambda m=m: say_done(exchange=fresh(exchange), by=m.person, at=AT) for m in (four.nora, four.jo))
    )
    assert kinds(answers) == ["Exchange", "Exchange"]
    assert afterwards(path, lambda: (fresh(exchange).state, fresh(exchange.ask).state)) == ("done", "met")
    assert afterwards(path, lambda: list(Gift.objects.values_list("giver_id", "receiver_id"))) == [
        (four.jo.person_id, four.nora.person_id)
    ]


def test_thanks_and_done_at_once_give_once_and_lose_no_thanks(four, tmp_path):
    exchange = an_exchange(four.nora, four.jo)
    say_done(exchange=exchange, by=four.nora.person, at=AT)
    path = on_disk(tmp_path / "race.sqlite3")
    answers = pressed_at_once(
        path,
        lambda: thank(exchange=fresh(exchange), words="It helped.", by=four.nora.person, at=AT),
        lambda: say_done(exchange=fresh(exchange), by=four.jo.person, at=AT),
    )
    assert kinds(answers) in (["AlreadyMoved", "Exchange"], ["Exchange", "Exchange"])
    assert afterwards(path, lambda: (fresh(exchange).state, fresh(exchange).thanks)) == ("thanked", "It helped.")
    assert afterwards(path, Gift.objects.count) == 1


def test_a_yes_and_taking_back_at_once_have_one_effect(four, tmp_path):
    offer = an_offer(an_ask(four.nora), four.jo)
    path = on_disk(tmp_path / "race.sqlite3")
    answers = pressed_at_once(
        path,
        lambda: say_yes(offer=fresh(offer), by=four.nora.person, at=AT),
        lambda: take_back_offer(offer=fresh(offer), by=four.jo.person, at=AT),
    )
    found = afterwards(path, lambda: (fresh(offer).state, fresh(offer.ask).state))
    assert (kinds(answers), found) in [
        (["AlreadyMoved", "Exchange"], ("taken", "agreed")),
        (["AlreadyMoved", "Offer"], ("taken_back", "open")),
    ]


def test_an_offer_and_letting_go_at_once_leave_no_offer_waiting(four, tmp_path):
    ask = an_ask(four.nora)
    path = on_disk(tmp_path / "race.sqlite3")
    pressed = pressed_at_once(
        path,
        lambda: make_offer(ask=fresh(ask), words="Mine.", by=four.jo.person, at=AT),
        lambda: let_go_of_ask(ask=fresh(ask), by=four.nora.person, at=AT),
    )
    assert isinstance(pressed[0], Offer | Refused | NothingHere)
    assert isinstance(pressed[1], Ask)
    assert afterwards(path, Offer.objects.filter(state="waiting").count) == 0


def test_the_same_gift_at_once_is_one_line_and_counted_once(four, tmp_path):
    path = on_disk(tmp_path / "race.sqlite3")

    def give():
        return record_gift(
            giver_id=four.jo.person_id,
            receiver_id=four.nora.person_id,
            community_id=four.community.pk,
            kind="help",
            cause=four.community,
            by=four.jo.person,
            at=AT,
        )

    answers = pressed_at_once(path, give, give, give)
    assert kinds(answers) == ["Gift", "Gift", "Gift"]
    sums = afterwards(path, lambda: sorted(LatelySums.objects.values_list("given", "received")))
    assert (afterwards(path, Gift.objects.count), sums) == (1, [(0.0, 1.0), (1.0, 0.0)])
