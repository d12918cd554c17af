from datetime import timedelta

import pytest

from holdspace.communities.actions import leave_community
from holdspace.communities.states import Role
from holdspace.exchange.actions import answer_not_this_one, let_go_of_ask, say_done, say_yes, take_back_offer
from holdspace.exchange.queries import (
    ask_for,
    board,
    could_use_you,
    exchange_for,
    my_asks,
    my_offers,
    my_waiting,
    not_met_yet,
    offer_for,
    read_ask,
)
from holdspace.grammar.actors import VISITOR
from holdspace.grammar.refusals import NothingHere
from holdspace.invitations.actions import set_aside, start_resting
from tests.exchange.asked import a_done_exchange, an_ask, an_exchange, an_offer
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db


def titles(page):
    return [seen.title for seen in page.items]


def seen_on_board(four, member, at=AT, **more):
    return titles(board(community=four.community, seen_by=member.person, at=at, **more))


def read(four, ask, member, at=AT):
    return read_ask(community=four.community, number=ask.pk, seen_by=member.person, at=at)


def use(member, at=AT, **more):
    return [a.title for a in could_use_you(membership=member, seen_by=member.person, at=at, **more)]


def lines(member, at=AT):
    return [(line.text, line.for_me) for line in my_waiting(membership=member, seen_by=member.person, at=at)]


# ---------------------------------------------------------------- the board


def test_the_board_shows_what_others_ask_newest_first_and_mine_apart(four):
    an_ask(four.nora, "First", kind="help")
    an_ask(four.nora, "Second", at=AT + timedelta(minutes=1))
    an_ask(four.jo, "Jo's own")
    at = AT + timedelta(minutes=5)
    assert seen_on_board(four, four.jo, at) == ["Second", "First"]
    assert seen_on_board(four, four.jo, at, kind="help") == ["First"]
    assert seen_on_board(four, four.jo, at, kind="resource") == ["Second"]
    assert seen_on_board(four, four.jo, at, kind="made up") == ["Second", "First"]
    assert titles(my_asks(community=four.community, seen_by=four.jo.person, at=at)) == ["Jo's own"]


def test_the_board_pages_by_key(four):
    for n in range(5):
        an_ask(four.nora, f"Ask {n}", at=AT + timedelta(minutes=n))
    at, after, shown = AT + timedelta(hours=1), "", []
    for _ in range(3):
        page = board(community=four.community, seen_by=four.jo.person, at=at, after=after, size=2)
        shown += titles(page)
        after = page.older
    assert (shown, after) == (["Ask 4", "Ask 3", "Ask 2", "Ask 1", "Ask 0"], "")


def test_what_is_over_is_not_on_the_board(four):
    an_ask(four.nora, "Expired", good_days=7)
    let_go_of_ask(ask=an_ask(four.nora, "Let go"), by=four.nora.person, at=AT)
    an_exchange(four.nora, four.jo, title="Agreed")
    a_done_exchange(four.nora, four.jo, title="Met")
    an_ask(four.nora, "Open", good_days=60)
    assert seen_on_board(four, four.sam, AT + timedelta(days=7)) == ["Open"]
    assert seen_on_board(four, four.sam, AT + timedelta(days=60)) == []


def test_somebody_of_another_community_and_a_visitor_see_nothing(four):
    ask = an_ask(four.nora)
    stranger = a_member(a_community("harbour", "Harbour"))
    for person in (stranger.person, VISITOR):
        assert titles(board(community=four.community, seen_by=person, at=AT)) == []
        with pytest.raises(NothingHere):
            read_ask(community=four.community, number=ask.pk, seen_by=person, at=AT)
        with pytest.raises(NothingHere):
            ask_for(community=four.community, number=ask.pk, seen_by=person, at=AT)
    with pytest.raises(NothingHere):
        read_ask(community=stranger.community, number=ask.pk, seen_by=four.jo.person, at=AT)


def test_asks_of_whoever_left_are_gone(four):
    ask = an_ask(four.nora)
    leave_community(membership=four.nora, by=four.nora.person, at=AT)
    assert seen_on_board(four, four.jo) == []
    with pytest.raises(NothingHere):
        read(four, ask, four.jo)


# ---------------------------------------------------------------- one ask


