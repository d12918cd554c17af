"""How soon somebody usually answers, from what waits for their word here and in referrals; and thanks for a kind no."""

from datetime import timedelta

import pytest

from holdspace.directory.actions import show_answering
from holdspace.directory.answering import how_soon
from holdspace.directory.models import Profile
from holdspace.directory.queries import answering_shown, my_answering, read_person
from holdspace.directory.states import Reader, Soon
from holdspace.exchange.actions import answer_not_this_one, say_yes, take_back_offer, thank_for_answer
from holdspace.exchange.models import Offer
from holdspace.grammar.actors import VISITOR
from holdspace.grammar.refusals import AlreadyMoved, NothingHere
from holdspace.outbox.models import Notice
from holdspace.people.models import Block
from holdspace.people.personal import all_personal
from holdspace.referrals.models import Answer, Referral
from tests.exchange.asked import a_place, a_standing_offer, an_ask, an_exchange, an_offer, browser
from tests.exchange.test_views import press, text_of
from tests.people_and_places import AT

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=20)


def hours(n):
    return AT + timedelta(hours=n)


def soon(member, at=LATER):
    return how_soon(person_id=member.person_id, community_id=member.community_id, at=at)


def answers(four, *waits, how=answer_not_this_one):
    """Nora asks; Jo offers, and is answered after so many hours (None: not at all)."""
    for n, wait in enumerate(waits):
        offer = an_offer(an_ask(four.nora, f"Ask {n}"), four.jo)
        if wait is not None:
            how(offer=offer, by=four.nora.person, at=hours(wait))
        offer.ask.refresh_from_db()
        type(offer.ask).objects.filter(pk=offer.ask_id, state="open").update(state="let_go")


def test_below_three_answers_there_is_nothing(four):
    answers(four, 1, 2)
    assert soon(four.nora) is None
    answers(four, 30)
    assert soon(four.nora) is Soon.DAY


@pytest.mark.parametrize(("waits", "band"), [((1, 40, 47), Soon.TWO_DAYS), ((100, 160, 500), Soon.WEEK)])
def test_the_band_holds_two_of_three(four, waits, band):
    answers(four, *waits)
    assert soon(four.nora) is band


def test_a_no_counts_like_a_yes(four):
    answers(four, 1, 2, 3, how=say_yes)
    with_yes = soon(four.nora)
    Offer.objects.update(state="not_this_one")
    assert (with_yes, soon(four.nora)) == (Soon.DAY, Soon.DAY)


def test_silence_counts_after_two_weeks_and_not_where_nobody_could_answer(four):
    answers(four, 1, 2, 3, None, None)
    assert soon(four.nora, AT + timedelta(days=13)) is Soon.DAY
    assert soon(four.nora, AT + timedelta(days=14)) is None
    Block.objects.create(blocker=four.jo.person, blocked=four.nora.person, at=AT)
    assert soon(four.nora) is Soon.DAY


def test_what_was_taken_back_and_places_in_standing_offers_do_not_count(four):
    answers(four, 1, 2, 3)
    take_back_offer(offer=an_offer(an_ask(four.nora), four.jo), by=four.jo.person, at=hours(400))
    a_place(a_standing_offer(four.jo), four.nora)
    assert soon(four.nora) is Soon.DAY


def test_what_lies_half_a_year_back_is_forgotten_and_another_community_is_another(four):
    answers(four, 1, 2, 3)
    assert soon(four.nora, AT + timedelta(days=181)) is None
    assert how_soon(person_id=four.nora.person_id, community_id=four.community.pk + 1, at=LATER) is None


def test_referrals_count_whatever_was_said(four):
    for n, state in enumerate(("yes", "over", "passed_on", "over")):
        referral = Referral.objects.create(
            community=four.community, asker=four.jo.person, asked_at=AT, renewed_at=AT, good_until=LATER
        )
        Answer.objects.create(
            referral=referral,
            community=four.community,
            person=four.nora.person,
            state=state,
            asked_at=AT,
            answered_at=hours(30) if n < 3 else None,  # the fourth was over before they answered
        )
    assert soon(four.nora) is Soon.TWO_DAYS


