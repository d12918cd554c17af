import pytest

from holdspace.exchange.actions import say_done, say_yes
from holdspace.exchange.models import Offer
from holdspace.exchange.queries import read_ask
from holdspace.gifts.models import Gift
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.outbox.models import Notice
from holdspace.people.actions import block_person
from holdspace.resources.actions import offer_resource, say_it_helped, take_back_resource, take_resource
from holdspace.resources.models import BesideOffer
from holdspace.resources.queries import to_offer
from tests.exchange.asked import an_ask
from tests.people_and_places import AT
from tests.resources.made import a_howto, a_resource
from tests.sharing.made import a_circle

pytestmark = pytest.mark.django_db


def offered(three, resource, *, ask=None, by=None, **but):
    given = {"words": "Perhaps this.", "by": (by or three.bo).person, "at": AT}
    return offer_resource(ask=ask or an_ask(three.ada), resource=resource, **(given | but))


def beside(three, member, ask):
    seen = read_ask(community=three.community, number=ask.pk, seen_by=member.person, at=AT)
    offers = [*seen.offers, *([seen.my_offer] if seen.my_offer else []), *([seen.exchange] if seen.exchange else [])]
    return [one.title for offer in offers for one in offer.beside]


def titles(three, member, like=""):
    found = to_offer(community=three.community, like=like, seen_by=member.person, at=AT)
    return [one.title for one in found]


def test_it_is_an_ordinary_offer_with_the_resource_beside_it(three):
    ask, resource = an_ask(three.ada), a_resource(three.cy)
    offered(three, resource, ask=ask)
    offer = Offer.objects.get()
    assert (offer.giver_id, offer.words, offer.state) == (three.bo.person_id, "Perhaps this.", "waiting")
    assert list(Notice.objects.values_list("kind", "person__display_name")) == [("exchange.somebody_offered", "Ada")]
    assert [beside(three, m, ask) for m in (three.ada, three.bo, three.cy)] == [
        ["Grounding for groups"],
        ["Grounding for groups"],
        [],
    ]
    say_yes(offer=offer, by=three.ada.person, at=AT)
    assert "Grounding for groups" in beside(three, three.ada, ask)


def test_a_second_press_makes_no_second_offer(three):
    ask, resource, key = an_ask(three.ada), a_resource(three.bo), "a" * 32
    one, two = (offered(three, resource, ask=ask, once=key) for _ in range(2))
    assert (one.pk, Offer.objects.count()) == (two.pk, 1)


def test_nobody_offers_what_they_or_the_asker_cannot_see(three):
    circle = a_circle(three.bo, three.cy)
    ours = a_resource(three.bo, circle=circle.pk)
    with pytest.raises(Refused) as refused:
        offered(three, ours)
    assert "would not open for them" in str(refused.value.verdict.because)
    with pytest.raises(NothingHere):
        offered(three, a_resource(three.ada, circle=a_circle(three.ada, three.cy).pk), ask=an_ask(three.cy))
    assert (Offer.objects.count(), BesideOffer.objects.count()) == (0, 0)
    offered(three, ours, ask=an_ask(three.cy))
    assert BesideOffer.objects.count() == 1


def test_a_block_between_its_giver_and_the_asker_is_told_to_nobody(three):
    ask, resource = an_ask(three.ada), a_resource(three.cy)
    block_person(person_id=three.ada.person_id, by=three.cy.person, at=AT)
    offered(three, resource, ask=ask)
    assert [beside(three, m, ask) for m in (three.ada, three.bo)] == [[], ["Grounding for groups"]]


def test_taken_back_it_stands_beside_no_offer_any_more(three):
    ask, resource = an_ask(three.ada), a_resource(three.bo)
    offered(three, resource, ask=ask)
    take_back_resource(resource=resource, by=three.bo.person, at=AT)
    assert (beside(three, three.ada, ask), Offer.objects.count()) == ([], 1)


def test_one_deed_is_one_line_in_the_ledger(three):
    ask, resource = an_ask(three.ada), a_resource(three.bo)
    exchange = say_yes(offer=offered(three, resource, ask=ask).offer, by=three.ada.person, at=AT)
    taking = take_resource(resource=resource, by=three.ada.person, at=AT)
    say_it_helped(taking=taking, by=three.ada.person, at=AT)
    assert Gift.objects.count() == 0
    for member in (three.ada, three.bo):
        say_done(exchange=exchange, by=member.person, at=AT)
    assert list(Gift.objects.values_list("cause_kind", "giver_id")) == [("exchange.exchange", three.bo.person_id)]


def test_whoever_gave_what_another_offered_is_thanked_too(three):
    ask, resource = an_ask(three.ada), a_resource(three.cy)
    say_yes(offer=offered(three, resource, ask=ask).offer, by=three.ada.person, at=AT)
    say_it_helped(taking=take_resource(resource=resource, by=three.ada.person, at=AT), by=three.ada.person, at=AT)
    assert list(Gift.objects.values_list("cause_kind", "giver_id")) == [("resources.taking", three.cy.person_id)]


def test_ones_own_come_first_and_words_are_looked_for(three):
    a_howto(three.bo, title="Breathing with a group")
    a_resource(three.ada, title="A form for a first session")
    a_resource(three.cy, title="Ours", circle=a_circle(three.cy, three.ada).pk)
    assert titles(three, three.bo) == ["Breathing with a group", "A form for a first session"]
    assert titles(three, three.bo, like="sessions") == ["A form for a first session"]
    assert titles(three, three.bo, like="ours") == []
