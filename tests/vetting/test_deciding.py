"""Two people decide: a steward and somebody who has read, never one alone."""

from datetime import timedelta

import pytest
from django.db import connection

from holdspace.communities.actions import end_role, give_role, leave_community
from holdspace.communities.queries import membership_of
from holdspace.communities.states import Role
from holdspace.grammar.actors import OPERATOR, VISITOR
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.outbox.kinds import notice_kind
from holdspace.outbox.models import Notice
from holdspace.vetting.actions import (
    agree_to_decision,
    decline_reading,
    disagree_with_decision,
    propose_decision,
    take_back_decision,
)
from holdspace.vetting.actions.saying import answer_offer, offer_to_say_it
from holdspace.vetting.models import Decision, Review
from holdspace.vetting.queries import case_of, lately_decided, letter_of, to_decide
from tests.people_and_places import AT, a_member, a_person
from tests.ways_in import (
    DAY,
    a_block,
    a_criterion,
    a_decided_one,
    a_proposal,
    a_read_one,
    a_reading,
    a_sent_one,
    an_open_community,
    its_people,
    said_first,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def bridges(db):
    return an_open_community()


@pytest.fixture
def people(bridges):
    return its_people(bridges)


@pytest.fixture
def application(bridges, people):
    return a_read_one(bridges, people[0], people[1])


def agree(decision, membership):
    return agree_to_decision(decision=decision, membership=membership, by=membership.person, at=AT)


def test_a_steward_proposes_and_a_reader_agrees(bridges, people, application):
    rea, _rolf, stella = people
    decision = agree(a_proposal(application, stella), rea)
    application.refresh_from_db()
    assert (application.state, application.decided_at) == ("welcomed", AT)
    assert (decision.proposed_in_role, decision.answered_in_role) == ("steward", "reviewer")
    membership = membership_of(community=bridges, person_id=application.person_id, seen_by=VISITOR)
    assert (membership.affirmed_version, membership.founder) == (0, False)
    entries = Entry.objects.filter(verb__startswith="decision.").order_by("id")
    assert list(entries.values_list("verb", "actor_id", "in_role", "data")) == [
        ("decision.proposed", stella.person_id, "steward", {}),
        ("decision.made", rea.person_id, "reviewer", {"outcome": "welcome"}),
    ]


def test_a_reader_proposes_and_a_steward_agrees(people, application):
    rea, _rolf, stella = people
    decision = agree(a_proposal(application, rea), stella)
    assert (decision.proposed_in_role, decision.answered_in_role) == ("reviewer", "steward")


def test_never_one_alone_and_never_two_readers(bridges, people, application):
    rea, rolf, stella = people
    other_steward = a_member(bridges, "Sten", Role.STEWARD)
    decision = a_proposal(application, rea)
    with pytest.raises(Refused) as refusal:
        agree(decision, rea)
    assert str(refusal.value.verdict.because) == "You proposed this. Somebody else agrees to it, or says why not."
    with pytest.raises(Refused) as refusal:
        agree(decision, rolf)
    assert str(refusal.value.verdict.because) == (
        "A decision needs a steward and somebody who has read, or two stewards."
    )
    take_back_decision(decision=decision, by=rea.person, at=AT)
    decision = agree(a_proposal(application, stella), other_steward)
    assert (decision.proposed_in_role, decision.answered_in_role) == ("steward", "steward")


def test_a_steward_who_read_can_stand_for_either(bridges, people):
    rea, _rolf, stella = people
    give_role(membership=stella, role=Role.REVIEWER, by=OPERATOR, at=AT)
    application = a_read_one(bridges, rea, stella)
    other_steward = a_member(bridges, "Sten", Role.STEWARD)
    decision = agree(a_proposal(application, stella), other_steward)
    assert (decision.proposed_in_role, decision.answered_in_role) == ("reviewer", "steward")


def test_who_has_no_part_in_it(bridges, people, application):
    _rea, _rolf, stella = people
    member, reader = a_member(bridges), a_member(bridges, "Tam", Role.REVIEWER)
    elsewhere = a_member(an_open_community("harbour", "Harbour"), "Els", Role.STEWARD, Role.REVIEWER)
    blocked = a_member(bridges, "Bea", Role.STEWARD)
    a_block(application.person, blocked.person_id)
    decision = a_proposal(application, stella)
    for membership in (member, reader, elsewhere, blocked):
        with pytest.raises(NothingHere):
            agree(decision, membership)
        with pytest.raises(NothingHere):
            a_proposal(application, membership)
        with pytest.raises(NothingHere):
            case_of(membership=membership, number=application.pk, seen_by=membership.person, at=AT)
        assert to_decide(membership=membership, seen_by=membership.person, at=AT) == []
    with pytest.raises(NothingHere):
        agree_to_decision(decision=decision, membership=stella, by=member.person, at=AT)
    with pytest.raises(NothingHere):
        take_back_decision(decision=decision, by=member.person, at=AT)


@pytest.mark.parametrize("finished", [0, 1])
def test_nothing_is_decided_before_everybody_has_read(bridges, people, finished):
    rea, rolf, _stella = people
    application = a_sent_one(bridges)
    a_reading(application, rea, final=finished == 1)
    a_reading(application, rolf, final=False)
    for membership in people:
        with pytest.raises(NothingHere):
            a_proposal(application, membership)
        with pytest.raises(NothingHere):
            case_of(membership=membership, number=application.pk, seen_by=membership.person, at=AT)


def test_saying_why_not_leaves_it_open_and_tells_the_proposer_alone(people, application):
    rea, _rolf, stella = people
    decision = a_proposal(application, stella, outcome="not_yet")
    Notice.objects.all().delete()
    with pytest.raises(Refused):
        disagree_with_decision(decision=decision, membership=rea, why_not=" ", by=rea.person, at=AT)
    disagree_with_decision(decision=decision, membership=rea, why_not="I saw her differently.", by=rea.person, at=AT)
    application.refresh_from_db()
    assert (application.state, decision.state) == ("read", "not_agreed")
    assert list(Notice.objects.values_list("person_id", "kind")) == [(stella.person_id, "vetting.decision_not_agreed")]
    with pytest.raises(AlreadyMoved):
        agree(Decision.objects.get(), rea)
    again = a_proposal(application, rea)
    case = case_of(membership=stella, number=application.pk, seen_by=stella.person, at=AT)
    assert (case.standing, [d.why_not for d in case.earlier], case.may_answer) == (
        again,
        ["I saw her differently."],
        True,
    )
    assert letter_of(application=application, seen_by=application.person) is None


def test_one_proposal_at_a_time(people, application):
    rea, _rolf, stella = people
    first = a_proposal(application, stella, once="a" * 32)
    assert a_proposal(application, stella, once="a" * 32) == first
    with pytest.raises(AlreadyMoved) as moved:
        a_proposal(application, rea)
    assert str(moved.value.told) == "Somebody has proposed a decision meanwhile. It waits for a second person."
    agree(first, rea)
    with pytest.raises(AlreadyMoved):
        a_proposal(application, rea)
    with pytest.raises(AlreadyMoved):
        take_back_decision(decision=first, by=stella.person, at=AT)


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        ({"letter": " "}, "The letter is still empty. Whatever you decide, the person should know why."),
        ({"criteria": []}, "Please say which criteria the reasons are about."),
        ({"way_back": ""}, "Please write what would help before they come again."),
        ({"back_from": None}, "Please name a day within the next six months from which they can come again."),
        ({"back_from": AT.date()}, "Please name a day within the next six months from which they can come again."),
        (
            {"back_from": AT.date() + timedelta(days=184)},
            "Please name a day within the next six months from which they can come again.",
        ),
    ],
)
def test_a_not_yet_has_reasons_a_way_back_and_a_day(people, application, changed, because):
    _rea, _rolf, stella = people
    criterion = a_criterion(application)
    whole = {
        "letter": "Why.",
        "way_back": "How.",
        "back_from": AT.date() + timedelta(days=183),
        "criteria": [criterion],
    }

    def propose(**texts):
        return propose_decision(
            application=application, membership=stella, outcome="not_yet", by=stella.person, at=AT, **texts
        )

    with pytest.raises(Refused) as refusal:
        propose(**whole | changed)
    assert str(refusal.value.verdict.because) == because
    assert propose(**whole).back_from == AT.date() + timedelta(days=183)


