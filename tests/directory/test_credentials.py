"""What somebody may practice with: who reads what of it, who verifies, and when one is reminded."""

import json
from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from holdspace.communities.states import Role
from holdspace.directory.actions import (
    add_credential,
    remind_of_ends,
    renew_credential,
    take_credential_away,
    verify_credential,
)
from holdspace.directory.models import Credential
from holdspace.directory.tasks import remind
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from holdspace.people.actions import erase_person
from holdspace.people.models import Block
from holdspace.people.personal import all_personal
from holdspace.search.models import Line
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db
NUMBER = "IL-149.0271828"
SOON = AT.date() + timedelta(days=60)


def browser(person):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def adds(member, *, title="LCSW", ends_on=SOON, ask=True, **more):
    fields = {"kind": "license", "jurisdiction": "us-il", "number": NUMBER} | more
    return add_credential(membership=member, title=title, ends_on=ends_on, ask=ask, **fields, by=member.person, at=AT)


def verifies(steward, credential, how="register"):
    return verify_credential(credential=credential, how=how, steward=steward, by=steward.person, at=AT)


@pytest.fixture
def three():
    community = a_community()
    return a_member(community, "Mo"), a_member(community, "Nell"), a_member(community, "Stella", Role.STEWARD)


def test_the_number_is_encrypted_and_stands_nowhere_else(three):
    mo, nell, stella = three
    credential = adds(mo)
    verifies(stella, credential)
    remind_of_ends(by=THE_MACHINE, at=AT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM directory_credential")
        assert NUMBER not in cursor.fetchone()[0]
    everything = [json.dumps(list(Entry.objects.values("verb", "data"))), *Line.objects.values_list("words", flat=True)]
    everything += [str(row) for row in Notice.objects.values()] + [str(letter.message()) for letter in mail.outbox]
    assert not any(NUMBER in text or "0271828" in text for text in everything)
    where = f"/c/bridges/people/{mo.pk}/"
    assert NUMBER not in browser(nell.person).get(where).content.decode()
    assert NUMBER not in browser(mo.person).get(where).content.decode()
    assert NUMBER in browser(mo.person).get("/c/bridges/people/me/credentials/").content.decode()


def test_a_steward_who_was_asked_reads_the_number_verifies_and_the_profile_says_when(three):
    mo, nell, stella = three
    adds(mo)
    page = browser(stella.person).get("/c/bridges/people/verify/").content.decode()
    assert (NUMBER in page, "Mo: LCSW" in page) == (True, True)
    credential = Credential.objects.get()
    assert browser(stella.person).post(f"/c/bridges/people/verify/{credential.pk}/", {}).status_code == 302
    assert Credential.objects.get().verified_at is None
    browser(stella.person).post(f"/c/bridges/people/verify/{credential.pk}/", {"how": "register"})
    credential.refresh_from_db()
    assert (credential.verified_by, credential.verified_how) == (stella.person, "register")
    page = browser(nell.person).get(f"/c/bridges/people/{mo.pk}/").content.decode()
    assert ("Verified by a steward on" in page, "looked it up in the public register" in page) == (True, True)
    assert NUMBER not in browser(stella.person).get("/c/bridges/people/verify/").content.decode()
    assert Notice.objects.filter(person_id=mo.person_id, kind="directory.verified").count() == 1
    entry = Entry.objects.get(verb="credential.verified")
    assert (entry.in_role, entry.data) == ("steward", {"how": "register"})


def test_whoever_may_not_verify_does_not(three):
    mo, nell, stella = three
    asked, not_asked = adds(mo), adds(mo, title="CADC", ask=False)
    own, ended = adds(stella), adds(nell, ends_on=AT.date() - timedelta(days=1))
    elsewhere = a_member(a_community("harbour", "Harbour"), "Els", Role.STEWARD)
    for steward, credential, answer in (
        (nell, asked, Refused),
        (stella, not_asked, NothingHere),
        (stella, own, Refused),
        (stella, ended, Refused),
        (elsewhere, asked, NothingHere),
    ):
        with pytest.raises(answer):
            verifies(steward, credential)
    assert not Credential.objects.filter(verified_at__isnull=False).exists()


def test_of_two_stewards_one_has_an_effect_and_what_changed_meanwhile_stays_unverified(three):
    mo, _nell, stella = three
    other = a_member(mo.community, "Sten", Role.STEWARD)
    credential = adds(mo)
    stale = Credential.objects.get()
    assert verifies(stella, credential).verified_by == stella.person
    assert verifies(other, stale, "document").verified_by == stella.person
    assert Entry.objects.filter(verb="credential.verified").count() == 1
    second = adds(mo, title="CADC")
    stale = Credential.objects.get(pk=second.pk)
    renew_credential(credential=second, ends_on=SOON + timedelta(days=9), membership=mo, by=mo.person, at=AT)
    assert verifies(stella, stale).verified_at is None


def test_a_block_hides_it_from_that_steward_and_not_from_another(three):
    mo, _nell, stella = three
    other = a_member(mo.community, "Sten", Role.STEWARD)
    credential = adds(mo)
    Block.objects.create(blocker=mo.person, blocked=stella.person, at=AT)
    pages = [browser(one.person).get("/c/bridges/people/verify/").content.decode() for one in (stella, other)]
    assert [NUMBER in page for page in pages] == [False, True]
    answer = browser(stella.person).post(f"/c/bridges/people/verify/{credential.pk}/", {"how": "document"})
    assert (answer.status_code, Credential.objects.get().verified_at) == (404, None)


def test_one_is_told_once_within_sixty_days_and_again_after_a_new_day(three):
    mo, nell, stella = three
    credential = adds(mo, ends_on=SOON + timedelta(days=1))
    adds(nell, ends_on=AT.date() - timedelta(days=1))
    adds(stella, ends_on=None)
    remind(at=AT)
    assert Notice.objects.filter(kind="directory.credential_ends").count() == 0
    for later in (1, 1, 2, 40):
        remind(at=AT + timedelta(days=later))
    assert list(Notice.objects.filter(kind="directory.credential_ends").values_list("person_id", flat=True)) == [
        mo.person_id
    ]
    new = SOON + timedelta(days=365)
    verifies(stella, credential)
    renewed = renew_credential(credential=credential, ends_on=new, membership=mo, by=mo.person, at=AT)
    assert (renewed.verified_at, renewed.asked_in_id) == (None, mo.community_id)
    remind(at=AT + timedelta(days=400))
    assert Notice.objects.filter(kind="directory.credential_ends").count() == 2


def test_each_reader_sees_what_was_chosen_for_them(three):
    mo, nell, _stella = three
    for title, whom in (("Mine", "me"), ("Inside", "communities"), ("Outside", "everybody")):
        adds(mo, title=title, seen_by=whom)
    from holdspace.directory.actions import keep_profile

    keep_profile(texts={"work_as": "Here"}, seen_by={"work_as": "everybody"}, by=mo.person, at=AT)
    where = f"/c/bridges/people/{mo.pk}/"
    pages = {
        "own": browser(mo.person).get(where),
        "other": browser(nell.person).get(where),
        "visitor": Client().get(f"{where}card/"),
    }
    read = {who: [t for t in ("Mine", "Inside", "Outside") if t in p.content.decode()] for who, p in pages.items()}
    assert read == {"own": ["Mine", "Inside", "Outside"], "other": ["Inside", "Outside"], "visitor": ["Outside"]}


def test_taken_away_taken_along_and_erased_with_its_number(three):
    mo, nell, stella = three
    credential, others = adds(mo), adds(nell, title="RN")
    verifies(stella, others)
    with pytest.raises(NothingHere):
        take_credential_away(credential=credential, by=nell.person, at=AT)
    kind = next(kind for kind in all_personal() if kind.name == "credentials")
    assert [row["number"] for row in kind.export(person_id=mo.person_id)] == [NUMBER]
    take_credential_away(credential=credential, by=mo.person, at=AT)
    assert not Credential.objects.filter(person=mo.person).exists()
    from holdspace.communities.actions import give_role
    from holdspace.grammar.actors import OPERATOR

    give_role(membership=mo, role=Role.STEWARD, by=OPERATOR, at=AT)
    erase_person(person=stella.person, by=stella.person, at=AT)
    others.refresh_from_db()
    assert (others.verified_by, others.verified_at) == (None, AT)


def test_a_second_press_adds_nothing_and_a_form_comes_back_as_it_was(three):
    client = browser(three[0].person)
    where = "/c/bridges/people/me/credentials/"
    typed = {"once": "a" * 32, "kind": "license", "title": "LCSW", "number": NUMBER, "seen_by": "me"}
    for _press in range(2):
        assert client.post(where, typed | {"ends_on": "2027-05-01"}).status_code == 302
    assert list(Credential.objects.values_list("ends_on", flat=True)) == [date(2027, 5, 1)]
    back = client.post(where, typed | {"once": "b" * 32, "ends_on": "someday", "title": "Odd one"})
    assert (back.status_code, "Odd one" in back.content.decode()) == (422, True)


def test_the_stewards_page_makes_the_same_queries_for_one_and_for_three(three, assert_same_queries):
    mo, nell, stella = three
    adds(mo)
    client = browser(stella.person)
    assert_same_queries(3, lambda: client.get("/c/bridges/people/verify/"), lambda: [adds(nell), adds(mo, title="Two")])
