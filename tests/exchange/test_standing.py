"""Standing offers: places that count down, come back and begin anew, and whether they still stand."""

from datetime import UTC, datetime, timedelta

import pytest

from holdspace.exchange.actions import (
    ask_what_still_stands,
    change_places,
    confirm_standing,
    end_agreement,
    end_standing,
    fade_quietly,
    offer_standing,
    pause_standing,
    renew_places,
    resume_standing,
    say_done,
    say_mistaken,
    take_place,
    thank,
    write_ask,
)
from holdspace.exchange.models import Ask, Exchange, StandingOffer
from holdspace.exchange.places import next_month
from holdspace.exchange.queries import board, my_asks, my_offers, my_standing_offers, read_standing, standing_offers
from holdspace.exchange.rules import visible
from holdspace.gifts.models import Gift
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.invitations.actions import start_resting
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.people.models import Block
from holdspace.people.personal import all_personal
from tests.exchange.asked import a_place, a_standing_offer, an_ask, key
from tests.people_and_places import AT, a_person

pytestmark = pytest.mark.django_db


def left(standing):
    return StandingOffer.objects.get(pk=standing.pk).left


def listed(four, member, at=AT, **more):
    page = standing_offers(community=four.community, seen_by=member.person, at=at, **more)
    return [(one.title, one.room) for one in page.items]


def read(four, standing, member, at=AT):
    return read_standing(community=four.community, number=standing.pk, seen_by=member.person, at=at)


# ---------------------------------------------------------------- offering


def test_an_offer_stands_with_all_its_places_and_is_in_the_journal_once(four):
    once = key()
    standing = a_standing_offer(four.jo, places=3, once=once)
    assert a_standing_offer(four.jo, places=3, once=once) == standing
    assert (standing.left, standing.lot, standing.state, standing.renews_at) == (3, 1, "standing", None)
    assert Entry.objects.filter(verb="standing.offered", object_id=standing.pk).count() == 1
    assert listed(four, four.nora) == [("Half an hour on beginnings", "3 places left")]
    assert listed(four, four.jo) == []
    assert [one.number for one in my_standing_offers(community=four.community, seen_by=four.jo.person, at=AT)] == [
        standing.pk
    ]


@pytest.mark.parametrize(
    ("but", "why"),
    [
        ({"title": " "}, "Say in a line what you offer, and a few words about it."),
        ({"words": "x" * 801}, "This is longer than an offer holds. What matters most?"),
        ({"places": 0}, "Between one and thirty places."),
        ({"places": 31}, "Between one and thirty places."),
    ],
)
def test_what_does_not_fit_is_told_with_the_reason(four, but, why):
    said = {"kind": "help", "title": "A line", "words": "Words", "places": 2} | but
    with pytest.raises(Refused) as refusal:
        offer_standing(membership=four.jo, **said, by=four.jo.person, at=AT)
    assert str(refusal.value.verdict.because) == why
    assert StandingOffer.objects.count() == 0


def test_a_client_is_not_named_in_an_offer(four):
    with pytest.raises(Refused):
        a_standing_offer(four.jo, words="Write to maria.lopez@example.com, she was born on 3 May 1987.")


def test_five_stand_at_a_time_and_an_ended_one_makes_room(four):
    offers = [a_standing_offer(four.jo) for _ in range(5)]
    with pytest.raises(Refused) as refusal:
        a_standing_offer(four.jo)
    assert str(refusal.value.verdict.because) == (
        "You have five standing offers. End one of them, then offer something else."
    )
    end_standing(standing=offers[0], by=four.jo.person, at=AT)
    a_standing_offer(four.jo)


def test_nobody_offers_for_somebody_else_and_nobody_asks_for_a_referral_on_the_board(four):
    with pytest.raises(NothingHere):
        offer_standing(membership=four.jo, kind="help", title="A", words="B", places=1, by=four.nora.person, at=AT)
    with pytest.raises(ValueError, match="referral"):
        write_ask(membership=four.jo, kind="referral", title="A", words="B", by=four.jo.person, at=AT)


# ---------------------------------------------------------------- taking a place


