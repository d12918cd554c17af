from datetime import timedelta

import pytest

from holdspace.communities.actions import leave_community
from holdspace.communities.states import Role
from holdspace.conversations.actions import (
    accept_talk,
    begin_talk,
    decline_talk,
    leave_talk_for_later,
    remind_of_later,
    set_limits,
    take_back_message,
    write_message,
)
from holdspace.conversations.models import Message, Pair, Participant
from holdspace.conversations.queries import any_questions, questions_to, read_thread, threads_of
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.outbox.models import Delivery, Notice
from holdspace.people.models import Block
from tests.conversations.two_people import first_words, standings
from tests.people_and_places import AT, a_community, a_member
from tests.racing import outcomes, real_transactions

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return a_community()


@pytest.fixture
def ana(place):
    return a_member(place, "Ana")


@pytest.fixture
def ben(place):
    return a_member(place, "Ben")


def asked(member):
    found = questions_to(community=member.community, seen_by=member.person, at=AT)
    return [line.with_whom for line in found.items]


def listed(member):
    found = threads_of(community=member.community, seen_by=member.person, at=AT)
    return [(line.with_whom, line.waits) for line in found.items]


def seen(thread, member):
    return read_thread(community=member.community, number=thread.pk, seen_by=member.person, at=AT)


def test_first_words_wait_for_a_yes_and_stand_in_the_digest(ana, ben):
    thread = first_words(ana, ben)
    assert standings(thread) == {"Ana": "in", "Ben": "asked"}
    assert (asked(ben), listed(ben), listed(ana)) == (["Ana"], [], [("Ben", True)])
    assert any_questions(community=ben.community, seen_by=ben.person, at=AT)
    notice = Notice.objects.get()
    assert (notice.kind, notice.person_id) == ("conversations.somebody_asked", ben.person_id)
    assert Delivery.objects.get().way == "digest"
    with pytest.raises(Refused):
        write_message(thread=thread, words="And another thing.", by=ana.person, at=AT)
    assert Message.objects.count() == 1


def test_a_yes_opens_it_and_is_told(ana, ben):
    thread = first_words(ana, ben)
    accept_talk(thread=thread, by=ben.person, at=AT)
    assert standings(thread) == {"Ana": "in", "Ben": "in"}
    assert Notice.objects.filter(person_id=ana.person_id).get().kind == "conversations.said_yes"
    write_message(thread=thread, words="Good.", by=ana.person, at=AT)
    with pytest.raises(AlreadyMoved):
        accept_talk(thread=thread, by=ben.person, at=AT)


def test_whoever_answers_in_words_says_yes(ana, ben):
    thread = first_words(ana, ben)
    write_message(thread=thread, words="Gladly.", by=ben.person, at=AT)
    assert standings(thread) == {"Ana": "in", "Ben": "in"}
    assert [n.kind for n in Notice.objects.filter(person_id=ana.person_id)] == ["conversations.somebody_wrote"]


@pytest.mark.parametrize("answer", [leave_talk_for_later, decline_talk])
def test_whoever_asked_sees_the_same_whatever_was_answered_but_a_yes(ana, ben, answer):
    thread = first_words(ana, ben)
    before = (seen(thread, ana), listed(ana), Notice.objects.filter(person_id=ana.person_id).count())
    answer(thread=thread, by=ben.person, at=AT)
    assert (seen(thread, ana), listed(ana), Notice.objects.filter(person_id=ana.person_id).count()) == before
    with pytest.raises(Refused):
        write_message(thread=thread, words="Hello?", by=ana.person, at=AT)


def test_declined_leaves_the_list_and_a_change_of_mind_is_a_yes(ana, ben):
    thread = first_words(ana, ben)
    decline_talk(thread=thread, by=ben.person, at=AT)
    assert asked(ben) == []
    assert not Notice.objects.exists()
    assert first_words(ben, ana, "I have room now.") == thread
    assert standings(thread) == {"Ana": "in", "Ben": "in"}


def test_what_was_left_for_later_is_told_once_more_after_a_week(ana, ben):
    thread = first_words(ana, ben)
    leave_talk_for_later(thread=thread, by=ben.person, at=AT)
    assert remind_of_later(by=THE_MACHINE, at=AT + timedelta(days=6)) == 0
    assert remind_of_later(by=THE_MACHINE, at=AT + timedelta(days=8)) == 1
    assert remind_of_later(by=THE_MACHINE, at=AT + timedelta(days=8)) == 0
    assert standings(thread) == {"Ana": "in", "Ben": "asked"}
    assert Notice.objects.filter(person_id=ben.person_id, kind="conversations.somebody_asked").count() == 2


def test_first_words_taken_back_leave_nothing_with_the_other(ana, ben):
    thread = first_words(ana, ben)
    take_back_message(message=Message.objects.get(), by=ana.person, at=AT)
    assert (asked(ben), Notice.objects.count()) == ([], 0)
    with pytest.raises(NothingHere):
        seen(thread, ben)
    assert seen(thread, ana).unasked
    write_message(thread=thread, words="Said better.", by=ana.person, at=AT)
    assert (standings(thread)["Ben"], asked(ben)) == ("asked", ["Ana"])


def test_after_a_taking_back_the_other_may_be_the_one_who_asks(ana, ben):
    thread = first_words(ana, ben)
    take_back_message(message=Message.objects.get(), by=ana.person, at=AT)
    assert first_words(ben, ana, "Hello.") == thread
    assert standings(thread) == {"Ana": "asked", "Ben": "in"}


def test_people_who_write_to_each_other_already_need_no_yes(two):
    thread = first_words(two.ben, two.ana)
    assert standings(thread) == {"Ana": "in", "Ben": "in"}
    assert standings(first_words(two.ben, two.cleo)) == {"Ben": "in", "Cleo": "asked"}


