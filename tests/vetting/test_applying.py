"""What an applicant does, and what nobody else can do for them."""

from datetime import timedelta

import pytest
from django.db import connection

from holdspace.communities.actions import put_charter_in_force
from holdspace.communities.states import Role
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.vetting.actions import (
    begin_application,
    keep_answers,
    send_application,
    stop_application,
)
from holdspace.vetting.models import Answer, Application, Decision, Pathway, Review, Score
from holdspace.vetting.queries import application_of, own_application, walk_of
from tests.people_and_places import AT, CHARTER, a_community, a_member, a_person
from tests.ways_in import (
    DAY,
    a_block,
    a_decided_one,
    a_draft,
    a_proposal,
    a_read_one,
    a_reading,
    a_sent_one,
    a_whole_draft,
    an_open_community,
    its_people,
)

pytestmark = pytest.mark.django_db
KEY = "0123456789abcdef" * 2


def verbs_of(application):
    entries = Entry.objects.filter(object_kind="vetting.application", object_id=application.pk)
    return list(entries.order_by("id").values_list("verb", flat=True))


def test_beginning_makes_one_application_on_the_newest_pathway():
    community, ada = an_open_community(), a_person("Ada")
    first = begin_application(community=community, by=ada, at=AT, once=KEY)
    assert begin_application(community=community, by=ada, at=AT, once=KEY) == first
    assert begin_application(community=community, by=ada, at=AT, once="") == first
    assert (Application.objects.count(), first.pathway.version, first.state) == (1, 1, "draft")
    assert first.hides_names is True
    assert verbs_of(first) == ["application.begun"]


def test_members_do_not_apply_and_without_a_pathway_nobody_can():
    community, closed = an_open_community(), a_community("harbour", "Harbour")
    member = a_member(community)
    with pytest.raises(Refused) as refusal:
        begin_application(community=community, by=member.person, at=AT)
    assert str(refusal.value.verdict.because) == "You are here already."
    with pytest.raises(NothingHere):
        begin_application(community=closed, by=a_person(), at=AT)


def test_whoever_has_begun_stays_on_their_version():
    community = an_open_community()
    first = a_draft(community)
    old = Pathway.objects.get()
    Pathway.objects.create(community=community, version=2, opened_at=AT, rubric=old.rubric, steps=old.steps[:2])
    assert begin_application(community=community, by=first.person, at=AT).pathway.version == 1
    assert len(walk_of(application=first, seen_by=first.person).written) == 4
    assert a_draft(community, a_person("Bo")).pathway.version == 2


def test_hiding_names_holds_as_it_was_told():
    community = an_open_community()
    before = a_draft(community)
    old = Pathway.objects.get()
    Pathway.objects.create(community=community, version=2, opened_at=AT, rubric=old.rubric, steps=old.steps)
    assert a_draft(community, a_person("Bo")).hides_names is False
    before.refresh_from_db()
    assert before.hides_names is True


def test_answers_are_kept_encrypted_and_come_back():
    community = an_open_community()
    application = a_draft(community)
    ada = application.person
    keep_answers(application=application, step="values", texts={"values.business": "Fair.\r\nTrue."}, by=ada, at=AT)
    keep_answers(application=application, step="values", texts={"values.work": "Steady."}, by=ada, at=AT)
    walk = walk_of(application=application, seen_by=ada)
    assert walk.at_step("values").texts == {"values.business": "Fair.\nTrue.", "values.work": "Steady."}
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM vetting_answer")
        assert all("Fair" not in text and "Steady" not in text for (text,) in cursor.fetchall())
    # Twice kept, one entry: how often somebody writes is nobody's business.
    assert verbs_of(application) == ["application.begun", "application.kept"]


def test_answers_of_another_step_are_left_out_and_unknown_steps_are_nothing():
    application = a_draft(an_open_community())
    ada = application.person
    keep_answers(application=application, step="values", texts={"charter.understood": "x"}, by=ada, at=AT)
    assert Answer.objects.count() == 0
    with pytest.raises(NothingHere):
        keep_answers(application=application, step="situation-9", texts={}, by=ada, at=AT)


def test_nobody_keeps_sends_or_stops_for_somebody_else():
    application = a_whole_draft(an_open_community())
    other = a_person("Bo")
    for act in (
        lambda: keep_answers(application=application, step="values", texts={}, by=other, at=AT),
        lambda: send_application(application=application, by=other, at=AT),
        lambda: stop_application(application=application, by=other, at=AT),
        lambda: walk_of(application=application, seen_by=other),
        lambda: own_application(community=application.community, number=application.pk, seen_by=other, at=AT),
    ):
        with pytest.raises(NothingHere):
            act()
    assert application_of(community=application.community, person_id=application.person_id, seen_by=other) is None


