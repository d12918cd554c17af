from datetime import timedelta

import pytest

from holdspace.gifts.models import Gift
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.invitations.actions import start_resting
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.people.actions import block_person
from holdspace.referrals.actions import (
    answer_not_this_time,
    answer_yes,
    ask_how_it_ended,
    extend_referral,
    fade_quietly,
    let_go_of_referral,
    look_again,
    pass_it_on,
    say_found,
    say_how_it_ended,
    seek_colleague,
    tell_of_dates,
    thank_for_words,
)
from holdspace.referrals.models import Answer, Handover, Referral
from holdspace.referrals.states import Ending
from tests.people_and_places import AT, a_member
from tests.referrals.made import GRIEF, a_handover, a_referral, takes

pytestmark = pytest.mark.django_db
TWO_DAYS = AT + timedelta(hours=48)


def asked(referral):
    """The names of those who were asked, and how each stands."""
    rows = Answer.objects.filter(referral=referral).order_by("person__display_name")
    return dict(rows.values_list("person__display_name", "state"))


def told(kind):
    rows = Notice.objects.filter(kind=f"referrals.{kind}").order_by("person__display_name")
    return list(rows.values_list("person__display_name", flat=True))


# ---------------------------------------------------------------- who is asked


def test_whoever_fits_is_asked_at_once_and_the_asker_is_not(four):
    takes(four.nora)
    referral = a_referral(four.nora)
    assert asked(referral) == {"Jo": "asked", "Sam": "asked"}
    assert told("asked") == ["Jo", "Sam"]
    assert Answer.objects.get(person=four.jo.person).why == [["specialty", "grief"], ["telehealth", "yes"]]
    data = list(Entry.objects.filter(object_kind="referrals.referral").order_by("id").values_list("verb", "data"))
    assert data == [("referral.written", {}), ("referral.colleagues_asked", {"people": 2})]


def test_three_are_asked_at_a_time_and_more_after_two_days(four):
    for n in range(3):
        takes(a_member(four.community, f"Other {n}"))
    referral = a_referral(four.nora)
    assert len(asked(referral)) == 3
    assert look_again(by=THE_MACHINE, at=TWO_DAYS - timedelta(minutes=1)) == 0
    assert look_again(by=THE_MACHINE, at=TWO_DAYS) == 1
    assert len(asked(referral)) == 5


def test_a_no_has_the_next_one_asked_at_once(four):
    takes(a_member(four.community, "Amy"))
    takes(a_member(four.community, "Bo"))
    referral = a_referral(four.nora)
    first = Answer.objects.filter(referral=referral).select_related("person").first()
    answer_not_this_time(referral=referral, by=first.person, at=AT)
    assert sorted(asked(referral).values()) == ["asked", "asked", "asked", "not_this_time"]


def test_nobody_more_is_asked_while_a_yes_stands(four):
    for n in range(3):
        takes(a_member(four.community, f"Other {n}"))
    referral = a_referral(four.nora)
    answer_yes(referral=referral, by=Answer.objects.filter(referral=referral).first().person, at=AT)
    assert look_again(by=THE_MACHINE, at=AT + timedelta(days=9)) == 0
    assert len(asked(referral)) == 3


@pytest.mark.parametrize(
    "but",
    [
        {"accepting": []},
        {"specialty": ["trauma"]},
        {"language": ["fr"]},
        {"jurisdiction": ["us-wa"]},
        {"population": ["children"]},
        {"telehealth": []},
    ],
)
def test_whoever_cannot_is_not_asked(four, but):
    takes(four.jo, GRIEF | but)
    wanted = {"specialty": ["grief"], "language": ["es"], "jurisdiction": ["us-or"], "population": ["adults"]}
    assert asked(a_referral(four.nora, wanted, where="distance")) == {"Sam": "asked"}


def test_what_somebody_shows_to_nobody_finds_nobody(four):
    from holdspace.directory.actions import keep_choices

    keep_choices(picked={"specialty": ["grief"]}, seen_by={"specialty": "me"}, by=four.jo.person, at=AT)
    assert asked(a_referral(four.nora)) == {"Sam": "asked"}


