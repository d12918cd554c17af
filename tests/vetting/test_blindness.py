"""Nobody learns anything of another reading before their own is final: pages, counts, notices, timing, history.

The method: the same application twice, once with another reader at every possible stage, once with none. Whatever a
reviewer can read over HTTP must be the same, byte for byte, but for what changes with every request.
"""

import re

import pytest
from django.db import transaction
from django.test import Client

from holdspace.communities.actions import give_role
from holdspace.communities.states import Role
from holdspace.grammar.actors import OPERATOR
from holdspace.outbox.models import Notice
from holdspace.vetting.actions import decline_reading, take_reading
from holdspace.vetting.models import Pathway
from holdspace.vetting.queries import who_waits
from tests.people_and_places import AT, a_person
from tests.ways_in import DAY, a_reading, a_sent_one, an_open_community, its_people

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SECRET = "Dana was passed over entirely"
STAGES = ["nobody", "taken", "half", "final", "declined"]
NUMBERED = re.compile(rb"(reviewing|level|because|answers)[_/\w-]*\d+")
CHANGING = re.compile(rb'(name="csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+")')


def other_at(stage, application, membership):
    if stage == "taken":
        take_reading(application=application, membership=membership, by=membership.person, at=AT)
    elif stage == "half":
        a_reading(application, membership, level="little", reasons=SECRET, final=False)
    elif stage == "final":
        a_reading(application, membership, level="little", reasons=SECRET)
    elif stage == "declined":
        decline_reading(application=application, membership=membership, by=membership.person, at=AT)


def everything_read(membership, number):
    """Status, headers and body of every page a reviewer can try."""
    client = Client()
    client.force_login(membership.person, backend=BACKEND)
    base = f"/c/bridges/reviewing/{number}"
    found = {}
    for address in ("/c/bridges/reviewing/", f"{base}/", f"{base}/decision/", f"/c/bridges/join/answers/{number}/"):
        response = client.get(address)
        headers = {k: v for k, v in response.headers.items() if k != "Content-Length"}
        body = CHANGING.sub(b"", response.content)
        found[address] = (response.status_code, headers, body)
    return found


def scene(stage, *, steward_too=False):
    community = an_open_community()
    rea, rolf, _stella = its_people(community)
    if steward_too:
        give_role(membership=rea, role=Role.STEWARD, by=OPERATOR, at=AT)
    application = a_sent_one(community, a_person("Ada Lovelace"))
    take_reading(application=application, membership=rea, by=rea.person, at=AT)
    other_at(stage, application, rolf)
    return community, rea, application


@pytest.mark.parametrize("stage", STAGES)
def test_a_reader_reads_the_same_whatever_the_other_does(stage):
    _community, rea, application = scene(stage)
    pages = everything_read(rea, application.pk)
    queue, desk, case, answers = pages.values()
    assert (queue[0], desk[0], case[0], answers[0]) == (200, 200, 404, 404)
    for _status, _headers, body in pages.values():
        assert SECRET.encode() not in body
        assert b"Rolf" not in body
        assert b"Lovelace" not in body


def test_the_pages_are_byte_for_byte_alike():
    """The numbers differ between scenes, so they are taken out; everything else must be equal."""
    seen = []
    for stage in STAGES:
        undo = transaction.savepoint()
        _community, rea, application = scene(stage)
        pages = everything_read(rea, application.pk)
        seen.append(
            [
                (
                    status,
                    headers.get("Cache-Control"),
                    re.sub(rb"(reviewing|level|because|answers)[_/\w-]*\d+", b"", body),
                )
                for status, headers, body in pages.values()
            ]
        )
        transaction.savepoint_rollback(undo)
    for stage, pages in zip(STAGES[1:], seen[1:], strict=True):
        assert [a == b for a, b in zip(pages, seen[0], strict=True)] == [True] * 4, stage


@pytest.mark.parametrize("stage", STAGES)
def test_no_notice_tells_of_the_other(stage):
    _community, rea, _application = scene(stage)
    kinds = set(Notice.objects.filter(person=rea.person).values_list("kind", flat=True))
    assert kinds == {"vetting.application_waits"}


@pytest.mark.parametrize("stage", ["taken", "half", "final"])
def test_a_steward_who_reads_learns_that_it_is_taken_and_no_more(stage):
    """Late or not: the line is the same whether the other is reading or has finished."""
    community, rea, _application = scene(stage, steward_too=True)
    for at in (AT, AT + 8 * DAY):
        (line,) = who_waits(community=community, seen_by=rea.person, at=at)
        assert (line.what, line.for_whom, line.can_hand_on) == (
            "An application",
            "those who are reading it",
            False,
        )


@pytest.mark.parametrize("stage", ["taken", "half", "final"])
def test_the_applicants_page_does_not_tell_who_has_finished(stage):
    _community, _rea, application = scene(stage)
    client = Client()
    client.force_login(application.person, backend=BACKEND)
    page = client.get("/c/bridges/join/status/").content.decode()
    assert "It is being read" in page
    assert "Somebody else took it to read, too" in page
    assert "has finished" not in page
    assert "Rolf" not in page
    assert SECRET not in page


def test_once_both_are_final_each_reads_the_other():
    _community, rea, application = scene("final")
    a_reading(application, rea)
    client = Client()
    client.force_login(rea.person, backend=BACKEND)
    page = client.get(f"/c/bridges/reviewing/{application.pk}/decision/").content.decode()
    assert SECRET in page
    assert "Rolf" in page
    assert "Lovelace" not in page


@pytest.mark.parametrize("hides", [True, False])
def test_names_show_only_where_the_community_shows_them(hides):
    community = an_open_community()
    rea, _rolf, _stella = its_people(community)
    Pathway.objects.update(hides_names=hides)
    person = a_person("Ada Lovelace")
    application = a_sent_one(community, person, text=f"Signed, Ada, {person.email}")
    take_reading(application=application, membership=rea, by=rea.person, at=AT)
    pages = everything_read(rea, application.pk)
    for address in ("/c/bridges/reviewing/", f"/c/bridges/reviewing/{application.pk}/"):
        body = pages[address][2].decode()
        assert ("Lovelace" in body) is not hides
    desk = pages[f"/c/bridges/reviewing/{application.pk}/"][2].decode()
    assert ("Signed, [name], [name]" in desk) is hides