def test_a_place_is_taken_in_one_press_and_only_the_two_know(four):
    standing = a_standing_offer(four.jo)
    exchange = a_place(standing, four.nora)
    assert (exchange.asker_id, exchange.giver_id) == (four.nora.person_id, four.jo.person_id)
    assert (exchange.state, exchange.ask.state, exchange.offer.state) == ("agreed", "agreed", "taken")
    assert set(exchange.thread.participants.values_list("person_id", flat=True)) == {
        four.nora.person_id,
        four.jo.person_id,
    }
    assert left(standing) == 1
    assert [(n.kind, n.person_id) for n in Notice.objects.all()] == [("exchange.place_taken", four.jo.person_id)]
    of = {"community": four.community, "at": AT}
    assert [one.title for one in my_asks(seen_by=four.nora.person, **of).items] == ["Half an hour on beginnings"]
    assert [one.who for one in my_offers(seen_by=four.jo.person, **of).items] == ["Nora"]
    assert list(board(seen_by=four.sam.person, **of).items) == []
    for member, there in ((four.nora, True), (four.jo, True), (four.sam, False)):
        found = Ask.objects.filter(pk=exchange.ask_id)
        assert found.filter(visible(member.person, AT)).exists() is there
    assert ([one.who for one in read(four, standing, four.jo).taken], read(four, standing, four.sam).taken) == (
        ["Nora"],
        [],
    )


def test_the_same_press_twice_takes_one_place(four):
    standing, once = a_standing_offer(four.jo), key()
    assert a_place(standing, four.nora, once=once) == a_place(standing, four.nora, once=once)
    assert left(standing) == 1


@pytest.mark.parametrize(
    ("before", "why"),
    [
        ("own", "This is your own offer."),
        ("mine", "You have a place here already. When it is done, you can take another."),
        ("full", "All places are taken. You can ask for it on the board: others may have it."),
        ("paused", "This is not to be had at the moment. You can ask for it on the board: others may have it."),
        ("rests", "This is not to be had at the moment. You can ask for it on the board: others may have it."),
    ],
)
def test_whoever_can_take_none_reads_why_and_what_to_do(four, before, why):
    standing = a_standing_offer(four.jo, places=1)
    if before == "mine":
        standing = a_standing_offer(four.jo, places=2)
        a_place(standing, four.nora)
    if before == "full":
        a_place(standing, four.sam)
    if before == "paused":
        pause_standing(standing=standing, by=four.jo.person, at=AT)
    if before == "rests":
        start_resting(membership=four.jo, by=four.jo.person, at=AT)
    who = four.jo if before == "own" else four.nora
    counted = (left(standing), Exchange.objects.count())
    with pytest.raises(Refused) as refusal:
        a_place(standing, who)
    assert str(refusal.value.verdict.because) == why
    assert str(read(four, standing, who).may_take.because) == why
    assert (left(standing), Exchange.objects.count()) == counted


@pytest.mark.parametrize("blocker", ["giver", "taker"])
def test_across_a_block_there_is_no_offer(four, blocker):
    standing = a_standing_offer(four.jo)
    one, two = (four.jo, four.nora) if blocker == "giver" else (four.nora, four.jo)
    Block.objects.create(blocker=one.person, blocked=two.person, at=AT)
    for act in (lambda: a_place(standing, four.nora), lambda: read(four, standing, four.nora)):
        with pytest.raises(NothingHere):
            act()
    assert (listed(four, four.nora), len(listed(four, four.sam))) == ([], 1)


def test_somebody_from_outside_finds_nothing(four):
    standing = a_standing_offer(four.jo)
    with pytest.raises(NothingHere):
        take_place(standing=standing, by=a_person("Out"), at=AT)


# ---------------------------------------------------------------- places come back


def test_a_place_comes_back_where_it_was_not_carried_through(four):
    standing = a_standing_offer(four.jo, places=1)
    exchange = a_place(standing, four.nora)
    end_agreement(exchange=exchange, by=four.jo.person, at=AT)
    exchange.ask.refresh_from_db()
    assert (left(standing), exchange.ask.state) == (1, "let_go")
    again = a_place(standing, four.nora)
    say_done(exchange=again, by=four.jo.person, at=AT)
    say_done(exchange=again, by=four.nora.person, at=AT)
    assert (left(standing), Gift.objects.count()) == (0, 1)
    again.refresh_from_db()
    say_mistaken(exchange=again, by=four.nora.person, at=AT)
    assert left(standing) == 1
    assert list(board(community=four.community, seen_by=four.sam.person, at=AT).items) == []


def test_what_ended_quietly_frees_its_place_and_thanks_afterwards_take_it_again(four):
    standing = a_standing_offer(four.jo, places=1)
    exchange = a_place(standing, four.nora)
    later = AT + timedelta(days=61)
    assert (fade_quietly(by=THE_MACHINE, at=later), left(standing)) == (1, 1)
    exchange = Exchange.objects.get(pk=exchange.pk)
    thank(exchange=exchange, words="It helped.", by=four.nora.person, at=later)
    assert (left(standing), Gift.objects.get().kind) == (0, "help")


