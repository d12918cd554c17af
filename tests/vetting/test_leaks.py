"""Every answer a reviewer can get before finishing, over every address of the house: the same whatever the other does.

Pages, headers, refusals, notices, the power record, and how many statements an answer takes (what a clock could tell).
"""

import re

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from holdspace.journal.models import Entry
from holdspace.journal.verbs import verb
from holdspace.outbox.models import Delivery, Notice
from holdspace.vetting.actions import keep_reading, say_how_known, take_reading
from tests.people_and_places import AT, a_person
from tests.permission_matrix import all_addresses
from tests.vetting.test_blindness import BACKEND, CHANGING, SECRET, STAGES, other_at
from tests.ways_in import a_sent_one, all_marks, an_open_community, its_people

pytestmark = pytest.mark.django_db
NUMBERS = re.compile(rb"\d+")
ONCE = re.compile(rb'name="once" value="\w+"')
UNTOLD = {"X-Request-ID", "Content-Length", "Date", "Server-Timing", "ETag"}
# Pages of the machine, which need no person; and what would end the session.
LEFT_OUT = ("admin:", "project:", "people:erase", "people:leave_elsewhere", "people:take_along", "outbox:stop")


def addresses(number):
    """Every address that takes nothing, a community, or a community and this application's number."""
    for name in sorted(all_addresses()):
        if name.startswith(LEFT_OUT):
            continue
        for args in ([], ["bridges"], ["bridges", number], ["bridges", number, "values"]):
            try:
                yield name, reverse(name, args=args)
            except NoReverseMatch:
                continue


def told(response):
    headers = {key: NUMBERS.sub(b"", value.encode()) for key, value in response.headers.items() if key not in UNTOLD}
    return response.status_code, headers, NUMBERS.sub(b"", CHANGING.sub(b"", ONCE.sub(b"", response.content)))


def everything(membership, number):
    """What each address answers to reading it, and, in this room, to an empty press; each undone again."""
    found = {}
    client = Client()
    client.force_login(membership.person, backend=BACKEND)
    client.get("/c/bridges/reviewing/")  # the first page of a session sets what later ones have
    for name, address in addresses(number):
        for method in ("get", "post") if name.startswith("vetting:") else ("get",):
            undo = transaction.savepoint()
            with CaptureQueriesContext(connection) as statements:
                response = getattr(client, method)(address)
            transaction.savepoint_rollback(undo)
            assert SECRET.encode() not in response.content, (name, method)
            found[f"{name} {method}"] = (*told(response), len(statements))
    return found


def scene(stage):
    community = an_open_community()
    rea, rolf, _stella = its_people(community)
    application = a_sent_one(community, a_person("Ada Lovelace"))
    review = take_reading(application=application, membership=rea, by=rea.person, at=AT)
    keep_reading(review=review, marks=all_marks(review), by=rea.person, at=AT)
    other_at(stage, application, rolf)
    return rea, application


@pytest.mark.slow
def test_nothing_anywhere_tells_of_the_other_reading():
    seen = {}
    for stage in STAGES:
        undo = transaction.savepoint()
        rea, application = scene(stage)
        application.refresh_from_db()
        seen[stage] = everything(rea, application.pk)
        transaction.savepoint_rollback(undo)
    assert len(seen["nobody"]) > 100
    assert seen["nobody"]["vetting:desk get"][0] == 200
    differing = {
        stage: sorted(name for name, got in pages.items() if got != seen["nobody"][name])
        for stage, pages in seen.items()
    }
    # Finishing makes the other's finished reading plain: with it the application is read, and both read each other.
    assert differing == {stage: [] for stage in STAGES}


@pytest.mark.slow
def test_what_the_other_said_of_knowing_them_shows_to_nobody_before_the_end():
    undo = transaction.savepoint()
    rea, application = scene("taken")
    plain = everything(rea, application.pk)
    transaction.savepoint_rollback(undo)
    rea, application = scene("taken")
    review = application.reviews.exclude(reviewer=rea.person).get()
    say_how_known(review=review, how=SECRET, by=review.reviewer, at=AT)
    said = everything(rea, application.pk)
    assert sorted(name for name in said if said[name] != plain[name]) == []


@pytest.mark.parametrize("stage", STAGES)
def test_no_notice_mail_or_entry_that_can_be_read_tells_of_the_other(stage):
    rea, _application = scene(stage)
    assert set(Notice.objects.filter(person=rea.person).values_list("kind", flat=True)) == {"vetting.application_waits"}
    assert Delivery.objects.filter(notice__person=rea.person).count() == 1
    worded = [entry.verb for entry in Entry.objects.filter(verb__startswith="review.") if verb(entry.verb).in_words]
    assert worded == []


def test_the_desk_takes_at_most_eight_statements_beside_who_looks():
    rea, application = scene("half")
    client = Client()
    client.force_login(rea.person, backend=BACKEND)
    address = f"/c/bridges/reviewing/{application.pk}/"
    client.get(address)
    with CaptureQueriesContext(connection) as statements:
        assert client.get(address).status_code == 200
    asked = [s["sql"] for s in statements if "SAVEPOINT" not in s["sql"]]
    assert len(asked) <= 10, asked