def test_offers_are_read_by_the_asker_and_each_by_whoever_made_it(four):
    ask = an_ask(four.nora)
    an_offer(ask, four.jo, "From Jo")
    an_offer(ask, four.sam, "From Sam")
    assert [offer.words for offer in read(four, ask, four.nora).offers] == ["From Jo", "From Sam"]
    for member, words in ((four.jo, "From Jo"), (four.sam, "From Sam"), (four.cleo, None)):
        page = read(four, ask, member)
        assert (page.offers, page.my_offer.words if page.my_offer else None) == ([], words)
    assert not read(four, ask, four.nora).may_offer
    assert not read(four, ask, four.jo).may_offer
    assert read(four, ask, four.cleo).may_offer


def test_what_two_carry_is_read_by_the_two(four):
    exchange = an_exchange(four.nora, four.jo)
    ask = exchange.ask
    assert (read(four, ask, four.nora).exchange.other, read(four, ask, four.jo).exchange.other) == ("Jo", "Nora")
    page = read(four, ask, four.sam)
    assert (page.exchange, page.ask.state, str(page.may_offer.because)) == (
        None,
        "agreed",
        "Somebody is on it already. It is good that you looked.",
    )
    say_done(exchange=exchange, by=four.jo.person, at=AT)
    asker, giver = (read(four, ask, member).exchange for member in (four.nora, four.jo))
    assert (asker.asked, asker.can_thank, giver.asked, giver.can_thank, giver.i_said_done) == (
        True,
        True,
        False,
        False,
        True,
    )


def test_an_answer_is_read_by_the_two_and_nobody_else(four):
    ask = an_ask(four.nora)
    answer_not_this_one(offer=an_offer(ask, four.jo), words="Next time", by=four.nora.person, at=AT)
    assert read(four, ask, four.jo).my_offer.answer == "Next time"
    assert read(four, ask, four.sam).my_offer is None
    assert read(four, ask, four.nora).offers == []


def test_a_let_go_ask_is_there_for_the_asker_and_whoever_had_offered(four):
    ask = an_ask(four.nora)
    an_offer(ask, four.jo)
    let_go_of_ask(ask=ask, by=four.nora.person, at=AT)
    assert [read(four, ask, member).ask.state for member in (four.nora, four.jo)] == ["let_go", "let_go"]
    with pytest.raises(NothingHere):
        read(four, ask, four.sam)


def test_offers_and_exchanges_to_act_on_are_found_by_their_two_people_alone(four):
    ask = an_ask(four.nora)
    offer = an_offer(ask, four.jo)
    exchange = an_exchange(four.nora, four.jo)
    for member in (four.nora, four.jo):
        of = {"community": four.community, "seen_by": member.person, "at": AT}
        assert offer_for(number=offer.pk, **of) == offer
        assert exchange_for(number=exchange.pk, **of) == exchange
    of = {"community": four.community, "seen_by": four.sam.person, "at": AT}
    with pytest.raises(NothingHere):
        offer_for(number=offer.pk, **of)
    with pytest.raises(NothingHere):
        exchange_for(number=exchange.pk, **of)


def test_my_offers_leave_out_what_i_took_back(four):
    an_offer(an_ask(four.nora, "One"), four.jo)
    take_back_offer(offer=an_offer(an_ask(four.nora, "Two"), four.jo), by=four.jo.person, at=AT)
    an_offer(an_ask(four.nora, "Three"), four.sam)
    found = my_offers(community=four.community, seen_by=four.jo.person, at=AT)
    assert [(offer.title, offer.who, offer.state) for offer in found.items] == [("One", "Nora", "waiting")]


# ---------------------------------------------------------------- Today and stewards


def test_who_could_use_you_lists_asks_without_offers_first_and_the_longest_waiting(four):
    offered = an_ask(four.nora, "Offered", at=AT - timedelta(days=3))
    an_offer(offered, four.sam, at=AT - timedelta(days=2))
    an_ask(four.nora, "Newer", at=AT - timedelta(days=1))
    an_ask(four.nora, "Older", at=AT - timedelta(days=2))
    an_ask(four.jo, "My own", at=AT - timedelta(days=9))
    assert use(four.jo) == ["Older", "Newer", "Offered"]
    assert use(four.jo, most=2) == ["Older", "Newer"]
    assert use(four.sam, most=5) == ["My own", "Older", "Newer"]


def test_nothing_is_asked_of_whoever_rests_offered_or_set_it_aside_today(four):
    ask = an_ask(four.nora, "One")
    an_ask(four.nora, "Two", at=AT + timedelta(seconds=1))
    at = AT + timedelta(minutes=1)
    set_aside(membership=four.jo, about=ask, by=four.jo.person, at=at)
    assert use(four.jo, at) == ["Two"]
    assert use(four.jo, at + timedelta(days=1)) == ["One", "Two"]
    assert use(four.sam, at) == ["One", "Two"]
    an_offer(ask, four.sam, at=at)
    assert use(four.sam, at) == ["Two"]
    start_resting(membership=four.sam, by=four.sam.person, at=at)
    assert use(four.sam, at) == []
    with pytest.raises(NothingHere):
        could_use_you(membership=four.jo, seen_by=four.sam.person, at=at)


