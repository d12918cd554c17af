"""Taking, passing by, keeping, finishing: each rule with the wrong person beside the right one."""

import pytest
from django.db import connection

from holdspace.communities.actions import end_role, give_role
from holdspace.communities.states import Role
from holdspace.grammar.actors import OPERATOR
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.vetting.actions import (
    decline_reading,
    finish_reading,
    hand_on_reading,
    keep_reading,
    take_reading,
)
from holdspace.vetting.models import Application, Review, Score
from holdspace.vetting.queries import desk_of, own_review, to_read, waits_for_others, who_waits
from tests.people_and_places import AT, a_member, a_person
from tests.ways_in import DAY, a_block, a_reading, a_sent_one, all_marks, an_open_community, its_people

pytestmark = pytest.mark.django_db


def take(application, membership, at=AT):
    return take_reading(application=application, membership=membership, by=membership.person, at=at)


def queue(membership, at=AT):
    return [(line.number, line.begun) for line in to_read(membership=membership, seen_by=membership.person, at=at)]


def test_a_reviewer_takes_a_place_and_twice_is_once():
    community = an_open_community()
    rea, rolf, _stella = its_people(community)
    application = a_sent_one(community)
    assert queue(rea) == [(application.pk, False)]
    review = take(application, rea)
    assert take(application, rea) == review
    assert (Application.objects.get().state, Review.objects.count()) == ("in_reading", 1)
    assert Entry.objects.filter(verb="review.taken", in_role="reviewer", actor_id=rea.person_id).count() == 1
    assert (queue(rea), queue(rolf)) == ([(application.pk, True)], [(application.pk, False)])


def test_two_places_and_no_third():
    community = an_open_community()
    rea, rolf, _stella = its_people(community)
    third = a_member(community, "Tam", Role.REVIEWER)
    application = a_sent_one(community)
    take(application, rea)
    take(application, rolf)
    assert queue(third) == []
    with pytest.raises(AlreadyMoved) as moved:
        take(application, third)
    assert str(moved.value.told) == "This one has its readers already. Thank you."


def test_who_cannot_take_it():
    community = an_open_community()
    rea, _rolf, stella = its_people(community)
    member = a_member(community)
    elsewhere = a_member(an_open_community("harbour", "Harbour"), "Els", Role.REVIEWER)
    blocker, blocked = a_member(community, "B1", Role.REVIEWER), a_member(community, "B2", Role.REVIEWER)
    ada = a_person("Ada")
    a_block(blocker.person, ada.pk)
    a_block(ada, blocked.person_id)
    application = a_sent_one(community, ada)
    for membership in (stella, member):
        with pytest.raises(Refused):
            take(application, membership)
    for membership in (elsewhere, blocker, blocked):
        assert queue(membership) == []
        with pytest.raises(NothingHere):
            take(application, membership)
    with pytest.raises(NothingHere):
        take_reading(application=application, membership=rea, by=member.person, at=AT)
    assert queue(rea) == [(application.pk, False)]


def test_nobody_reads_their_own():
    """Somebody who left, applies again and is brought in by hand meanwhile."""
    community = an_open_community()
    application = a_sent_one(community)
    own = a_member(community, "X", Role.REVIEWER)
    Application.objects.filter(pk=application.pk).update(person=own.person)
    application.refresh_from_db()
    assert queue(own) == []
    with pytest.raises(NothingHere):
        take(application, own)


def test_a_draft_and_one_that_was_stopped_are_in_no_queue():
    community = an_open_community()
    rea, _rolf, _stella = its_people(community)
    application = a_sent_one(community)
    for state in ("draft", "left"):
        Application.objects.filter(pk=application.pk).update(state=state)
        assert queue(rea) == []