def test_what_was_said_sixty_days_ago_does_not_count_as_now(four):
    takes(four.jo, at=AT - timedelta(days=60))
    assert asked(a_referral(four.nora)) == {"Sam": "asked"}


def test_rest_and_blocks_are_respected_either_way(four):
    start_resting(membership=four.jo, by=four.jo.person, at=AT)
    block_person(person_id=four.nora.person_id, by=four.sam.person, at=AT)
    referral = a_referral(four.nora)
    assert asked(referral) == {}
    with pytest.raises(NothingHere):
        answer_yes(referral=referral, by=four.sam.person, at=AT)


def test_nobody_is_asked_about_a_third_while_two_wait(four):
    for _ in range(2):
        a_referral(four.nora)
    assert asked(a_referral(four.nora)) == {}


def test_nobody_is_asked_while_the_community_rests_and_they_are_afterwards(four):
    from holdspace.invitations.models import CommunityRest

    CommunityRest.objects.create(community=four.community, since=AT, until=AT + timedelta(days=5))
    referral = a_referral(four.nora)
    assert asked(referral) == {}
    look_again(by=THE_MACHINE, at=AT + timedelta(days=5))
    assert len(asked(referral)) == 2


# ---------------------------------------------------------------- what is sought


@pytest.mark.parametrize(
    "said",
    [
        {"wanted": {}},
        {"wanted": {"specialty": ["a client of mine"]}},
        {"wanted": {"specialty": ["grief"], "name": ["x"]}},
        {"wanted": {"specialty": ["grief", "trauma", "sleep", "anger"]}},
        {"note": "x" * 201},
        {"note": "For my client Maria Lopez, 34, of Elm Street 12"},
        {"region": "Call 503-555-0142"},
        {"payer": "member id 123-45-6789"},
        {"where": "at home"},
    ],
)
def test_what_is_not_about_a_colleague_goes_nowhere(four, said):
    with pytest.raises(Refused):
        seek_colleague(
            membership=four.nora, **({"wanted": {"specialty": ["grief"]}} | said), by=four.nora.person, at=AT
        )
    assert (Referral.objects.count(), Entry.objects.filter(verb="referral.written").count()) == (0, 0)


def test_an_eleventh_at_once_is_too_many_and_the_same_press_is_one(four):
    key = "a" * 32
    one = a_referral(four.nora, once=key)
    assert a_referral(four.nora, once=key).pk == one.pk
    for _ in range(9):
        a_referral(four.nora)
    with pytest.raises(Refused):
        a_referral(four.nora)


def test_nobody_looks_in_the_name_of_somebody_else(four):
    with pytest.raises(NothingHere):
        seek_colleague(membership=four.nora, wanted={"specialty": ["grief"]}, by=four.jo.person, at=AT)


# ---------------------------------------------------------------- what is answered


def test_a_yes_opens_a_thread_between_the_two_and_tells_the_asker(four):
    handover = a_handover(four.nora, four.jo)
    people = set(handover.thread.participants.values_list("person_id", flat=True))
    assert people == {four.nora.person_id, four.jo.person_id}
    assert told("has_room") == ["Nora"]


def test_whoever_was_not_asked_may_have_room_too(four):
    handover = a_handover(four.nora, four.cleo)
    assert (handover.taker_id, handover.asker_id) == (four.cleo.person_id, four.nora.person_id)


def test_a_second_yes_by_the_same_person_reads_that_they_said_so(four):
    referral = a_handover(four.nora, four.jo).answer.referral
    with pytest.raises(AlreadyMoved) as late:
        answer_yes(referral=referral, by=four.jo.person, at=AT)
    assert str(late.value.told) == "You said already that you have room."
    assert Handover.objects.count() == 1


