"""A block in either direction: everything of the other answers as if it were not there."""

import pytest

from holdspace.communities.states import Role
from holdspace.exchange.actions import make_offer, say_yes
from holdspace.exchange.heading import head_threads
from holdspace.exchange.models import Offer
from holdspace.exchange.queries import (
    ask_for,
    board,
    could_use_you,
    my_offers,
    my_waiting,
    not_met_yet,
    offer_for,
    read_ask,
)
from holdspace.grammar.refusals import NothingHere
from holdspace.outbox.models import Notice
from holdspace.people.models import Block
from tests.exchange.asked import an_ask, an_exchange, an_offer, browser
from tests.people_and_places import AT, a_member

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("blocker", ["asker", "giver"])]


def block(blocker, asker, giver):
    one, two = (asker, giver) if blocker == "asker" else (giver, asker)
    Block.objects.create(blocker=one.person, blocked=two.person, at=AT)


def test_an_ask_is_not_there_for_one_and_is_for_the_others(four, blocker):
    ask = an_ask(four.nora)
    block(blocker, four.nora, four.jo)
    of = {"community": four.community, "at": AT}
    for read in (read_ask, ask_for):
        with pytest.raises(NothingHere):
            read(number=ask.pk, seen_by=four.jo.person, **of)
        read(number=ask.pk, seen_by=four.sam.person, **of)
    assert [len(board(seen_by=member.person, **of).items) for member in (four.jo, four.sam)] == [0, 1]
    found = [could_use_you(membership=m, seen_by=m.person, at=AT) for m in (four.jo, four.sam)]
    assert [len(asks) for asks in found] == [0, 1]
    with pytest.raises(NothingHere):
        make_offer(ask=ask, words="Mine.", by=four.jo.person, at=AT)
    assert Notice.objects.count() == 0


def test_the_page_answers_exactly_as_for_a_number_that_does_not_exist(four, blocker):
    ask = an_ask(four.nora)
    block(blocker, four.nora, four.jo)
    client = browser(four.jo)
    there, nowhere = (client.get(f"/c/bridges/exchange/asks/{number}/") for number in (ask.pk, ask.pk + 1))
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert len(there.content) == len(nowhere.content)


def test_an_offer_made_before_is_gone_from_both_sides(four, blocker):
    ask = an_ask(four.nora)
    offer = an_offer(ask, four.jo)
    an_offer(ask, four.sam)
    block(blocker, four.nora, four.jo)
    of = {"community": four.community, "at": AT}
    page = read_ask(number=ask.pk, seen_by=four.nora.person, **of)
    assert [one.who for one in page.offers] == ["Sam"]
    for member in (four.nora, four.jo):
        with pytest.raises(NothingHere):
            offer_for(number=offer.pk, seen_by=member.person, **of)
    with pytest.raises(NothingHere):
        say_yes(offer=offer, by=four.nora.person, at=AT)
    assert list(my_offers(seen_by=four.jo.person, **of).items) == []
    assert my_waiting(membership=four.jo, seen_by=four.jo.person, at=AT) == []


def test_nobody_is_thanked_across_a_block(four, blocker):
    ask = an_ask(four.nora)
    offer, blocked = an_offer(ask, four.sam), an_offer(ask, four.jo)
    block(blocker, four.nora, four.jo)
    say_yes(offer=offer, by=four.nora.person, at=AT)
    assert Offer.objects.get(pk=blocked.pk).state == "closed"
    assert list(Notice.objects.filter(kind="exchange.somebody_else")) == []


def test_what_two_carried_is_closed_for_the_asker_and_not_there_for_the_giver(four, blocker):
    exchange = an_exchange(four.nora, four.jo)
    block(blocker, four.nora, four.jo)
    of = {"community": four.community, "number": exchange.ask_id, "at": AT}
    seen = read_ask(seen_by=four.nora.person, **of).exchange
    assert (seen.reachable, seen.can_thank, seen.can_end) == (False, False, True)
    with pytest.raises(NothingHere):
        read_ask(seen_by=four.jo.person, **of)
    for member in (four.nora, four.jo):
        assert my_waiting(membership=member, seen_by=member.person, at=AT) == []
    assert head_threads(numbers=[exchange.pk], seen_by=four.jo.person, at=AT) == {}
    text = browser(four.nora).get(f"/c/bridges/exchange/asks/{exchange.ask_id}/").content.decode()
    assert "You cannot reach each other here any more." in text


def test_a_stewards_page_leaves_out_asks_across_a_block(four, blocker):
    steward = a_member(four.community, "Stella", Role.STEWARD)
    an_ask(four.nora, "Hers")
    an_ask(four.jo, "His")
    block(blocker, four.nora, steward)
    found = not_met_yet(community=four.community, seen_by=steward.person, at=AT)
    assert [line.ask.title for line in found] == ["His"]
