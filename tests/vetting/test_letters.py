"""A letter that is no welcome: said first, answered once, looked at again by others."""

import pytest

from holdspace.communities.queries import membership_of
from holdspace.communities.states import Role
from holdspace.grammar.actors import VISITOR
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.vetting.actions import agree_to_decision, begin_application, take_back_decision
from holdspace.vetting.actions.appealing import (
    agree_to_second_look,
    ask_for_second_look,
    name_ally,
    propose_second_look,
    take_back_second_look,
)
from holdspace.vetting.actions.saying import (
    answer_offer,
    keep_letter_draft,
    offer_to_say_it,
    reply_to_letter,
    send_letter,
)
from holdspace.vetting.models import Decision, LetterDraft
from holdspace.vetting.queries import case_of, letter_of
from holdspace.vetting.queries.appealing import appeal_about, open_appeals, second_case
from tests.people_and_places import AT, a_member, a_person
from tests.ways_in import (
    DAY,
    a_block,
    a_decided_one,
    a_proposal,
    a_read_one,
    an_open_community,
    its_people,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def bridges(db):
    return an_open_community()


@pytest.fixture
def people(bridges):
    return its_people(bridges)


def agreed(bridges, people, outcome="not_yet"):
    rea, rolf, stella = people
    application = a_read_one(bridges, rea, rolf)
    decision = a_proposal(application, stella, outcome=outcome)
    return agree_to_decision(decision=decision, membership=rea, by=rea.person, at=AT)


def offered(bridges, people, outcome="not_yet"):
    decision = agreed(bridges, people, outcome)
    return offer_to_say_it(decision=decision, words="Call me on Friday.", by=decision.proposed_by, at=AT)


@pytest.mark.parametrize("outcome", ["not_yet", "not_here"])
def test_no_such_letter_is_out_before_a_person_has_offered_to_say_it(bridges, people, outcome):
    decision = agreed(bridges, people, outcome)
    person = decision.application.person
    assert (decision.state, decision.application.state) == ("to_be_said", "read")
    assert letter_of(application=decision.application, seen_by=person) is None
    assert Notice.objects.filter(person=person, kind="vetting.letter_is_there").count() == 0
    with pytest.raises(Refused):
        send_letter(decision=decision, by=decision.proposed_by, at=AT + 99 * DAY)
    with pytest.raises(NothingHere):
        answer_offer(decision=decision, answer="letter", by=person, at=AT)
    offer_to_say_it(decision=decision, words="Call me.", by=decision.proposed_by, at=AT)
    with pytest.raises(AlreadyMoved):
        offer_to_say_it(decision=decision, words="Call me.", by=decision.answered_by, at=AT)
    with pytest.raises(Refused):
        send_letter(decision=decision, by=decision.proposed_by, at=AT + 2 * DAY)
    send_letter(decision=decision, by=decision.answered_by, at=AT + 3 * DAY)
    decision.application.refresh_from_db()
    assert (decision.state, decision.application.state) == ("agreed", outcome)
    assert decision.application.decided_at == AT + 3 * DAY
    assert Entry.objects.get(verb="decision.made").data == {"outcome": outcome}


def test_who_would_rather_talk_is_heard_first_and_then_it_is_sent_or_taken_back(bridges, people):
    decision = offered(bridges, people)
    rolf = people[1]
    for stranger in (rolf.person, a_person()):
        with pytest.raises(NothingHere):
            answer_offer(decision=decision, answer="talk", by=stranger, at=AT)
        with pytest.raises(NothingHere):
            send_letter(decision=decision, by=stranger, at=AT)
    answer_offer(decision=decision, answer="talk", by=decision.application.person, at=AT)
    told = Notice.objects.filter(kind="vetting.wants_to_talk").values_list("person_id", flat=True)
    assert list(told) == [decision.proposed_by_id]
    take_back_decision(decision=decision, by=decision.answered_by, at=AT)
    assert (decision.state, decision.application.state) == ("taken_back", "read")
    assert a_proposal(decision.application, rolf).state == "proposed"


def test_a_letter_asked_for_is_out_at_once_and_once(bridges, people):
    decision = offered(bridges, people)
    person = decision.application.person
    answer_offer(decision=decision, answer="letter", by=person, at=AT)
    assert letter_of(application=decision.application, seen_by=person) == decision
    with pytest.raises(NothingHere):
        answer_offer(decision=decision, answer="letter", by=person, at=AT)
    with pytest.raises(NothingHere):
        send_letter(decision=decision, by=decision.proposed_by, at=AT + 9 * DAY)


def test_the_applicant_answers_once(bridges, people):
    application = a_decided_one(bridges, people, outcome="not_yet")
    letter = Decision.objects.get()

    def reply(by, words="I see it differently."):
        return reply_to_letter(decision=letter, reply=words, way_back="And a third evening.", by=by, at=AT)

    with pytest.raises(NothingHere):
        reply(people[0].person)
    reply(application.person)
    with pytest.raises(Refused):
        reply(application.person)
    case = case_of(membership=people[2], number=application.pk, seen_by=people[2].person, at=AT)
    assert (case.standing.reply, case.standing.way_back_reply) == ("I see it differently.", "And a third evening.")


def test_a_draft_is_the_writers_alone_and_goes_with_the_proposal(bridges, people):
    rea, rolf, stella = people
    application = a_read_one(bridges, rea, rolf)

    def keep(membership):
        return keep_letter_draft(
            application=application,
            membership=membership,
            outcome="not_yet",
            letter="Dear",
            way_back="",
            by=membership.person,
            at=AT,
        )

    keep(stella)
    keep(stella)
    with pytest.raises(NothingHere):
        keep(a_member(bridges))
    drafts = [case_of(membership=m, number=application.pk, seen_by=m.person, at=AT).draft for m in (stella, rea)]
    assert [draft and draft.letter for draft in drafts] == ["Dear", None]
    a_proposal(application, stella)
    assert LetterDraft.objects.count() == 0


def test_earlier_letters_show_to_the_next_panel_only_once_all_have_read(bridges, people):
    rea, rolf, stella = people
    first = a_decided_one(bridges, people, outcome="not_yet")
    second = a_read_one(bridges, rea, rolf, person=first.person, at=AT + 90 * DAY)
    case = case_of(membership=stella, number=second.pk, seen_by=stella.person, at=AT)
    assert [d.application_id for d in case.before] == [first.pk]


def test_not_here_names_no_day_and_the_door_is_not_locked_for_ever(bridges, people):
    application = a_decided_one(bridges, people, outcome="not_here")
    assert Decision.objects.get().back_from is None
    with pytest.raises(Refused):
        begin_application(community=bridges, by=application.person, at=AT + 300 * DAY)
    assert begin_application(community=bridges, by=application.person, at=AT + 367 * DAY).state == "draft"


@pytest.fixture
def turned_away(bridges, people):
    return a_decided_one(bridges, people, outcome="not_yet")


def ask(application, at=AT):
    return ask_for_second_look(
        application=application, words="Nobody saw my third answer.", by=application.person, at=at
    )


def others(bridges):
    return a_member(bridges, "Sten", Role.STEWARD), a_member(bridges, "Tam", Role.REVIEWER)


def test_a_second_look_is_by_two_who_had_no_part(bridges, people, turned_away):
    sten, tam = others(bridges)
    appeal = ask(turned_away)
    told = Notice.objects.filter(kind="vetting.second_look").values_list("person_id", flat=True)
    assert sorted(told) == [sten.person_id, tam.person_id]
    for membership in (*people, a_member(bridges)):
        with pytest.raises(NothingHere):
            second_case(community=bridges, number=appeal.pk, seen_by=membership.person, at=AT)
        with pytest.raises(NothingHere):
            propose_second_look(appeal=appeal, outcome="welcome", letter="Yes.", by=membership.person, at=AT)
        assert open_appeals(membership=membership, seen_by=membership.person, at=AT) == []
    assert open_appeals(membership=tam, seen_by=tam.person, at=AT) == [appeal]
    propose_second_look(appeal=appeal, outcome="welcome", letter="We see it now.", by=sten.person, at=AT)
    with pytest.raises(Refused):
        agree_to_second_look(appeal=appeal, by=sten.person, at=AT)
    agree_to_second_look(appeal=appeal, by=tam.person, at=AT)
    with pytest.raises(AlreadyMoved):
        agree_to_second_look(appeal=appeal, by=tam.person, at=AT)
    turned_away.refresh_from_db()
    assert turned_away.state == "welcomed"
    assert membership_of(community=bridges, person_id=turned_away.person_id, seen_by=VISITOR) is not None


def test_it_can_stand_or_open_the_door_at_once_and_be_opened_again_by_another(bridges, people, turned_away):
    sten, tam = others(bridges)
    appeal = ask(turned_away)
    propose_second_look(appeal=appeal, outcome="stands", letter="It stands.", by=sten.person, at=AT)
    take_back_second_look(appeal=appeal, by=tam.person, at=AT)
    propose_second_look(appeal=appeal, outcome="anew", letter="Others should read.", by=tam.person, at=AT)
    with pytest.raises(Refused):
        begin_application(community=bridges, by=turned_away.person, at=AT)
    agree_to_second_look(appeal=appeal, by=sten.person, at=AT)
    assert begin_application(community=bridges, by=turned_away.person, at=AT).state == "draft"


def test_within_thirty_days_once_and_by_the_applicant_alone(bridges, people, turned_away):
    with pytest.raises(Refused):
        ask(turned_away, AT + 31 * DAY)
    with pytest.raises(NothingHere):
        ask_for_second_look(application=turned_away, words="x", by=people[0].person, at=AT)
    ask(turned_away, AT + 30 * DAY)
    with pytest.raises(Refused):
        ask(turned_away)
    welcomed = a_decided_one(bridges, people, person=a_person("Bo"))
    with pytest.raises(Refused):
        ask(welcomed)


def test_a_small_community_names_an_ally_who_opens_this_one_case_alone(bridges, people, turned_away):
    rea, _rolf, stella = people
    appeal = ask(turned_away)
    assert appeal_about(application=turned_away, membership=stella, seen_by=stella.person)[1] == 0
    ally, blocked = a_person("Ally"), a_person("Bea")
    a_block(turned_away.person, blocked.pk)

    def name(membership, email):
        return name_ally(appeal=appeal, steward=membership, email=email, by=membership.person, at=AT)

    with pytest.raises(Refused):
        name(rea, ally.email)
    for nobody in ("nobody@example.org", rea.person.email, turned_away.person.email, blocked.email):
        assert name(stella, nobody) is None
    assert name(stella, ally.email.upper()) == name(stella, ally.email)
    other = a_read_one(bridges, rea, people[1], person=a_person("Cy"))
    case = second_case(community=bridges, number=appeal.pk, seen_by=ally, at=AT)
    assert (case.appeal, case.name) == (appeal, "")
    with pytest.raises(NothingHere):
        second_case(community=bridges, number=other.pk + 1000, seen_by=ally, at=AT)
    propose_second_look(appeal=appeal, outcome="stands", letter="It stands.", by=ally, at=AT)
    second = a_person("Second")
    name(stella, second.email)
    with pytest.raises(Refused):
        name(stella, a_person("Third").email)
    agree_to_second_look(appeal=appeal, by=second, at=AT)
    assert appeal.state == "answered"
