"""Who is asked to read: the right ones, never the wrong ones, and somebody else when it goes by."""

import pytest

from holdspace.communities.actions import end_role
from holdspace.communities.states import Role
from holdspace.grammar.actors import OPERATOR, THE_MACHINE
from holdspace.grammar.refusals import NothingHere
from holdspace.invitations.actions import let_all_rest, start_resting
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.vetting.actions import (
    ask_readers,
    decline_reading,
    hand_over_late,
    keep_reading,
    say_where_i_work,
    stop_application,
    take_reading,
)
from holdspace.vetting.models import Application, Asked, Review, Score
from holdspace.vetting.queries import next_reading, to_read
from holdspace.vetting.tasks import ask_and_hand_over
from holdspace.work.registry import task
from tests.people_and_places import AT, a_member, a_person
from tests.ways_in import (
    DAY,
    a_block,
    a_decided_one,
    a_draft,
    a_reading,
    a_sent_one,
    all_marks,
    an_open_community,
    its_people,
)

pytestmark = pytest.mark.django_db


def asked(application, state="waiting"):
    return sorted(Asked.objects.filter(application=application, state=state).values_list("person_id", flat=True))


def told(kind="vetting.application_waits"):
    return sorted(Notice.objects.filter(kind=kind).values_list("person_id", flat=True))


def take(application, membership, at=AT):
    application.refresh_from_db()
    return take_reading(application=application, membership=membership, by=membership.person, at=at)


def five(community):
    return [a_member(community, name, Role.REVIEWER) for name in ("R1", "R2", "R3", "R4", "R5")]


def test_two_of_five_are_asked_on_sending_and_nobody_else_is_told():
    community = an_open_community()
    five(community)
    application = a_sent_one(community)
    assert len(asked(application)) == 2
    assert told() == asked(application)
    entry = Entry.objects.get(verb="review.asked")
    assert (entry.actor_kind, entry.object_id, entry.data) == ("machine", application.pk, {"people": 2})
    assert ask_readers(community=community, application=application, by=THE_MACHINE, at=AT) == 0  # a second press


def test_the_next_one_goes_to_those_who_have_less():
    community = an_open_community()
    people = five(community)
    first, second = a_sent_one(community), a_sent_one(community, a_person())
    assert set(asked(first)) & set(asked(second)) == set()
    third = a_sent_one(community, a_person())
    left = {m.person_id for m in people} - set(asked(first)) - set(asked(second))
    assert left < set(asked(third))


def test_who_rests_is_not_asked_and_can_still_take_it():
    community = an_open_community()
    rea, rolf, _stella = its_people(community)
    start_resting(membership=rea, by=rea.person, at=AT)
    application = a_sent_one(community)
    assert asked(application) == [rolf.person_id]
    assert take(application, rea).state == "taken"


def test_nobody_is_asked_while_all_rest():
    community = an_open_community()
    rea, rolf, stella = its_people(community)
    let_all_rest(steward=stella, until=AT + 10 * DAY, by=stella.person, at=AT)
    application = a_sent_one(community, at=AT + DAY)
    assert asked(application) == []
    review = take(application, rolf, AT + DAY)
    assert hand_over_late(community=community, by=THE_MACHINE, at=AT + 9 * DAY) == 0
    review.refresh_from_db()
    assert review.state == "taken"
    ask_and_hand_over(at=AT + 11 * DAY)
    assert asked(application) == [rea.person_id]  # what Rolf had is over its time by now


def test_whoever_passes_it_by_is_not_asked_again_and_a_third_one_is():
    community = an_open_community()
    five(community)
    application = a_sent_one(community)
    one, other = asked(application)
    membership = next(m for m in community.memberships.all() if m.person_id == one)
    decline_reading(application=application, membership=membership, by=membership.person, at=AT)
    now = asked(application)
    assert (len(now), one in now, other in now) == (2, False, True)


def test_silence_costs_nothing_and_somebody_else_is_asked():
    community = an_open_community()
    five(community)
    application = a_sent_one(community)
    first = asked(application)
    ask_and_hand_over(at=AT + 2 * DAY)
    assert asked(application) == first
    Notice.objects.all().delete()
    later = AT + 2 * DAY + DAY / 24
    ask_and_hand_over(at=later)
    assert asked(application, "went_by") == first
    assert set(asked(application)) & set(first) == set()
    assert told() == asked(application)
    membership = next(m for m in community.memberships.all() if m.person_id == first[0])
    lines = to_read(membership=membership, seen_by=membership.person, at=later)
    assert [(line.number, line.asked) for line in lines] == [(application.pk, False)]