def test_members_read_it_where_it_is_shown_and_nobody_outside(four):
    answers(four, 1, 2, 3)

    def read_by(member, reader=None):
        of = {"community": four.community, "seen_by": member.person, "at": LATER}
        somebody, _chosen = read_person(number=four.nora.pk, reader=reader, **of)
        return answering_shown(somebody=somebody, **of)

    assert read_by(four.jo) is None
    show_answering(shows=True, by=four.nora.person, at=AT)
    assert (read_by(four.jo), read_by(four.nora), read_by(four.nora, Reader.ANYBODY)) == (Soon.DAY, Soon.DAY, None)
    show_answering(shows=False, by=four.nora.person, at=AT)
    assert read_by(four.jo) is None
    assert my_answering(community=four.community, seen_by=four.nora.person, at=LATER) == (False, Soon.DAY)
    with pytest.raises(NothingHere):
        my_answering(community=four.community, seen_by=VISITOR, at=LATER)


@pytest.mark.parametrize("size", [3, 9])
def test_it_asks_once_a_room_however_much_was_answered(four, size, django_assert_num_queries):
    for n in range(0, size, 3):
        answers(four, n + 1, n + 2, n + 3)
    with django_assert_num_queries(2):
        soon(four.nora)


def test_the_pages(four, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: LATER)
    nora, jo = browser(four.nora), browser(four.jo)
    page, mine = f"/c/bridges/people/{four.nora.pk}/", "/c/bridges/known/"
    assert "There is nothing to tell" in text_of(nora.get(mine))
    answers(four, 1, 2, 3)
    assert "Nobody but you reads this." in text_of(nora.get(mine))
    shown = press(nora, nora.get(mine), "Show it on my page")
    assert "Members read this on your page." in text_of(shown)
    assert "usually answers within a day" in text_of(jo.get(page))
    assert "usually answers" not in text_of(browser(four.sam).get(f"/c/bridges/people/{four.jo.pk}/"))
    press(nora, shown, "Do not show it")
    assert "usually answers" not in text_of(jo.get(page))
    exported = next(kind for kind in all_personal() if kind.name == "profile").export(person_id=four.nora.person_id)
    assert [row["shows_answering"] for row in exported] == [False]
    assert Profile.objects.get(person=four.nora.person).shows_answering is False


# ---------------------------------------------------------------- thanks for a kind no


def test_whoever_offered_thanks_once_for_a_kind_answer(four, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    offer = an_offer(an_ask(four.nora), four.jo)
    answer_not_this_one(offer=offer, words="Sam was quicker, and thank you.", by=four.nora.person, at=AT)
    client = browser(four.jo)
    address = f"/c/bridges/exchange/asks/{offer.ask_id}/"
    thanked = press(client, client.get(address), "Thank you for telling me")
    assert "You thanked them for it." in text_of(thanked)
    told = Notice.objects.filter(kind="exchange.answer_thanked")
    assert [one.person_id for one in told] == [four.nora.person_id]
    with pytest.raises(AlreadyMoved) as late:
        thank_for_answer(offer=Offer.objects.get(pk=offer.pk), by=four.jo.person, at=AT)
    assert (str(late.value.told), told.count()) == ("Your thanks are with them already.", 1)


def test_across_a_block_nobody_is_thanked(four):
    offer = an_offer(an_ask(four.nora), four.jo)
    answer_not_this_one(offer=offer, by=four.nora.person, at=AT)
    an_exchange(four.nora, four.sam)
    Block.objects.create(blocker=four.nora.person, blocked=four.jo.person, at=AT)
    with pytest.raises(NothingHere):
        thank_for_answer(offer=offer, by=four.jo.person, at=AT)