def test_somebody_else_has_the_place_meanwhile_and_thanks_still_arrive(four):
    standing = a_standing_offer(four.jo, places=1)
    exchange = a_place(standing, four.nora)
    later = AT + timedelta(days=61)
    fade_quietly(by=THE_MACHINE, at=later)
    a_place(standing, four.sam, at=later)
    thank(exchange=Exchange.objects.get(pk=exchange.pk), words="It helped.", by=four.nora.person, at=later)
    assert left(standing) == 0


# ---------------------------------------------------------------- the month


def test_each_month_has_its_own_places(four):
    standing = a_standing_offer(four.jo, places=2, every_month=True)
    assert standing.renews_at == datetime(2026, 12, 1, tzinfo=UTC)
    exchange = a_place(standing, four.nora)
    a_place(standing, four.sam)
    assert listed(four, four.cleo) == [("Half an hour on beginnings", "full this month")]
    december = datetime(2026, 12, 1, tzinfo=UTC)
    assert listed(four, four.cleo, december) == [("Half an hour on beginnings", "2 places left this month")]
    assert (renew_places(by=THE_MACHINE, at=december - timedelta(seconds=1)), left(standing)) == (0, 0)
    assert (renew_places(by=THE_MACHINE, at=december), left(standing)) == (1, 2)
    assert renew_places(by=THE_MACHINE, at=december) == 0
    assert StandingOffer.objects.get().renews_at == datetime(2027, 1, 1, tzinfo=UTC)
    end_agreement(exchange=exchange, by=four.nora.person, at=december)
    assert left(standing) == 2  # a place of November is no place of December


def test_whoever_comes_first_in_the_month_begins_it(four):
    standing = a_standing_offer(four.jo, places=1, every_month=True)
    a_place(standing, four.sam)
    december = datetime(2026, 12, 1, 0, 5, tzinfo=UTC)
    a_place(standing, four.nora, at=december)
    standing.refresh_from_db()
    assert (standing.left, standing.lot, Ask.objects.latest("pk").lot) == (0, 2, 2)
    assert renew_places(by=THE_MACHINE, at=december) == 0


@pytest.mark.parametrize(
    ("zone", "at", "begins"),
    [
        ("UTC", datetime(2026, 1, 31, 23, 59, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2026, 12, 1, 5, tzinfo=UTC), datetime(2026, 12, 1, 8, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2026, 3, 15, tzinfo=UTC), datetime(2026, 4, 1, 7, tzinfo=UTC)),
        ("Pacific/Auckland", datetime(2026, 12, 31, 12, tzinfo=UTC), datetime(2027, 1, 31, 11, tzinfo=UTC)),
    ],
)
def test_the_month_begins_where_the_givers_clock_stands(zone, at, begins):
    person = a_person()
    person.time_zone = zone
    assert next_month(at, of=person) == begins


# ---------------------------------------------------------------- changing, and whether it stands


def test_the_number_of_free_places_is_said_anew(four):
    standing = a_standing_offer(four.jo, places=1)
    exchange = a_place(standing, four.nora)
    change_places(standing=standing, places=3, by=four.jo.person, at=AT)
    assert left(standing) == 3
    end_agreement(exchange=exchange, by=four.nora.person, at=AT)
    assert left(standing) == 3  # the earlier place was of an earlier count


def test_the_number_a_month_counts_what_is_taken_in_it(four):
    standing = a_standing_offer(four.jo, places=3, every_month=True)
    exchanges = [a_place(standing, member) for member in (four.nora, four.sam, four.cleo)]
    change_places(standing=standing, places=2, by=four.jo.person, at=AT)
    assert left(standing) == 0
    end_agreement(exchange=exchanges[0], by=four.nora.person, at=AT)
    assert left(standing) == 0
    end_agreement(exchange=exchanges[1], by=four.sam.person, at=AT)
    assert left(standing) == 1


def test_whoever_gives_is_asked_every_sixty_days_and_it_shows_that_it_grows_old(four):
    standing = a_standing_offer(four.jo)
    days = lambda n: AT + timedelta(days=n)  # noqa: E731
    assert ask_what_still_stands(by=THE_MACHINE, at=days(59)) == 0
    assert ask_what_still_stands(by=THE_MACHINE, at=days(60)) == 1
    assert ask_what_still_stands(by=THE_MACHINE, at=days(61)) == 0
    assert Notice.objects.filter(kind="exchange.still_stands", person_id=four.jo.person_id).count() == 1
    assert (read(four, standing, four.jo, days(61)).offer.asked, read(four, standing, four.nora).offer.asked) == (
        True,
        False,
    )
    assert [read(four, standing, four.nora, days(n)).offer.stale for n in (89, 90)] == [False, True]
    assert listed(four, four.nora, days(200)) == [("Half an hour on beginnings", "2 places left")]
    assert ask_what_still_stands(by=THE_MACHINE, at=days(120)) == 1
    confirm_standing(standing=standing, by=four.jo.person, at=days(121))
    assert read(four, standing, four.jo, days(121)).offer.stale is False
    assert ask_what_still_stands(by=THE_MACHINE, at=days(180)) == 0