def test_what_is_not_finished_in_time_is_handed_over_unless_somebody_has_just_written():
    community = an_open_community()
    rea, rolf, _stella = its_people(community)
    application = a_sent_one(community)
    slow, quick = take(application, rea), take(application, rolf)
    keep_reading(review=slow, marks=all_marks(slow), by=rea.person, at=AT)
    keep_reading(review=quick, marks=all_marks(quick), by=rolf.person, at=AT + 6 * DAY)
    assert hand_over_late(community=community, by=THE_MACHINE, at=AT + 7 * DAY - DAY / 24) == 0
    Notice.objects.all().delete()
    assert hand_over_late(community=community, by=THE_MACHINE, at=AT + 7 * DAY) == 1
    assert hand_over_late(community=community, by=THE_MACHINE, at=AT + 7 * DAY) == 0
    assert sorted(Review.objects.values_list("reviewer_id", "state")) == [
        (rea.person_id, "handed_on"),
        (rolf.person_id, "taken"),
    ]
    assert Score.objects.filter(review=slow).count() == 0
    assert told("vetting.reading_over") == [rea.person_id]
    assert hand_over_late(community=community, by=THE_MACHINE, at=AT + 8 * DAY) == 1
    assert Application.objects.get().state == "sent"


def test_what_is_final_is_never_handed_over():
    community = an_open_community()
    rea, _rolf, _stella = its_people(community)
    application = a_sent_one(community)
    a_reading(application, rea)
    assert hand_over_late(community=community, by=THE_MACHINE, at=AT + 90 * DAY) == 1  # Rolf's asking alone
    assert Review.objects.get().state == "final"


def test_the_worker_does_it_every_quarter_of_an_hour():
    kind = task("vetting.ask_and_hand_over")
    assert (kind.work, kind.every) == (ask_and_hand_over, DAY / 96)


def test_whoever_is_no_reviewer_any_more_is_not_asked():
    community = an_open_community()
    rea, rolf, _stella = its_people(community)
    end_role(membership=rea, role=Role.REVIEWER, by=OPERATOR, at=AT)
    assert asked(a_sent_one(community)) == [rolf.person_id]


def test_a_block_is_a_tie_nobody_is_told_of():
    community = an_open_community()
    people = five(community)
    ada = a_person("Ada")
    a_block(ada, people[0].person_id)
    a_block(people[1].person, ada.pk)
    application = a_sent_one(community, ada)
    assert not {people[0].person_id, people[1].person_id} & set(asked(application))
    for membership in people[:2]:
        assert to_read(membership=membership, seen_by=membership.person, at=AT) == []


def test_what_was_asked_goes_with_the_decision_and_with_stopping():
    community = an_open_community()
    people = its_people(community)
    a_decided_one(community, people)
    assert Asked.objects.count() == 0
    stopped = a_sent_one(community, a_person())
    assert Asked.objects.count() == 2
    stop_application(application=stopped, by=stopped.person, at=AT)
    assert Asked.objects.count() == 0


def test_the_queue_puts_first_what_one_is_asked_for():
    community = an_open_community()
    people = five(community)
    numbers = [a_sent_one(community, a_person(), at=AT).pk for _ in range(3)]
    for membership in people:
        lines = to_read(membership=membership, seen_by=membership.person, at=AT)
        mine = [line.number for line in lines if line.asked]
        assert [line.number for line in lines] == mine + [n for n in numbers if n not in mine]


def test_a_tied_one_is_in_no_list_and_cannot_be_taken():
    community = an_open_community()
    people = five(community)
    application = a_draft(community, a_person("Ada"))
    say_where_i_work(application=application, employer="", supervisor="r1", by=application.person, at=AT)
    application.delete()
    sent = a_sent_one(community, a_person("Bea"))
    Asked.objects.filter(application=sent).delete()
    say_where_i_work(application=sent, employer="", supervisor="r1", by=sent.person, at=AT)
    ask_readers(community=community, application=sent, by=THE_MACHINE, at=AT)
    assert asked(sent, "tied") == [people[0].person_id]
    me = people[0]
    assert to_read(membership=me, seen_by=me.person, at=AT) == []
    assert next_reading(membership=me, seen_by=me.person, at=AT) is None
    with pytest.raises(NothingHere):
        take(sent, me)
    say_where_i_work(application=sent, employer="", supervisor="", by=sent.person, at=AT)
    ask_readers(community=community, application=sent, by=THE_MACHINE, at=AT)
    assert take(sent, me).state == "taken"


def test_asking_costs_the_same_for_one_and_three(assert_same_queries):
    community = an_open_community()
    five(community)
    a_sent_one(community)

    def ask():
        ask_readers(community=community, by=THE_MACHINE, at=AT)

    assert_same_queries(15, ask, lambda: [a_sent_one(community, a_person()) for _ in range(2)])