def test_not_this_one_frees_the_place_and_is_told_to_nobody():
    community = an_open_community()
    rea, rolf, _stella = its_people(community)
    application = a_sent_one(community)
    review = take(application, rea)
    keep_reading(review=review, marks=all_marks(review), by=rea.person, at=AT)
    Notice.objects.all().delete()
    decline_reading(application=application, membership=rea, by=rea.person, at=AT)
    assert (Application.objects.get().state, Score.objects.count()) == ("sent", 0)
    assert (queue(rea), queue(rolf)) == ([], [(application.pk, False)])
    assert list(Notice.objects.all()) == []  # Rolf was asked when it came; a third one would be asked now
    with pytest.raises(NothingHere):
        own_review(membership=rea, number=application.pk, seen_by=rea.person, at=AT)


def test_one_can_pass_by_without_having_taken_it_and_change_ones_mind():
    community = an_open_community()
    rea, _rolf, _stella = its_people(community)
    application = a_sent_one(community)
    decline_reading(application=application, membership=rea, by=rea.person, at=AT)
    assert (queue(rea), Application.objects.get().state) == ([], "sent")
    take(application, rea)
    assert queue(rea) == [(application.pk, True)]


def test_what_is_final_cannot_be_passed_by_changed_or_finished_again():
    community = an_open_community()
    rea, _rolf, _stella = its_people(community)
    application = a_sent_one(community)
    review = a_reading(application, rea)
    with pytest.raises(AlreadyMoved):
        decline_reading(application=application, membership=rea, by=rea.person, at=AT)
    with pytest.raises(AlreadyMoved):
        keep_reading(review=review, marks=all_marks(review, "clear"), by=rea.person, at=AT)
    with pytest.raises(AlreadyMoved):
        finish_reading(review=review, membership=rea, by=rea.person, at=AT)
    assert set(Score.objects.values_list("level", flat=True)) == {"some"}


