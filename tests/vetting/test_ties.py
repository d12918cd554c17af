"""What keeps somebody from reading, and what is said openly where everybody knows everybody."""

import pytest
from django.db import connection
from django.test import Client

from holdspace.communities.models import Audience
from holdspace.communities.models.circle import Circle, CircleMember
from holdspace.communities.states import Role
from holdspace.conversations.models import Participant, Thread
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.people.personal import all_personal
from holdspace.vetting.actions import (
    erase_kept_answers,
    say_how_known,
    say_where_a_reader_works,
    say_where_i_work,
    stop_application,
    take_reading,
)
from holdspace.vetting.models import ApplicantWork, Application, ReaderWork, Review
from holdspace.vetting.queries import case_of
from holdspace.vetting.queries.ties import Ties, are_few, readers_inside, ties_of, who_must_not, work_of_applicant
from tests.people_and_places import AT, a_member, a_person
from tests.ways_in import DAY, a_decided_one, a_draft, a_reading, a_sent_one, an_open_community, its_people

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def browser(person):
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def ties(application):
    community = application.community
    readers = readers_inside(community=community, seen_by=THE_MACHINE)
    return ties_of(applications=[application], readers=readers, community=community, seen_by=THE_MACHINE)[
        application.pk
    ]


@pytest.mark.parametrize(
    ("theirs", "ours", "hard", "soft"),
    [
        (("Harbour, Inc.", ""), ("the harbour", ""), False, True),
        (("Harbour", ""), ("Harbour House", ""), False, False),
        (("", "Dr. Kim"), ("", "dr kim"), False, True),
        (("", "rea"), ("", ""), True, False),
        (("", ""), ("", "Ada Lovelace"), True, False),
        (("", ""), ("", ""), False, False),
        (("Inc.", ""), ("Ltd", ""), False, False),
    ],
)
def test_where_people_work_is_compared_and_told_to_nobody(theirs, ours, hard, soft):
    community = an_open_community()
    rea, _rolf, _stella = its_people(community)
    application = a_sent_one(community)
    say_where_i_work(application=application, employer=theirs[0], supervisor=theirs[1], by=application.person, at=AT)
    say_where_a_reader_works(membership=rea, employer=ours[0], supervisor=ours[1], by=rea.person, at=AT)
    found = ties(application)
    assert (found.hard, found.soft) == (
        frozenset({rea.person_id} if hard else ()),
        frozenset({rea.person_id} if soft else ()),
    )


def test_who_writes_to_each_other_is_tied():
    community = an_open_community()
    rea, _rolf, _stella = its_people(community)
    application = a_sent_one(community)
    thread = Thread.objects.create(
        community=community, about_kind="exchange.exchange", about_id=1, title_kind="x", opened_at=AT
    )
    for person in (rea.person, application.person):
        Participant.objects.create(thread=thread, community=community, person=person, last_at=AT)
    assert ties(application) == Ties(frozenset(), frozenset({rea.person_id}))


def test_who_is_in_a_circle_with_them_is_tied():
    community = an_open_community()
    rea, rolf, _stella = its_people(community)
    ada = a_member(community, "Ada")
    audience = Audience.objects.create(community=community, kind="circle")
    circle = Circle.objects.create(
        community=community, audience=audience, name="Tea", is_for="Tea.", keeper=ada, opened_at=AT
    )
    for membership, state in ((ada, "inside"), (rea, "inside"), (rolf, "asked")):
        since = AT if state == "inside" else None
        CircleMember.objects.create(circle=circle, membership=membership, state=state, since=since)
    application = a_sent_one(community)
    Application.objects.filter(pk=application.pk).update(person=ada.person)
    application.refresh_from_db()
    assert ties(application) == Ties(frozenset(), frozenset({rea.person_id}))


def test_where_too_few_are_left_the_soft_ones_read_and_the_hard_ones_never():
    found = Ties(frozenset({1}), frozenset({2, 3}))
    assert who_must_not(ties=found, readers=[1, 2, 3, 4, 5], wanted=2, seen_by=THE_MACHINE) == {1, 2, 3}
    assert who_must_not(ties=found, readers=[1, 2, 3, 4], wanted=2, seen_by=THE_MACHINE) == {1}


def test_it_stands_encrypted_apart_and_is_ones_own():
    community = an_open_community()
    rea, _rolf, _stella = its_people(community)
    application = a_sent_one(community)
    say_where_i_work(application=application, employer="Harbour", supervisor="Kim", by=application.person, at=AT)
    say_where_a_reader_works(membership=rea, employer="Harbour", supervisor="Kim", by=rea.person, at=AT)
    with connection.cursor() as cursor:
        for table in ("applicantwork", "readerwork"):
            cursor.execute(f"SELECT employer, supervisor FROM vetting_{table}")
            assert not {"Harbour", "Kim"} & set(cursor.fetchone())
    assert work_of_applicant(application=application, seen_by=rea.person) is None
    assert [e.data for e in Entry.objects.filter(verb__endswith="work_said")] == [{}, {}]
    with pytest.raises(NothingHere):
        say_where_i_work(application=application, employer="x", supervisor="", by=rea.person, at=AT)
    with pytest.raises(NothingHere):
        say_where_a_reader_works(membership=rea, employer="x", supervisor="", by=application.person, at=AT)
    member = a_member(community)
    with pytest.raises(Refused):
        say_where_a_reader_works(membership=member, employer="x", supervisor="", by=member.person, at=AT)


