"""One more reader: called where readings lie wide apart or close to the middle, seen by nobody as a third one."""

import pytest
from django.db import transaction

from holdspace.communities.states import Role
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import AlreadyMoved
from holdspace.journal.models import Entry
from holdspace.journal.verbs import verb
from holdspace.outbox.models import Notice
from holdspace.scenarios.actions import adopt_scenarios
from holdspace.vetting.actions import (
    ask_readers,
    decline_reading,
    go_on_without,
    open_pathway,
    take_reading,
)
from holdspace.vetting.models import Asked
from holdspace.vetting.queries import standing_of, to_read, who_waits
from holdspace.vetting.shipped import shipped_plan
from holdspace.vetting.tasks import ask_and_hand_over
from tests.people_and_places import AT, LONG_AGO, a_community, a_member, a_person
from tests.vetting.test_blindness import NUMBERED, SECRET, everything_read
from tests.ways_in import DAY, OPERATOR, a_reading, a_sent_one

pytestmark = pytest.mark.django_db


def a_way_in(community, *, third=True):
    adopt_scenarios(community=community, by=OPERATOR, at=LONG_AGO)
    plan = shipped_plan("small").switched(hides_names=True, third_reader=third)
    return open_pathway(community=community, by=OPERATOR, at=LONG_AGO, plan=plan)


def a_place(*, third=True, readers=4):
    community = a_community()
    a_way_in(community, third=third)
    people = [a_member(community, f"R{n}", Role.REVIEWER) for n in range(readers)]
    return community, people, a_member(community, "Stella", Role.STEWARD)


def by_two(community, people, *, levels=("clear", "little"), person=None):
    application = a_sent_one(community, person or a_person("Ada Lovelace"))
    for membership, level in zip(people, levels, strict=False):
        a_reading(application, membership, level=level, reasons=SECRET)
    return application


@pytest.mark.parametrize("levels", [("clear", "little"), ("some", "some")])
def test_wide_apart_or_in_the_middle_one_more_is_asked(levels):
    community, people, _stella = a_place()
    application = by_two(community, people, levels=levels)
    assert (application.state, application.wanted_readers, application.another_called_at) == ("in_reading", 3, AT)
    asked = Asked.objects.filter(application=application, state="waiting").values_list("person_id", flat=True)
    assert set(asked) <= {m.person_id for m in people[2:]}
    assert len(asked) == 1
    a_reading(application, people[2], level="some")
    assert (application.state, application.wanted_readers) == ("read", 3)  # and never a fourth


def test_two_who_see_it_alike_are_enough():
    community, people, _stella = a_place()
    application = by_two(community, people, levels=("clear", "clear"))
    assert (application.state, application.another_called_at) == ("read", None)


def test_without_the_switch_nobody_is_called():
    community, people, _stella = a_place(third=False)
    assert by_two(community, people).state == "read"


def test_where_nobody_could_it_is_read_at_once():
    community, people, _stella = a_place(readers=2)
    application = by_two(community, people)
    assert (application.state, application.another_called_at) == ("read", None)


def test_the_third_reads_the_same_pages_as_a_second():
    pages = {}
    for place in ("second", "third"):
        undo = transaction.savepoint()
        community, people, _stella = a_place(readers=3)
        application = a_sent_one(community, a_person("Ada Lovelace"))
        first = people[:1] if place == "second" else people[:2]
        for membership, level in zip(first, ("clear", "little"), strict=False):
            a_reading(application, membership, level=level, reasons=SECRET)
        if place == "second":  # somebody passed it by, so that somebody else is asked
            decline_reading(application=application, membership=people[1], by=people[1].person, at=AT)
        before = everything_read(people[2], application.pk)
        take_reading(application=application, membership=people[2], by=people[2].person, at=AT)
        after = everything_read(people[2], application.pk)
        pages[place] = [
            (status, NUMBERED.sub(b"", body)) for found in (before, after) for status, _headers, body in found.values()
        ]
        kinds = Notice.objects.filter(person=people[2].person).values_list("kind", flat=True)
        pages[place].append(set(kinds) - {"vetting.application_waits"})
        transaction.savepoint_rollback(undo)
    assert [a == b for a, b in zip(pages["second"], pages["third"], strict=True)] == [True] * len(pages["second"])
    assert all(SECRET.encode() not in body for _status, body in pages["third"][:-1])


def test_neither_the_readers_nor_the_stewards_are_told_why():
    community, people, stella = a_place()
    by_two(community, people)
    entry = Entry.objects.get(verb="review.another_called")
    assert (entry.data, entry.actor_kind, verb(entry.verb).in_words) == ({}, "machine", "")
    assert [(w.for_whom, w.for_reading) for w in who_waits(community=community, seen_by=stella.person, at=AT)] == [
        ("one more reader", True)
    ]
    assert [r.asked for r in to_read(membership=people[3], seen_by=people[3].person, at=AT)] != []


def test_the_applicant_reads_how_many_read_it_and_what_was_promised():
    community, people, _stella = a_place()
    application = by_two(community, people)
    standing = standing_of(application=application, seen_by=application.person, at=AT)
    assert standing.then == "Three people here read it, each on their own"
    late = standing_of(application=application, seen_by=application.person, at=AT + 8 * DAY)
    assert late.late.startswith("This is taking longer than we said")


def test_when_the_last_who_could_says_not_this_one_it_goes_on_without():
    community, people, _stella = a_place(readers=3)
    application = by_two(community, people)
    decline_reading(application=application, membership=people[2], by=people[2].person, at=AT)
    ask_and_hand_over(at=AT)
    application.refresh_from_db()
    assert (application.state, application.read_at, application.wanted_readers) == ("read", AT, 2)
    assert Entry.objects.filter(verb="review.gone_on_without").count() == 1
    assert set(Notice.objects.filter(kind="vetting.ready_to_decide").values_list("person_id", flat=True)) >= {
        people[0].person_id,
        people[1].person_id,
    }


def test_after_a_week_in_which_nobody_took_it_it_goes_on_without_and_late_hands_are_told():
    community, people, _stella = a_place()
    application = by_two(community, people)
    assert go_on_without(community=community, by=THE_MACHINE, at=AT + 6 * DAY) == 0
    assert go_on_without(community=community, by=THE_MACHINE, at=AT + 7 * DAY) == 1
    assert go_on_without(community=community, by=THE_MACHINE, at=AT + 8 * DAY) == 0
    application.refresh_from_db()
    with pytest.raises(AlreadyMoved):
        take_reading(application=application, membership=people[3], by=people[3].person, at=AT + 7 * DAY)
    assert ask_readers(community=community, application=application, by=THE_MACHINE, at=AT + 7 * DAY) == 0


def test_a_third_who_is_reading_is_waited_for():
    community, people, _stella = a_place()
    application = by_two(community, people)
    later = AT + 6 * DAY
    take_reading(application=application, membership=people[2], by=people[2].person, at=later)
    assert go_on_without(community=community, by=THE_MACHINE, at=AT + 9 * DAY) == 0
    a_reading(application, people[2], at=AT + 9 * DAY)
    assert application.state == "read"