def test_stewards_see_what_is_not_met_yet_and_nobody_else_does(four):
    steward = a_member(four.community, "Stella", Role.STEWARD)
    older = an_ask(four.nora, "Older")
    an_ask(four.jo, "Newer", at=AT + timedelta(minutes=1))
    an_offer(older, four.jo)
    an_offer(older, four.sam)
    an_exchange(four.sam, four.jo, title="Agreed")
    at = AT + timedelta(minutes=2)
    found = not_met_yet(community=four.community, seen_by=steward.person, at=at)
    assert [(line.ask.title, line.offers) for line in found] == [("Older", 2), ("Newer", 0)]
    elsewhere = a_member(a_community("harbour", "Harbour"), "Els", Role.STEWARD)
    for other in (four.nora.person, elsewhere.person, VISITOR):
        with pytest.raises(NothingHere):
            not_met_yet(community=four.community, seen_by=other, at=at)


def test_what_i_have_under_way_at_every_step(four):
    ask = an_ask(four.nora, "Chairs")
    assert lines(four.nora) == [("Chairs: your ask is open.", False)]
    offer = an_offer(ask, four.jo)
    assert lines(four.nora) == [("Chairs: somebody has offered.", True)]
    assert lines(four.jo) == [("Chairs: your offer is with Nora.", False)]
    exchange = say_yes(offer=offer, by=four.nora.person, at=AT)
    assert lines(four.nora) == [("Chairs: you and Jo are on it.", False)]
    assert lines(four.jo) == [("Chairs: you and Nora are on it.", False)]
    say_done(exchange=exchange, by=four.jo.person, at=AT)
    assert lines(four.nora) == [("Chairs: Jo says it is done. Is it?", True)]
    assert lines(four.jo) == [("Chairs: you said it is done, and Nora was asked.", False)]
    say_done(exchange=exchange, by=four.nora.person, at=AT)
    assert lines(four.nora) == [("Chairs: it is done. A word of thanks to Jo?", True)]
    assert lines(four.jo) == []
    assert lines(four.nora, AT + timedelta(days=14)) == []
    assert lines(four.sam) == []
    with pytest.raises(NothingHere):
        my_waiting(membership=four.nora, seen_by=four.jo.person, at=AT)


def test_an_ask_that_came_to_its_date_is_brought_up_for_two_weeks(four):
    an_ask(four.nora, "Chairs", good_days=7)
    expired = ("Chairs: it has come to its date. Do you still need it?", True)
    assert lines(four.nora, AT + timedelta(days=7)) == [expired]
    assert lines(four.nora, AT + timedelta(days=20)) == [expired]
    assert lines(four.nora, AT + timedelta(days=21)) == []


# ---------------------------------------------------------------- the cost


@pytest.mark.parametrize("look", ["board", "my_asks", "could_use_you", "not_met_yet", "my_waiting", "read_ask"])
def test_every_read_costs_the_same_for_one_and_three(four, look, assert_same_queries):
    steward = a_member(four.community, "Stella", Role.STEWARD)
    asks = [an_ask(four.nora, "One")]
    an_offer(asks[0], four.jo)
    of = {"community": four.community, "at": AT + timedelta(minutes=1)}
    assert steward.person  # fetched beforehand, as a request does
    reads = {
        "board": (2, lambda: board(seen_by=four.sam.person, **of)),
        "my_asks": (2, lambda: my_asks(seen_by=four.nora.person, **of)),
        "could_use_you": (1, lambda: use(four.sam, of["at"])),
        "not_met_yet": (3, lambda: not_met_yet(seen_by=steward.person, **of)),
        "my_waiting": (3, lambda: lines(four.nora, of["at"])),
        "read_ask": (6, lambda: read_ask(number=asks[0].pk, seen_by=four.nora.person, **of)),
    }

    def more():
        for title in ("Two", "Three"):
            an_offer(an_ask(four.nora, title), four.jo)
        an_offer(asks[0], four.cleo)
        an_offer(asks[0], four.sam)
        if look == "could_use_you":
            asks.append(an_ask(four.nora, "Four"))

    assert_same_queries(*reads[look], more)