def test_it_goes_with_the_answers_with_stopping_and_when_emptied():
    community = an_open_community()
    people = its_people(community)
    decided = a_decided_one(community, people)
    ApplicantWork.objects.create(application=decided, employer="Harbour", at=AT)
    with pytest.raises(Refused):
        say_where_i_work(application=decided, employer="x", supervisor="", by=decided.person, at=AT)
    erase_kept_answers(by=THE_MACHINE, at=AT + 366 * DAY)
    assert ApplicantWork.objects.count() == 0
    draft = a_draft(community, a_person("Bea"))
    for employer in ("Harbour", "", "Harbour"):
        say_where_i_work(application=draft, employer=employer, supervisor="", by=draft.person, at=AT)
        assert ApplicantWork.objects.count() == bool(employer)
    stop_application(application=draft, by=draft.person, at=AT)
    assert ApplicantWork.objects.count() == 0
    rea = people[0]
    for employer in ("Harbour", ""):
        say_where_a_reader_works(membership=rea, employer=employer, supervisor="", by=rea.person, at=AT)
        assert ReaderWork.objects.count() == bool(employer)


def test_everybody_takes_their_own_along_and_erases_it():
    community = an_open_community()
    rea, _rolf, _stella = its_people(community)
    application = a_sent_one(community)
    say_where_i_work(application=application, employer="Harbour", supervisor="", by=application.person, at=AT)
    say_where_a_reader_works(membership=rea, employer="Quay", supervisor="", by=rea.person, at=AT)
    (kind,) = [one for one in all_personal() if one.name == "vetting.reading"]
    assert [row["what"] for row in kind.export(person_id=rea.person_id)] == ["work, as a reader", "asked to read"]
    assert [row["employer"] for row in kind.export(person_id=application.person_id)] == ["Harbour"]
    kind.erase(person_id=rea.person_id, at=AT)
    kind.erase(person_id=application.person_id, at=AT)
    assert (ApplicantWork.objects.count(), ReaderWork.objects.count()) == (0, 0)
    assert list(kind.export(person_id=rea.person_id)) == []


def test_opening_asks_first_and_a_small_community_asks_for_openness():
    community = an_open_community()
    rea, rolf, stella = its_people(community)
    application = a_sent_one(community, text="Secret answer")
    web = browser(rea.person)
    page = web.get(f"/c/bridges/reviewing/{application.pk}/open/").content.decode()
    assert "We are few here" in page
    assert "Secret answer" not in page
    where = web.post(f"/c/bridges/reviewing/{application.pk}/take/", {"how_known": "We trained together."})
    assert where["Location"] == f"/c/bridges/reviewing/{application.pk}/"
    assert web.get(f"/c/bridges/reviewing/{application.pk}/open/")["Location"] == where["Location"]
    assert Review.objects.get().how_known == "We trained together."
    a_reading(application, rea)
    a_reading(application, rolf)
    case = case_of(membership=stella, number=application.pk, seen_by=stella.person, at=AT)
    assert case.known == [("Rea", "We trained together.")]


def test_a_larger_one_asks_to_pass_it_on():
    community = an_open_community()
    people = [a_member(community, f"R{n}", Role.REVIEWER) for n in range(6)]
    assert not are_few(community=community, seen_by=people[0].person)
    application = a_sent_one(community)
    page = browser(people[0].person).get(f"/c/bridges/reviewing/{application.pk}/open/").content.decode()
    assert "Nothing stands between us" in page
    assert "We are few" not in page


def test_what_is_said_too_long_comes_back_and_takes_nothing():
    community = an_open_community()
    rea, _rolf, _stella = its_people(community)
    application = a_sent_one(community)
    answer = browser(rea.person).post(f"/c/bridges/reviewing/{application.pk}/take/", {"how_known": "x" * 401})
    assert answer["Location"].endswith("/open/")
    assert Review.objects.count() == 0


def test_how_known_can_be_said_while_reading_by_oneself_alone_and_stands_then():
    community = an_open_community()
    rea, rolf, _stella = its_people(community)
    application = a_sent_one(community)
    review = take_reading(application=application, membership=rea, by=rea.person, at=AT)
    for how in ("From a course.", "From a course, years ago."):
        say_how_known(review=review, how=how, by=rea.person, at=AT)
    assert Entry.objects.filter(verb="review.known_said").count() == 1
    with pytest.raises(NothingHere):
        say_how_known(review=review, how="x", by=rolf.person, at=AT)
    a_reading(application, rea)
    with pytest.raises(AlreadyMoved):
        say_how_known(review=review, how="x", by=rea.person, at=AT)
    web = browser(rea.person)
    web.post(f"/c/bridges/reviewing/{application.pk}/known/", {"how_known": "x"})
    assert Review.objects.get().how_known == "From a course, years ago."