def test_nobody_who_rests_or_paused_is_asked(four):
    a_standing_offer(four.jo)
    pause_standing(standing=a_standing_offer(four.sam), by=four.sam.person, at=AT)
    start_resting(membership=four.jo, by=four.jo.person, at=AT)
    assert ask_what_still_stands(by=THE_MACHINE, at=AT + timedelta(days=100)) == 0


def test_paused_is_not_listed_and_comes_back_whole_ended_is_gone(four):
    standing = a_standing_offer(four.jo)
    pause_standing(standing=standing, by=four.jo.person, at=AT)
    assert listed(four, four.nora) == []
    assert read(four, standing, four.nora).offer.room == "not at the moment"
    resume_standing(standing=standing, by=four.jo.person, at=AT)
    assert listed(four, four.nora) == [("Half an hour on beginnings", "2 places left")]
    exchange = a_place(standing, four.nora)
    end_standing(standing=standing, by=four.jo.person, at=AT)
    with pytest.raises(NothingHere):
        read(four, standing, four.nora)
    say_done(exchange=exchange, by=four.nora.person, at=AT)  # what is under way goes on


# ---------------------------------------------------------------- one's data, and the number of queries


def test_taking_along_and_erasing(four):
    mine = next(kind for kind in all_personal() if kind.name == "exchange")
    standing = a_standing_offer(four.jo, "Room on Thursdays", kind="resource", places=2)
    running, done = a_place(standing, four.nora), a_place(standing, four.sam)
    say_done(exchange=done, by=four.jo.person, at=AT)
    say_done(exchange=done, by=four.sam.person, at=AT)
    assert next(iter(row for row in mine.export(person_id=four.jo.person_id) if "offers" in row)) == {
        "community": "Bridges",
        "offers": "Room on Thursdays",
        "kind": "resource",
        "words": "Ask me anything about the first year.",
        "state": "standing",
        "places": 2,
        "left": 0,
        "every_month": False,
        "at": AT,
    }
    mine.erase(person_id=four.nora.person_id, at=AT)
    assert left(standing) == 1
    running = a_place(standing, four.cleo)
    mine.erase(person_id=four.jo.person_id, at=AT)
    assert StandingOffer.objects.count() == 0
    asks = [(ask.title, ask.state, ask.lot, ask.place_of_id) for ask in Ask.objects.order_by("pk")]
    assert asks == [("A resource", "met", 1, None), ("A resource", "let_go", 1, None)]
    running.refresh_from_db()
    assert (running.state, Gift.objects.count()) == ("ended", 1)
    assert list(board(community=four.community, seen_by=four.nora.person, at=AT).items) == []


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_asks_the_same_however_many_there_are(four, size, django_assert_num_queries):
    for n in range(size):
        a_standing_offer(four.jo, f"Offer {n}", at=AT + timedelta(minutes=n))
    at = AT + timedelta(hours=1)
    with django_assert_num_queries(2):
        assert len(listed(four, four.nora, at)) == size
    standing = StandingOffer.objects.latest("pk")
    for member in (four.nora, four.sam, four.cleo)[:size]:
        if left(standing):
            a_place(standing, member, at=at)
    with django_assert_num_queries(3):
        read(four, standing, four.jo, at)


def test_the_list_pages_by_key_and_goes_by_kind(four):
    for n in range(3):
        a_standing_offer(four.jo, f"Offer {n}", at=AT + timedelta(minutes=n), kind="help" if n else "referral")
    at, after, shown = AT + timedelta(hours=1), "", []
    for _ in range(2):
        page = standing_offers(community=four.community, seen_by=four.nora.person, at=at, after=after, size=2)
        shown += [one.title for one in page.items]
        after = page.older
    assert (shown, after) == (["Offer 2", "Offer 1", "Offer 0"], "")
    assert listed(four, four.nora, at, kind="referral") == [("Offer 0", "2 places left")]
    an_ask(four.nora)  # an ask is no offer
    assert len(listed(four, four.nora, at)) == 3
