"""What is kept, for how long, and what goes along with a person."""

import pytest

from holdspace.grammar.actors import THE_MACHINE
from holdspace.journal.models import Entry
from holdspace.people.personal import all_personal
from holdspace.vetting.actions import erase_kept_answers
from holdspace.vetting.models import Answer, Application, Decision, Review, Score
from holdspace.vetting.personal.applications import (
    erase_applications,
    erase_reviews,
    export_applications,
    export_reviews,
)
from holdspace.vetting.queries import letter_of
from holdspace.vetting.tasks import erase_answers
from holdspace.work.registry import task
from tests.people_and_places import AT, a_person
from tests.ways_in import (
    DAY,
    a_decided_one,
    a_proposal,
    a_read_one,
    a_reading,
    a_sent_one,
    a_whole_draft,
    an_open_community,
    its_people,
)

pytestmark = pytest.mark.django_db
A_YEAR = 366 * DAY


def test_answers_and_readings_go_when_their_time_is_over_and_the_letter_stays():
    community = an_open_community()
    application = a_decided_one(community, its_people(community), outcome="not_yet")
    assert erase_kept_answers(by=THE_MACHINE, at=AT + A_YEAR - DAY) == 0
    assert erase_kept_answers(by=THE_MACHINE, at=AT + A_YEAR) == 1
    assert erase_kept_answers(by=THE_MACHINE, at=AT + A_YEAR) == 0
    application.refresh_from_db()
    assert [m.objects.count() for m in (Answer, Review, Score)] == [0, 0, 0]
    assert (application.state, application.decided_at, application.answers_erased_at) == (
        "not_yet",
        AT,
        AT + A_YEAR,
    )
    assert letter_of(application=application, seen_by=application.person).letter.startswith("We liked")
    entry = Entry.objects.get(verb="application.erased")
    assert (entry.actor_kind, entry.object_id) == ("machine", application.pk)


def test_a_draft_nobody_touched_for_as_long_goes_and_one_under_way_stays():
    community = an_open_community()
    draft, sent = a_whole_draft(community), a_sent_one(community, a_person())
    erase_answers(at=AT + A_YEAR)
    draft.refresh_from_db()
    sent.refresh_from_db()
    assert (draft.state, draft.answers.count()) == ("left", 0)
    assert (sent.state, sent.answers.count()) == ("sent", 6)


def test_it_is_done_once_a_day():
    assert (task("vetting.erase_answers").work, task("vetting.erase_answers").every) == (erase_answers, DAY)


def test_an_applicant_takes_everything_along_and_erases_it_wholly():
    community = an_open_community()
    people = its_people(community)
    application = a_decided_one(community, people, outcome="not_yet")
    other = a_sent_one(community, a_person())
    (row,) = export_applications(person_id=application.person_id)
    assert (row["community"], row["state"], row["letter"], row["back_from"]) == (
        "Bridges",
        "not yet",
        "We liked how you stayed with Dana.",
        "2027-01-18",
    )
    assert sorted(row["answers"]) == [
        "charter.understood",
        "situation-1.answer",
        "situation-2.answer",
        "values.business",
        "values.relationships",
        "values.work",
    ]
    erase_applications(person_id=application.person_id, at=AT)
    assert list(Application.objects.all()) == [other]
    assert [m.objects.count() for m in (Review, Score, Decision)] == [0, 0, 0]
    assert Answer.objects.count() == 6


def test_a_reviewer_takes_their_own_words_along_and_nobody_elses():
    community = an_open_community()
    rea, rolf, stella = its_people(community)
    application = a_sent_one(community)
    a_reading(application, rea, level="clear", reasons="Her first line.")
    a_reading(application, rolf, level="little", reasons="Not seen.")
    a_proposal(application, stella)
    (mine,) = export_reviews(person_id=rea.person_id)
    assert {m["reasons"] for m in mine["marks"]} == {"Her first line."}
    assert "Ada" not in str(mine)
    (decision,) = export_reviews(person_id=stella.person_id)
    assert (decision["letter"], decision["why_not"]) == ("We liked how you stayed with Dana.", "")


def test_a_reviewer_who_goes_leaves_levels_and_decisions_without_reasons_and_frees_places():
    community = an_open_community()
    rea, rolf, _stella = its_people(community)
    decided = a_read_one(community, rea, rolf)
    Score.objects.all().delete()
    under_way = a_sent_one(community, a_person())
    a_reading(under_way, rea, level="clear", reasons="Seen.", final=False)
    final = a_sent_one(community, a_person())
    a_reading(final, rea, level="clear", reasons="Seen.")
    erase_reviews(person_id=rea.person_id, at=AT)
    under_way.refresh_from_db()
    assert (under_way.state, under_way.reviews.count()) == ("sent", 0)
    assert set(Score.objects.values_list("level")) == {("clear",)}
    assert {s.reasons for s in Score.objects.all()} == {""}
    assert decided.reviews.filter(state="final").count() == 2


def test_every_table_of_this_room_that_names_a_person_is_declared():
    declared = {table for kind in all_personal() for table in kind.tables}
    assert {
        "vetting.application",
        "vetting.answer",
        "vetting.review",
        "vetting.score",
        "vetting.decision",
    } <= declared