def test_a_welcome_carries_no_way_back(people, application):
    decision = a_proposal(application, people[2], way_back="Left over.", back_from=AT.date() + DAY)
    assert (decision.way_back, decision.back_from) == ("", None)


def test_the_letter_is_encrypted_and_the_applicants_alone(people, application):
    rea, _rolf, stella = people
    said_first(agree(a_proposal(application, stella, outcome="not_yet"), rea))
    with connection.cursor() as cursor:
        cursor.execute("SELECT letter, way_back FROM vetting_decision")
        assert not any("Dana" in text or "evenings" in text for text in cursor.fetchone())
    application.refresh_from_db()
    letter = letter_of(application=application, seen_by=application.person)
    assert letter.letter == "We liked how you stayed with Dana."
    assert letter_of(application=application, seen_by=rea.person) is None


def test_the_applicant_is_told_that_a_letter_is_there_and_nothing_of_what_it_says(people, application):
    rea, _rolf, stella = people
    decision = agree(a_proposal(application, stella, outcome="not_yet"), rea)
    Notice.objects.all().delete()
    offer_to_say_it(decision=decision, words="Call me.", by=stella.person, at=AT)
    offered = Notice.objects.get(person=application.person)
    assert (
        str(notice_kind(offered.kind).line) == "Somebody of {community} would like to talk with you. The page says how."
    )
    Notice.objects.all().delete()
    answer_offer(decision=decision, answer="letter", by=application.person, at=AT)
    notice = Notice.objects.get(person=application.person)
    kind = notice_kind(notice.kind)
    assert (kind.name, kind.must, notice.url) == ("vetting.letter_is_there", True, "/c/bridges/join/status/")
    assert str(kind.subject) == "{community}: a letter for you"
    assert str(kind.line) == "A letter from {community} is there for you."