def test_marks_are_kept_encrypted_and_strange_ones_left_out():
    community = an_open_community()
    rea, rolf, _stella = its_people(community)
    application = a_sent_one(community)
    review = take(application, rea)
    (step, criterion), *_more = all_marks(review)
    keep_reading(
        review=review,
        marks={
            (step, criterion): ("little", "No word of Dana."),
            ("situation-9", criterion): ("some", ""),
            (step, 10**9): ("some", ""),
            ("situation-1", criterion): ("best", ""),
        },
        by=rea.person,
        at=AT,
    )
    assert [(s.step, s.criterion_id, s.level, s.reasons) for s in Score.objects.all()] == [
        (step, criterion, "little", "No word of Dana.")
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT reasons FROM vetting_score")
        assert "Dana" not in cursor.fetchone()[0]
    with pytest.raises(NothingHere):
        keep_reading(review=review, marks={}, by=rolf.person, at=AT)
    with pytest.raises(NothingHere):
        desk_of(review=review, seen_by=rolf.person)


def test_final_needs_every_level_and_reasons_at_both_ends():
    community = an_open_community()
    rea, _rolf, _stella = its_people(community)
    application = a_sent_one(community)
    review = take(application, rea)

    def finish():
        finish_reading(review=review, membership=rea, by=rea.person, at=AT)

    marks = all_marks(review, "not_enough")
    first, second, *rest = marks
    keep_reading(review=review, marks={key: marks[key] for key in rest}, by=rea.person, at=AT)
    with pytest.raises(Refused) as refusal:
        finish()
    assert refusal.value.verdict.because == "2 criteria are still open."
    keep_reading(review=review, marks={first: ("clear", " "), second: ("little", "Why.")}, by=rea.person, at=AT)
    with pytest.raises(Refused) as refusal:
        finish()
    assert refusal.value.verdict.because == "One level at an end of the scale still needs your reasons."
    review.refresh_from_db()
    assert review.state == "taken"
    keep_reading(review=review, marks={first: ("clear", "Her words.")}, by=rea.person, at=AT)
    finish()
    assert Review.objects.get().state == "final"


def test_the_second_final_reading_makes_it_read_and_tells_those_who_decide():
    community = an_open_community()
    rea, rolf, stella = its_people(community)
    application = a_sent_one(community)
    a_reading(application, rea, at=AT + DAY)
    Notice.objects.all().delete()
    assert application.state == "in_reading"
    done = waits_for_others(membership=rea, seen_by=rea.person, at=AT)
    assert [line.number for line in done] == [application.pk]
    a_reading(application, rolf, at=AT + 2 * DAY)
    assert (application.state, application.read_at) == ("read", AT + 2 * DAY)
    assert sorted(Notice.objects.values_list("person_id", "kind", "url")) == sorted(
        (person_id, "vetting.ready_to_decide", f"/c/bridges/reviewing/{application.pk}/decision/")
        for person_id in (rea.person_id, stella.person_id)
    )


def test_a_reader_who_loses_the_role_or_blocks_holds_no_place():
    community = an_open_community()
    rea, rolf, _stella = its_people(community)
    third = a_member(community, "Tam", Role.REVIEWER)
    application = a_sent_one(community)
    take(application, rea)
    take(application, rolf)
    end_role(membership=rolf, role=Role.REVIEWER, by=OPERATOR, at=AT)
    assert queue(third) == [(application.pk, False)]
    give_role(membership=rolf, role=Role.REVIEWER, by=OPERATOR, at=AT)
    assert queue(third) == []
    a_block(application.person, rea.person_id)
    assert (queue(third), queue(rea)) == ([(application.pk, False)], [])
    with pytest.raises(NothingHere):
        own_review(membership=rea, number=application.pk, seen_by=rea.person, at=AT)
    a_reading(application, third)
    a_reading(application, rolf)
    assert application.state == "read"


def test_handing_on_is_for_stewards_after_the_day_and_frees_what_is_not_final():
    community = an_open_community()
    rea, rolf, stella = its_people(community)
    application = a_sent_one(community)
    a_reading(application, rea)
    take(application, rolf)
    late = AT + 8 * DAY

    def hand_on(membership, at):
        hand_on_reading(application=application, steward=membership, by=membership.person, at=at)

    with pytest.raises(Refused):
        hand_on(stella, AT + 6 * DAY)
    with pytest.raises(Refused):
        hand_on(rea, late)
    Notice.objects.all().delete()
    hand_on(stella, late)
    assert sorted(Review.objects.values_list("reviewer_id", "state")) == sorted(
        [(rea.person_id, "final"), (rolf.person_id, "handed_on")]
    )
    assert list(Notice.objects.values_list("person_id", "kind")) == [(rolf.person_id, "vetting.reading_over")]
    entry = Entry.objects.get(verb="review.handed_on")
    assert (entry.in_role, entry.data) == ("steward", {"readings": 1})


def test_a_steward_who_reads_it_cannot_hand_it_on():
    community = an_open_community()
    _rea, _rolf, stella = its_people(community)
    give_role(membership=stella, role=Role.REVIEWER, by=OPERATOR, at=AT)
    application = a_sent_one(community)
    take(application, stella)
    late = AT + 8 * DAY
    (line,) = who_waits(community=community, seen_by=stella.person, at=late)
    assert (line.late, line.can_hand_on) == (True, False)
    with pytest.raises(Refused):
        hand_on_reading(application=application, steward=stella, by=stella.person, at=late)


@pytest.mark.parametrize("which", ["mine", "open", "waits"])
def test_the_queue_costs_the_same_for_one_and_three(which, assert_same_queries):
    community = an_open_community()
    rea, _rolf, _stella = its_people(community)
    me = rea.person

    def one():
        application = a_sent_one(community, a_person())
        if which != "open":
            a_reading(application, rea, final=which == "waits")

    one()

    def read():
        to_read(membership=rea, seen_by=me, at=AT)
        waits_for_others(membership=rea, seen_by=me, at=AT)

    assert_same_queries(3, read, lambda: (one(), one()))
