"""The door, the status at each moment, who waits for whom."""

import pytest

from holdspace.communities.states import Role
from holdspace.grammar.actors import VISITOR
from holdspace.grammar.refusals import NothingHere
from holdspace.vetting.actions import agree_to_decision, send_application, stop_application, take_reading
from holdspace.vetting.models import Application, Pathway
from holdspace.vetting.queries import application_of, door_of, joining_now, standing_of, who_waits
from tests.people_and_places import AT, LONG_AGO, a_community, a_member, a_person
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
    said_first,
)

pytestmark = pytest.mark.django_db


def now(community):
    return joining_now(community=community, seen_by=VISITOR, at=AT)


def test_the_door_tells_the_steps_and_how_long_it_really_took():
    community = an_open_community()
    people = its_people(community)
    assert now(community).steps == [
        ("What we are here for", "About 10 minutes", "Read by two people here, erased 12 months after the letter."),
        (
            "How you like to be with others",
            "About 10 minutes",
            "Read by two people here, erased 12 months after the letter.",
        ),
        (
            "Two situations between colleagues",
            "About 20 minutes",
            "Read by two people here, erased 12 months after the letter.",
        ),
        ("A conversation", "About 30 minutes", "With two people who have read what you wrote."),
        (
            "An answer with reasons",
            "7 days for reading, 3 days for deciding",
            "Two people decide together. The letter is for you alone.",
        ),
    ]
    for days, outcome in ((2, "welcome"), (4, "not_yet"), (4, "welcome"), (5, "welcome")):
        a_decided_one(
            community, people, person=a_person(), sent=AT - 20 * DAY, decided=AT - (20 - days) * DAY, outcome=outcome
        )
    assert (now(community).days_median, now(community).days_longest) == (None, None)
    assert now(community).lately == "Too few people have come lately to say how long it takes."
    assert now(community).welcomed_lately == "Too few people have come in the last year to say how many are welcomed."
    a_decided_one(community, people, person=a_person(), sent=AT - 30 * DAY, decided=AT - 20.5 * DAY)
    assert (now(community).days_median, now(community).days_longest) == (4, 10)
    assert now(community).lately == "Lately it took about 4 days from sending to the letter, and at most 10 days."
    assert now(community).welcomed_lately == "In the last year 4 of 5 people who got an answer were welcomed."


def test_only_decisions_of_the_last_90_days_and_of_this_community_count():
    community, elsewhere = an_open_community(), an_open_community("harbour", "Harbour")
    people, others = its_people(community), its_people(elsewhere)
    for decided in (AT - 90 * DAY, AT + DAY, AT - 89 * DAY, AT, AT, AT):
        a_decided_one(community, people, person=a_person(), sent=decided - DAY, decided=decided)
    a_decided_one(elsewhere, others, person=a_person(), sent=AT - 9 * DAY, decided=AT)
    assert now(community).days_median is None
    a_decided_one(community, people, person=a_person(), sent=AT - 3 * DAY, decided=AT)
    assert (now(community).days_median, now(community).days_longest) == (1, 3)


def test_a_community_without_a_pathway_has_no_steps():
    community = a_community()
    assert now(community).steps == []
    assert door_of(community=community, membership=None, seen_by=VISITOR, at=AT).pathway is None


def test_the_door_knows_who_stands_before_it():
    community = an_open_community()
    application = a_draft(community)

    def door(who, membership=None):
        found = door_of(community=community, membership=membership, seen_by=who, at=AT)
        return (found.under_way, found.last, found.may_begin.allowed)

    member = a_member(community)
    assert door(VISITOR) == (False, None, True)
    assert door(application.person) == (True, application, True)
    assert door(member.person, member) == (False, None, False)
    assert door(a_person()) == (False, None, True)


def told(application, at=AT):
    application.refresh_from_db()
    found = standing_of(application=application, seen_by=application.person, at=at)
    return (
        found.heading,
        [text for text, _when in found.happened],
        found.then,
        found.note,
        found.letter_by,
        found.late,
    )


BEGAN, SENT = "You began", "You sent it, and it arrived"
ONE, OTHER = "Somebody took it to read", "Somebody else took it to read, too"
READ, DECIDED = "Everybody who reads it has finished", "Two people decided, and your letter is here"
THEY_READ = "Two people here read it, each on their own"


def late(day):
    return (
        f"This is taking longer than we said: we told you {day}. That is on us, not on you. The stewards see it, too."
    )