def test_a_doubled_press_answers_like_the_first(four):
    """Each answer with its own key, pressed twice: one effect, and twice the same thing back."""
    first, second = a_referral(four.nora), a_referral(four.nora)
    yes = [answer_yes(referral=first, by=four.jo.person, at=AT, once="a" * 32) for _ in range(2)]
    no = [
        answer_not_this_time(referral=second, words="Full.", by=four.jo.person, at=AT, once="b" * 32) for _ in range(2)
    ]
    on = [pass_it_on(referral=first, to=four.cleo, by=four.sam.person, at=AT, once="c" * 32) for _ in range(2)]
    thanked = [thank_for_words(answer=no[0], by=four.nora.person, at=AT, once="d" * 32) for _ in range(2)]
    for twice in (yes, no, on, thanked):
        assert twice[0] == twice[1]
    assert yes[1].thread_id == yes[0].thread_id is not None
    assert (yes[1].taker_id, no[1].person_id) == (four.jo.person_id, four.jo.person_id)
    assert Handover.objects.count() == 1


def test_nobody_has_room_for_their_own(four):
    with pytest.raises(Refused):
        answer_yes(referral=a_referral(four.nora), by=four.nora.person, at=AT)


def test_one_may_say_yes_after_all(four):
    referral = a_referral(four.nora)
    answer_not_this_time(referral=referral, by=four.jo.person, at=AT)
    assert answer_yes(referral=referral, by=four.jo.person, at=AT).taker_id == four.jo.person_id


def test_a_no_without_words_is_told_to_nobody_and_the_journal_keeps_none(four):
    referral = a_referral(four.nora)
    before = Notice.objects.filter(person=four.nora.person).count()
    answer_not_this_time(referral=referral, by=four.jo.person, at=AT)
    answer_yes(referral=referral, by=four.sam.person, at=AT)
    verbs = Entry.objects.filter(object_kind="referrals.referral", verb="referral.answered")
    assert list(verbs.order_by("id").values_list("actor_id", "data")) == [
        (four.jo.person_id, {}),
        (four.sam.person_id, {}),
    ]
    assert Notice.objects.filter(person=four.nora.person).count() == before + 1


def test_when_it_is_over_nothing_says_any_more_who_said_no(four):
    referral = a_referral(four.nora)
    answer_not_this_time(referral=referral, by=four.jo.person, at=AT)
    say_found(referral=referral, by=four.nora.person, at=AT)
    assert asked(referral) == {"Jo": "over", "Sam": "over"}
    assert told("asked") == ["Jo"]  # what Sam was asked is taken back


def test_words_with_a_no_reach_the_asker_who_may_thank_once(four):
    referral = a_referral(four.nora)
    answer = answer_not_this_time(referral=referral, words="Full until spring.", by=four.jo.person, at=AT)
    assert told("kind_word") == ["Nora"]
    thank_for_words(answer=answer, by=four.nora.person, at=AT)
    thank_for_words(answer=answer, by=four.nora.person, at=AT)
    assert told("thanked") == ["Jo"]
    with pytest.raises(NothingHere):
        thank_for_words(answer=answer, by=four.sam.person, at=AT)


def test_words_with_a_no_name_no_client(four):
    referral = a_referral(four.nora)
    with pytest.raises(Refused):
        answer_not_this_time(referral=referral, words="I see my client Maria Lopez, 34", by=four.jo.person, at=AT)
    assert asked(referral)["Jo"] == "asked"


def test_passing_on_asks_whom_one_named_who_reads_who_thought_of_them(four):
    referral = a_referral(four.nora)
    pass_it_on(referral=referral, to=four.cleo, by=four.jo.person, at=AT)
    assert asked(referral) == {"Cleo": "asked", "Jo": "passed_on", "Sam": "asked"}
    assert told("thought_of_you") == ["Cleo"]
    with pytest.raises(Refused):
        pass_it_on(referral=referral, to=four.cleo, by=four.sam.person, at=AT)


def test_it_is_not_passed_on_to_the_asker_or_by_who_was_not_asked(four):
    referral = a_referral(four.nora)
    for to, by in ((four.nora, four.jo), (four.jo, four.jo), (four.sam, four.cleo)):
        with pytest.raises(NothingHere):
            pass_it_on(referral=referral, to=to, by=by.person, at=AT)


# ---------------------------------------------------------------- time


