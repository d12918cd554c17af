"""Two people pressing at once: one effect, one clear answer."""

import pytest

from holdspace.communities.models import Membership
from holdspace.communities.states import Role
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.vetting.actions import (
    agree_to_decision,
    begin_application,
    finish_reading,
    keep_reading,
    send_application,
    stop_application,
    take_reading,
)
from holdspace.vetting.models import Application, Decision, Review
from tests.people_and_places import AT, a_member, a_person
from tests.racing import outcomes, real_transactions
from tests.ways_in import (
    a_proposal,
    a_read_one,
    a_reading,
    a_sent_one,
    a_whole_draft,
    all_marks,
    an_open_community,
    its_people,
)

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_reviewers_take_the_last_place(tmp_path):
    community = an_open_community()
    rea, rolf, _stella = its_people(community)
    third = a_member(community, "Tam", Role.REVIEWER)
    application = a_sent_one(community)
    take_reading(application=application, membership=rea, by=rea.person, at=AT)
    people = [(m, m.person) for m in (rolf, third)]

    def take(membership, person):
        fresh = Application.objects.get(pk=application.pk)
        return take_reading(application=fresh, membership=membership, by=person, at=AT)

    with real_transactions(tmp_path) as at_once:
        found = at_once(*(lambda m=m, p=p: take(m, p) for m, p in people))
        assert outcomes(found) == ["AlreadyMoved", "Review"]
        assert at_once(lambda: Review.objects.filter(state="taken").count()) == [2]
        assert at_once(lambda: Entry.objects.filter(verb="review.taken").count()) == [2]


def test_two_readers_finish_at_the_same_moment(tmp_path):
    community = an_open_community()
    rea, rolf, stella = its_people(community)
    application = a_sent_one(community)
    pairs = []
    for membership in (rea, rolf):
        person = membership.person
        review = take_reading(application=application, membership=membership, by=person, at=AT)
        keep_reading(review=review, marks=all_marks(review), by=person, at=AT)
        pairs.append((review.pk, membership, person))

    def finish(number, membership, person):
        review = Review.objects.select_related("application__pathway").get(pk=number)
        return finish_reading(review=review, membership=membership, by=person, at=AT)

    with real_transactions(tmp_path) as at_once:
        found = at_once(*(lambda pair=pair: finish(*pair) for pair in pairs))
        assert outcomes(found) == ["Review", "Review"]
        assert at_once(lambda: Application.objects.get().state) == ["read"]
        # Stella once, and whoever finished first once.
        assert at_once(lambda: _told("vetting.ready_to_decide")) == [2]
    assert stella.is_steward


def test_two_people_agree_at_once(tmp_path):
    community = an_open_community()
    rea, rolf, stella = its_people(community)
    application = a_read_one(community, rea, rolf)
    number = a_proposal(application, stella).pk
    people = [(m, m.person) for m in (rea, rolf)]

    def agree(membership, person):
        decision = Decision.objects.select_related("application__community", "application__person").get(pk=number)
        return agree_to_decision(decision=decision, membership=membership, by=person, at=AT)

    with real_transactions(tmp_path) as at_once:
        found = at_once(*(lambda m=m, p=p: agree(m, p) for m, p in people))
        assert outcomes(found) == ["AlreadyMoved", "Decision"]
        assert at_once(lambda: _told("vetting.letter_is_there")) == [1]
        assert at_once(lambda: Membership.objects.filter(person_id=application.person_id).count()) == [1]


def test_two_people_propose_at_once(tmp_path):
    community = an_open_community()
    rea, rolf, stella = its_people(community)
    application = a_read_one(community, rea, rolf)
    people = [(m, m.person) for m in (rea, stella)]
    assert all(person.pk for _m, person in people)

    def propose(membership):
        return a_proposal(Application.objects.get(pk=application.pk), membership)

    with real_transactions(tmp_path) as at_once:
        found = at_once(*(lambda m=m: propose(m) for m, _p in people))
        assert outcomes(found) == ["AlreadyMoved", "Decision"]
        assert at_once(lambda: Decision.objects.count()) == [1]


def test_one_person_sends_twice_at_once(tmp_path):
    community = an_open_community()
    rea, _rolf, _stella = its_people(community)
    application = a_whole_draft(community)
    ada = application.person

    def send():
        fresh = Application.objects.select_related("pathway__community", "community").get(pk=application.pk)
        return send_application(application=fresh, by=ada, at=AT)

    with real_transactions(tmp_path) as at_once:
        assert outcomes(at_once(send, send)) == ["AlreadyMoved", "Application"]
        assert at_once(lambda: Entry.objects.filter(verb="application.sent").count()) == [1]
        assert at_once(lambda: _told("vetting.application_waits", rea.person_id)) == [1]


@pytest.mark.parametrize("keys", ["a" * 32, "b" * 32])
def test_one_person_begins_twice_at_once(tmp_path, keys):
    """On two devices, or by a double press."""
    community, ada = an_open_community(), a_person("Ada")

    def begin(once):
        return begin_application(community=community, by=ada, at=AT, once=once)

    with real_transactions(tmp_path) as at_once:
        first, second = at_once(lambda: begin("a" * 32), lambda: begin(keys))
        assert (first, first.state) == (second, "draft")
        assert at_once(lambda: Application.objects.count()) == [1]


def test_a_reader_finishes_while_the_applicant_stops(tmp_path):
    community = an_open_community()
    rea, rolf, _stella = its_people(community)
    application = a_sent_one(community)
    a_reading(application, rea)
    review = a_reading(application, rolf, final=False)
    ada, reader = application.person, rolf.person

    def stop():
        return stop_application(application=Application.objects.get(), by=ada, at=AT)

    def finish():
        fresh = Review.objects.select_related("application__pathway").get(pk=review.pk)
        return finish_reading(review=fresh, membership=rolf, by=reader, at=AT)

    with real_transactions(tmp_path) as at_once:
        stopped, _finished = at_once(stop, finish)
        # Whoever was quicker: the applicant's word stands, and nothing of it is left.
        assert stopped.state == "left"
        assert at_once(lambda: (Application.objects.get().state, Review.objects.count())) == [("left", 0)]


def _told(kind, *person_ids):
    rows = Notice.objects.filter(kind=kind)
    return rows.filter(person_id__in=person_ids).count() if person_ids else rows.count()
