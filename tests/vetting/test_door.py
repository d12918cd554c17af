"""Questions at the door, and what somebody needs: who reads, who answers, what a block hides."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from holdspace.communities.states import Role
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.vetting.actions import (
    answer_accommodation,
    answer_at_door,
    ask_for_accommodation,
    ask_members,
    stop_application,
)
from holdspace.vetting.models import (
    Accompanying,
)
from holdspace.vetting.queries import (
    accommodations,
    beside_of,
    door_questions,
    my_accommodations,
    my_door_questions,
    people_with_a_role,
)
from tests.people_and_places import AT, a_community, a_member, a_person
from tests.vetting.beside import KEY, browser, kinds_for, offers
from tests.ways_in import a_block, a_draft, an_open_community

pytestmark = pytest.mark.django_db


@pytest.fixture
def community():
    return an_open_community()


def test_members_read_a_question_without_a_name_and_answer_in_theirs(community):
    application, mo = a_draft(community), a_member(community, "Mo")
    question = ask_members(application=application, words="How loud is it?", by=application.person, at=AT, once=KEY)
    assert ask_members(application=application, words="x", by=application.person, at=AT, once=KEY) == question
    page = browser(mo.person).get("/c/bridges/at-the-door/").content.decode()
    assert "How loud is it?" in page
    assert "Lovelace" not in page
    whose = {"number": question.pk, "membership": mo, "by": mo.person, "at": AT}
    answer = answer_at_door(words="Not loud.", once=KEY, **whose)
    assert answer_at_door(words="Not loud.", once=KEY, **whose) == answer
    ((line),) = my_door_questions(application=application, seen_by=application.person)
    assert line.answers == [("Not loud.", "Mo", AT)]
    assert kinds_for(application.person) == ["vetting.door_answered"]
    elsewhere = a_member(a_community("harbour", "Harbour"), "Els")
    with pytest.raises(NothingHere):
        answer_at_door(number=question.pk, membership=elsewhere, words="Hm", by=elsewhere.person, at=AT)
    with pytest.raises(NothingHere):
        my_door_questions(application=application, seen_by=mo.person)
    with pytest.raises(NothingHere):
        ask_members(application=application, words="Mine?", by=mo.person, at=AT)


@pytest.mark.parametrize("applicant_blocks", [True, False])
def test_blocks_hide_questions_and_answers_both_ways(community, applicant_blocks):
    application, mo, ria = a_draft(community), a_member(community, "Mo"), a_member(community, "Ria")
    question = ask_members(application=application, words="How loud?", by=application.person, at=AT)
    answer_at_door(number=question.pk, membership=mo, words="Quiet.", by=mo.person, at=AT)
    pair = (application.person, mo.person) if applicant_blocks else (mo.person, application.person)
    a_block(pair[0], pair[1].pk)
    assert door_questions(membership=mo, seen_by=mo.person).items == []
    with pytest.raises(NothingHere):
        answer_at_door(number=question.pk, membership=mo, words="More.", by=mo.person, at=AT)
    assert my_door_questions(application=application, seen_by=application.person)[0].answers == []
    assert len(door_questions(membership=ria, seen_by=ria.person).items[0].answers) == 1
    a_block(ria.person, mo.person_id)
    assert door_questions(membership=ria, seen_by=ria.person).items[0].answers == []


def test_asking_ends_somewhere_and_with_the_application(community):
    application = a_draft(community)
    for n in range(10):
        ask_members(application=application, words=f"Question {n}?", by=application.person, at=AT)
    with pytest.raises(Refused):
        ask_members(application=application, words="One more?", by=application.person, at=AT)
    stop_application(application=application, by=application.person, at=AT)
    with pytest.raises(Refused):
        ask_for_accommodation(application=application, words="Time", by=application.person, at=AT)


def test_the_page_of_questions_asks_as_much_for_many_as_for_few(community):
    mo = a_member(community, "Mo")
    web, counted = browser(mo.person), []
    web.get("/c/bridges/at-the-door/")
    for _n in range(2):
        for _m in range(3):
            application = a_draft(community, a_person())
            question = ask_members(application=application, words="Why?", by=application.person, at=AT)
            answer_at_door(number=question.pk, membership=mo, words="So.", by=mo.person, at=AT)
        with CaptureQueriesContext(connection) as queries:
            assert web.get("/c/bridges/at-the-door/").status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_the_applicant_sees_who_stewards_and_hosts_are_but_for_blocks(community):
    a_member(community, "Hal", Role.HOST), a_member(community, "Mo")
    stella = a_member(community, "Stella", Role.STEWARD, Role.HOST)
    ada = a_draft(community).person
    assert people_with_a_role(community=community, seen_by=ada) == [("Stella", True, True), ("Hal", False, True)]
    a_block(stella.person, ada.pk)
    assert people_with_a_role(community=community, seen_by=ada) == [("Hal", False, True)]


def test_what_somebody_needs_is_for_stewards_and_the_guide(community):
    stella, gil = a_member(community, "Stella", Role.STEWARD), offers(community, "Gil")
    application = a_draft(community)
    need = ask_for_accommodation(application=application, words="Captions", by=application.person, at=AT, once=KEY)
    assert kinds_for(stella.person) == ["vetting.somebody_needs"]
    found = beside_of(membership=gil, number=Accompanying.objects.get().pk, seen_by=gil.person)
    assert found.needs == [("Captions", "")]
    for wrong in (gil, a_member(community, "Rea", Role.REVIEWER)):
        with pytest.raises(NothingHere):
            accommodations(steward=wrong, seen_by=wrong.person)
        with pytest.raises(Refused):
            answer_accommodation(number=need.pk, steward=wrong, words="Yes", by=wrong.person, at=AT)
    answer_accommodation(number=need.pk, steward=stella, words="We have them.", by=stella.person, at=AT)
    sol = a_member(community, "Sol", Role.STEWARD)
    with pytest.raises(AlreadyMoved):
        answer_accommodation(number=need.pk, steward=sol, words="No", by=sol.person, at=AT)
    ((mine),) = my_accommodations(application=application, seen_by=application.person)
    assert (mine.answer, mine.answered_by) == ("We have them.", stella.person)
    with pytest.raises(NothingHere):
        my_accommodations(application=application, seen_by=gil.person)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words, answer FROM vetting_accommodation")
        assert "Captions" not in str(cursor.fetchall())


def test_a_block_keeps_a_need_from_that_steward_alone(community):
    stella, sol = a_member(community, "Stella", Role.STEWARD), a_member(community, "Sol", Role.STEWARD)
    application = a_draft(community)
    a_block(application.person, stella.person_id)
    ask_for_accommodation(application=application, words="Captions", by=application.person, at=AT)
    assert (kinds_for(stella.person), kinds_for(sol.person)) == ([], ["vetting.somebody_needs"])
    assert accommodations(steward=stella, seen_by=stella.person).items == []
    assert len(accommodations(steward=sol, seen_by=sol.person).items) == 1