def test_a_question_that_waits_makes_no_acquaintance(place, ana, ben):
    first_words(ana, ben)
    thread = first_words(ben, a_member(place, "Cleo"))
    assert standings(thread)["Cleo"] == "asked"


def test_whoever_cannot_be_met_is_not_written_to(place, ana, ben):
    elsewhere = a_member(a_community("harbour", "Harbour"))
    left = a_member(place, "Lee")
    leave_community(membership=left, by=left.person, at=AT)
    left.refresh_from_db()
    Block.objects.create(blocker=ben.person, blocked=ana.person, at=AT)
    for whom in (ana, ben, elsewhere, left):
        with pytest.raises(Refused):
            first_words(ana, whom)
    with pytest.raises(Refused):
        begin_talk(membership=ana, whom=ben, words="As Ana.", by=ben.person, at=AT)
    assert not Pair.objects.exists()


def test_a_block_hides_who_asked_and_closes_it(ana, ben):
    thread = first_words(ana, ben)
    Block.objects.create(blocker=ben.person, blocked=ana.person, at=AT)
    assert asked(ben) == []
    assert not any_questions(community=ben.community, seen_by=ben.person, at=AT)
    for act in (accept_talk, decline_talk, leave_talk_for_later):
        with pytest.raises(Refused):
            act(thread=thread, by=ben.person, at=AT)


def test_only_whoever_was_asked_answers(two):
    thread = first_words(two.ana, two.cleo)
    for act in (accept_talk, decline_talk, leave_talk_for_later):
        with pytest.raises(NothingHere):
            act(thread=thread, by=two.ben.person, at=AT)
        with pytest.raises(AlreadyMoved):
            act(thread=thread, by=two.ana.person, at=AT)
    assert standings(thread)["Cleo"] == "asked"


def test_newcomers_are_written_to_by_one_member_twice_a_week_at_most(place, ana):
    new = [a_member(place, f"New {n}", at=AT - timedelta(days=3)) for n in range(3)]
    first_words(ana, new[0])
    first_words(ana, new[1])
    with pytest.raises(Refused) as refusal:
        first_words(ana, new[2])
    assert "newcomers" in str(refusal.value.verdict.because)
    assert Pair.objects.count() == 2
    assert standings(first_words(new[2], ana))["Ana"] == "asked"  # newcomers write to whom they like
    first_words(ana, a_member(place, "Old"))
    assert first_words(ana, new[2], at=AT + timedelta(days=8))


def test_stewards_say_how_many_and_others_do_not(place, ana, ben):
    steward = a_member(place, "Sam", Role.STEWARD)
    new = a_member(place, "New", at=AT)
    set_limits(membership=steward, newcomers_a_week=0, by=steward.person, at=AT)
    with pytest.raises(Refused):
        first_words(ana, new)
    set_limits(membership=steward, newcomers_a_week=1, by=steward.person, at=AT)
    first_words(ana, new)
    for newcomers in (-1, 21):
        with pytest.raises(Refused):
            set_limits(membership=steward, newcomers_a_week=newcomers, by=steward.person, at=AT)
    with pytest.raises(Refused):
        set_limits(membership=ben, newcomers_a_week=5, by=ben.person, at=AT)
    assert Entry.objects.filter(verb="talk.limits_set").count() == 2


def test_ten_a_week_are_enough_and_the_same_person_counts_once(place, ana, ben, monkeypatch):
    monkeypatch.setattr("holdspace.conversations.rules.MOST_A_WEEK", 1)
    first_words(ana, ben)
    take_back_message(message=Message.objects.get(), by=ana.person, at=AT)
    write_message(thread=first_thread(), words="Again.", by=ana.person, at=AT)
    with pytest.raises(Refused):
        first_words(ana, a_member(place, "Cleo"))


def first_thread():
    return Participant.objects.order_by("id").first().thread


def test_what_identifies_a_client_is_not_asked_either(ana, ben):
    with pytest.raises(Refused):
        first_words(ana, ben, "My client writes from ann@example.org, could you see her?")
    assert not Pair.objects.exists()


def test_a_second_press_begins_once(ana, ben):
    once = "c" * 32
    thread = first_words(ana, ben, once=once)
    assert first_words(ana, ben, once=once) == thread
    assert (Message.objects.count(), Notice.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_a_yes_and_a_no_at_once_have_one_effect(tmp_path, ana, ben):
    thread = first_words(ana, ben)
    acts = [lambda: accept_talk(thread=thread, by=ben.person, at=AT)] * 2
    with real_transactions(tmp_path) as at_once:
        assert outcomes(at_once(*acts)) == ["AlreadyMoved", "Participant"]
        [verbs] = at_once(lambda: Entry.objects.filter(verb="talk.accepted").count())
    assert verbs == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_write_to_each_other_at_once_have_one_thread(tmp_path, ana, ben):
    with real_transactions(tmp_path) as at_once:
        results = at_once(lambda: first_words(ana, ben), lambda: first_words(ben, ana))
        assert outcomes(results) == ["Thread", "Thread"]
        [found] = at_once(lambda: (Pair.objects.count(), standings(results[0])))
    assert found == (1, {"Ana": "in", "Ben": "in"})


@pytest.mark.django_db(transaction=True)
def test_two_windows_share_one_weeks_limits(tmp_path, place, ana):
    new = [a_member(place, f"New {n}", at=AT) for n in range(3)]
    first_words(ana, new[0])
    with real_transactions(tmp_path) as at_once:
        results = at_once(lambda: first_words(ana, new[1]), lambda: first_words(ana, new[2]))
    assert outcomes(results) == ["Refused", "Thread"]