def test_who_passed_it_by_is_forgotten_with_the_decision(bridges, people):
    rea, rolf, stella = people
    application = a_sent_one(bridges)
    third = a_member(bridges, "Tam", Role.REVIEWER)
    decline_reading(application=application, membership=third, by=third.person, at=AT)
    a_reading(application, rea)
    a_reading(application, rolf)
    agree(a_proposal(application, stella), rea)
    assert sorted(Review.objects.values_list("reviewer_id", flat=True)) == sorted([rea.person_id, rolf.person_id])


def test_a_proposer_who_lost_the_role_has_still_proposed(people, application):
    rea, _rolf, stella = people
    decision = a_proposal(application, stella)
    give_role(membership=rea, role=Role.STEWARD, by=OPERATOR, at=AT)
    end_role(membership=stella, role=Role.STEWARD, by=OPERATOR, at=AT)
    assert agree(decision, rea).state == "agreed"


def test_somebody_who_left_comes_back_by_a_new_welcome(bridges, people):
    former = a_member(bridges, "Fee")
    leave_community(membership=former, by=former.person, at=AT)
    a_decided_one(bridges, people, person=former.person)
    assert membership_of(community=bridges, person_id=former.person_id, seen_by=VISITOR).pk == former.pk


def test_lately_decided_is_for_stewards_and_those_who_read(bridges, people):
    application = a_decided_one(bridges, people)
    other = a_member(bridges, "Tam", Role.REVIEWER)
    for membership in people:
        lines = lately_decided(membership=membership, seen_by=membership.person, at=AT)
        assert [(line.number, line.state, line.name) for line in lines] == [(application.pk, "welcomed", "")]
    assert lately_decided(membership=other, seen_by=other.person, at=AT) == []


def test_what_waits_for_a_decision_costs_the_same_for_one_and_three(bridges, people, assert_same_queries):
    rea, rolf, stella = people
    me = stella.person

    def one():
        a_proposal(a_read_one(bridges, rea, rolf, person=a_person()), rea)

    one()
    assert_same_queries(2, lambda: to_decide(membership=stella, seen_by=me, at=AT), lambda: (one(), one()))