def test_the_status_is_true_at_each_moment():
    community = an_open_community()
    rea, rolf, stella = its_people(community)
    application = a_whole_draft(community)
    assert told(application) == (
        "You are writing",
        [BEGAN],
        "You finish writing, and send it when you like",
        "So far you alone can read it.",
        None,
        "",
    )
    send_application(application=application, by=application.person, at=AT)
    by = "26 November 2026"
    assert told(application) == (
        "It has arrived",
        [BEGAN, SENT],
        THEY_READ,
        f"By {by}. Those who read know that it is here.",
        AT + 10 * DAY,
        "",
    )
    assert told(application, AT + 7 * DAY)[5] == ""
    assert told(application, AT + 8 * DAY)[3:] == (f"We had said by {by}.", None, late(by))
    a_reading(application, rea, at=AT + DAY, final=False)
    assert told(application) == (
        "It is being read",
        [BEGAN, SENT, ONE],
        THEY_READ,
        f"By {by}.",
        AT + 10 * DAY,
        "",
    )
    a_reading(application, rolf, at=AT + 2 * DAY)
    assert told(application)[1] == [BEGAN, SENT, ONE, OTHER]
    a_reading(application, rea, at=AT + 3 * DAY)
    by = "25 November 2026"
    read = (
        "It has been read",
        [BEGAN, SENT, ONE, OTHER, READ],
        "Two people decide together and write you a letter",
        f"By {by}: a steward and somebody who has read what you wrote.",
        None,
        "",
    )
    assert told(application) == read
    assert told(application, AT + 7 * DAY)[5] == late(by)
    decision = a_proposal(application, stella, at=AT + 4 * DAY, outcome="not_yet")
    assert told(application) == read  # a proposal is nothing to the applicant
    agree_to_decision(decision=decision, membership=rea, by=rea.person, at=AT + 5 * DAY)
    assert told(application) == read  # nor is what two agreed on, before somebody has offered to say it
    said_first(decision, at=AT + 5 * DAY)
    assert told(application, AT + 90 * DAY) == (
        "Not yet",
        [BEGAN, SENT, ONE, OTHER, READ, DECIDED],
        "You can begin again from 22 January 2027 on, if you want to",
        "",
        None,
        "",
    )


def test_the_status_after_stopping_and_after_a_welcome():
    community = an_open_community()
    application = a_decided_one(community, its_people(community))
    assert told(application)[0] == "Welcome"
    stopped = a_draft(community, a_person())
    stop_application(application=stopped, by=stopped.person, at=AT)
    assert told(stopped) == (
        "You stopped",
        [BEGAN, "You stopped, and your answers were erased"],
        "Nothing. You can begin anew whenever you like",
        "",
        None,
        "",
    )


def test_names_of_readers_show_only_where_the_pathway_says_so():
    community = an_open_community()
    rea, _rolf, _stella = its_people(community)
    application = a_sent_one(community)
    take_reading(application=application, membership=rea, by=rea.person, at=AT)
    assert "Rea" not in str(told(application))
    Pathway.objects.update(names_readers=True)
    application = Application.objects.select_related("pathway").get()
    assert told(application)[1] == [BEGAN, SENT, "Rea took it to read"]


def test_standing_and_application_are_ones_own():
    community = an_open_community()
    application, other = a_draft(community), a_person()
    with pytest.raises(NothingHere):
        standing_of(application=application, seen_by=other, at=AT)
    for who in (VISITOR, other):
        assert application_of(community=community, person_id=application.person_id, seen_by=who) is None
    own = application_of(community=community, person_id=application.person_id, seen_by=application.person)
    assert own == application


def waits(community, membership, at=AT):
    found = who_waits(community=community, seen_by=membership.person, at=at)
    return [(w.what, w.for_whom, w.since, w.by_when, w.late, w.url) for w in found]


def test_who_waits_for_whom_since_when():
    community = an_open_community()
    rea, rolf, stella = its_people(community)
    queue = "/c/bridges/reviewing/"
    application = a_sent_one(community)
    due = AT + 7 * DAY
    an = "An application"
    assert waits(community, stella) == [
        (an, "two people to read it: nobody has taken it yet", AT, due, False, queue),
    ]
    take_reading(application=application, membership=rea, by=rea.person, at=AT)
    assert waits(community, stella) == [(an, "one more reader", AT, due, False, queue)]
    a_reading(application, rolf)
    assert waits(community, stella, due + DAY) == [(an, "those who are reading it", AT, due, True, queue)]
    a_reading(application, rea, at=AT + DAY)
    case = f"/c/bridges/reviewing/{application.pk}/decision/"
    due = AT + 4 * DAY
    assert waits(community, stella) == [(an, "two people to decide", AT + DAY, due, False, case)]
    a_proposal(application, rea)
    assert waits(community, stella, due + DAY) == [
        (an, "a second person to agree to the decision", AT + DAY, due, True, case)
    ]


def test_who_waits_is_for_stewards_of_this_community_without_a_block():
    community = an_open_community()
    rea, _rolf, stella = its_people(community)
    elsewhere = a_member(an_open_community("harbour", "Harbour"), "Els", Role.STEWARD)
    application = a_sent_one(community)
    assert len(waits(community, stella)) == 1
    for membership in (rea, a_member(community), elsewhere):
        assert waits(community, membership) == []
    assert who_waits(community=community, seen_by=VISITOR, at=AT) == []
    a_block(application.person, stella.person_id)
    assert waits(community, stella) == []


def test_who_waits_costs_the_same_for_one_and_three(assert_same_queries):
    community = an_open_community()
    rea, rolf, stella = its_people(community)
    me = stella.person

    def one():
        a_read_one(community, rea, rolf, person=a_person())

    one()
    assert_same_queries(4, lambda: who_waits(community=community, seen_by=me, at=AT), lambda: (one(), one()))


def test_the_figures_use_what_was_long_ago_not_at_all():
    community = an_open_community()
    people = its_people(community)
    for _ in range(5):
        a_decided_one(community, people, person=a_person(), sent=LONG_AGO, decided=LONG_AGO + DAY)
    assert now(community).days_median is None