def test_too_long_is_refused_and_keeps_what_stood():
    application = a_draft(an_open_community())
    ada = application.person
    keep_answers(application=application, step="values", texts={"values.work": "a" * 1000}, by=ada, at=AT)
    with pytest.raises(Refused):
        keep_answers(application=application, step="values", texts={"values.work": "b" * 1001}, by=ada, at=AT)
    assert Answer.objects.get().text == "a" * 1000


def test_the_charter_version_that_was_read_is_noted():
    community = an_open_community()
    steward = a_member(community, "S", Role.STEWARD)
    application = a_draft(community)
    ada = application.person
    put_charter_in_force(
        community=community, texts=CHARTER, what_changed="Words.", steward=steward, by=steward.person, at=AT
    )
    keep_answers(application=application, step="charter", texts={}, charter_version=1, by=ada, at=AT)
    assert Application.objects.get().charter_version == 1
    keep_answers(application=application, step="charter", texts={}, charter_version=99, by=ada, at=AT)
    assert Application.objects.get().charter_version == 2


def test_sending_needs_every_answer_and_happens_once():
    community = an_open_community()
    application = a_draft(community)
    ada = application.person
    with pytest.raises(Refused) as refusal:
        send_application(application=application, by=ada, at=AT)
    assert refusal.value.verdict.because == (
        "Something is still empty: What we are here for, How you like to be with others, It goes quiet after somebody "
        "was brave, Something you said landed badly. What you wrote is kept."
    )
    application = a_whole_draft(community, ada)
    send_application(application=application, by=ada, at=AT)
    with pytest.raises(AlreadyMoved):
        send_application(application=application, by=ada, at=AT)
    with pytest.raises(AlreadyMoved):
        keep_answers(application=application, step="values", texts={}, by=ada, at=AT)
    assert verbs_of(application).count("application.sent") == 1


def test_sending_tells_the_applicant_and_every_reviewer_without_a_block():
    community = an_open_community()
    rea, rolf, _stella = its_people(community)
    blocked = a_member(community, "Bea", Role.REVIEWER)
    ada = a_person("Ada")
    a_block(ada, blocked.person_id)
    a_sent_one(community, ada)
    told = sorted(Notice.objects.values_list("person_id", "kind", "url"))
    assert told == sorted(
        [
            (rea.person_id, "vetting.application_waits", "/c/bridges/reviewing/"),
            (rolf.person_id, "vetting.application_waits", "/c/bridges/reviewing/"),
            (ada.pk, "vetting.application_arrived", "/c/bridges/join/status/"),
        ]
    )


@pytest.mark.parametrize("stage", ["draft", "sent", "in_reading", "read", "proposed"])
def test_stopping_erases_everything_at_any_stage(stage):
    community = an_open_community()
    rea, rolf, stella = its_people(community)
    if stage == "draft":
        application = a_whole_draft(community)
    elif stage == "sent":
        application = a_sent_one(community)
    elif stage == "in_reading":
        application = a_sent_one(community)
        a_reading(application, rea, final=False)
    else:
        application = a_read_one(community, rea, rolf)
        if stage == "proposed":
            a_proposal(application, stella)
    stop_application(application=application, by=application.person, at=AT)
    application.refresh_from_db()
    assert (application.state, application.left_at, application.answers_erased_at) == ("left", AT, AT)
    assert [m.objects.count() for m in (Answer, Review, Score, Decision)] == [0, 0, 0, 0]
    told = list(Notice.objects.filter(kind="vetting.reading_over").values_list("person_id", flat=True))
    assert told == ([rea.person_id] if stage == "in_reading" else [])
    # They can begin anew at once.
    assert begin_application(community=community, by=application.person, at=AT).pk != application.pk


@pytest.mark.parametrize("outcome", ["welcome", "not_yet"])
def test_what_is_decided_cannot_be_stopped(outcome):
    community = an_open_community()
    application = a_decided_one(community, its_people(community), outcome=outcome)
    with pytest.raises(AlreadyMoved):
        stop_application(application=application, by=application.person, at=AT)
    assert Answer.objects.count() == 6


def test_after_a_not_yet_one_begins_again_from_the_day_on():
    community = an_open_community()
    application = a_decided_one(community, its_people(community), outcome="not_yet")
    ada = application.person
    day = (AT + 60 * DAY).replace(hour=0, minute=0)
    with pytest.raises(Refused) as refusal:
        begin_application(community=community, by=ada, at=day - timedelta(minutes=1))
    assert str(refusal.value.verdict.because) == "You can begin again from the day that stands in your letter."
    again = begin_application(community=community, by=ada, at=day)
    assert (again.state, again.pk == application.pk) == ("draft", False)
    # The earlier answers are there to look at.
    earlier = own_application(community=community, number=application.pk, seen_by=ada, at=day)
    assert walk_of(application=earlier, seen_by=ada).missing == []