def test_it_comes_to_its_date_is_said_once_and_extended_by_one_press(four):
    referral = a_referral(four.nora)
    then = AT + timedelta(days=30)
    assert (tell_of_dates(by=THE_MACHINE, at=then), tell_of_dates(by=THE_MACHINE, at=then)) == (1, 0)
    assert told("came_to_date") == ["Nora"]
    with pytest.raises(Refused):
        answer_yes(referral=referral, by=four.jo.person, at=then)
    extend_referral(referral=referral, by=four.nora.person, at=then)
    answer_yes(referral=referral, by=four.jo.person, at=then)


@pytest.mark.parametrize("end", [say_found, let_go_of_referral])
def test_what_is_over_is_over_for_everybody(four, end):
    referral = a_referral(four.nora)
    end(referral=referral, by=four.nora.person, at=AT)
    with pytest.raises(NothingHere):
        answer_yes(referral=referral, by=four.jo.person, at=AT)
    for again in (say_found, let_go_of_referral, extend_referral):
        with pytest.raises(AlreadyMoved):
            again(referral=referral, by=four.nora.person, at=AT)


# ---------------------------------------------------------------- how it ended

GIVES = {"connected", "waiting_list"}


@pytest.mark.parametrize("asker", Ending.values)
@pytest.mark.parametrize("taker", Ending.values)
def test_both_say_how_it_ended_and_a_gift_stands_where_either_says_it_came_to_something(four, asker, taker):
    handover = a_handover(four.nora, four.jo)
    say_how_it_ended(handover=handover, ending=asker, by=four.nora.person, at=AT)
    assert (told("how_asked"), Gift.objects.count()) == (["Jo"], 0)
    say_how_it_ended(handover=handover, ending=taker, by=four.jo.person, at=AT)
    handover.refresh_from_db()
    assert (handover.state, handover.asker_says, handover.taker_says) == ("done", asker, taker)
    lines = list(Gift.objects.values_list("giver_id", "receiver_id", "kind"))
    assert lines == ([(four.jo.person_id, four.nora.person_id, "referral")] if GIVES & {asker, taker} else [])
    journal = str(list(Entry.objects.filter(verb="referral.ended").values_list("data", flat=True)))
    assert journal == "[{}, {}]"


def test_each_says_it_once_and_nobody_else_does(four):
    handover = a_handover(four.nora, four.jo)
    say_how_it_ended(handover=handover, ending="connected", by=four.jo.person, at=AT)
    with pytest.raises(AlreadyMoved):
        say_how_it_ended(handover=handover, ending="did_not_fit", by=four.jo.person, at=AT)
    with pytest.raises(NothingHere):
        say_how_it_ended(handover=handover, ending="connected", by=four.sam.person, at=AT)


def test_where_it_came_to_nothing_others_are_asked(four):
    takes(four.sam, {"accepting": []})
    handover = a_handover(four.nora, four.jo)
    takes(four.sam)
    say_how_it_ended(handover=handover, ending="did_not_fit", by=four.nora.person, at=AT)
    assert asked(handover.answer.referral) == {"Jo": "yes", "Sam": "asked"}


def test_both_are_asked_once_after_three_weeks_and_it_fades_after_sixty_days_without_a_gift(four):
    handover = a_handover(four.nora, four.jo)
    assert ask_how_it_ended(by=THE_MACHINE, at=AT + timedelta(days=20)) == 0
    later = AT + timedelta(days=21)
    assert (ask_how_it_ended(by=THE_MACHINE, at=later), ask_how_it_ended(by=THE_MACHINE, at=later)) == (1, 0)
    assert told("how_asked_by_place") == ["Jo", "Nora"]
    say_how_it_ended(handover=handover, ending="connected", by=four.jo.person, at=later)
    assert fade_quietly(by=THE_MACHINE, at=AT + timedelta(days=60)) == 1
    assert Gift.objects.count() == 0
    with pytest.raises(AlreadyMoved):
        say_how_it_ended(handover=handover, ending="connected", by=four.nora.person, at=AT + timedelta(days=61))
