"""Every table with something of a person in it is declared, and what is declared is done."""

import io
import json
import zipfile

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.auth import get_user_model

from holdspace.communities.models import Membership
from holdspace.journal.models import Entry
from holdspace.people.actions import block_person, erase_person, keep_words, take_everything
from holdspace.people.meeting import can_meet
from holdspace.people.models import Block, KeptWords, LinkedAccount, Person, Session, Unlocking
from holdspace.people.personal import all_personal
from tests.people_and_places import AT, a_community, a_member, a_person

# Through these a table is a person's without a key of its own to them.
STEPS = {"communities.membership"}


def tables_of_people():
    """Every table with a key to a person, or to what stands for a person somewhere."""
    wanted = {get_user_model()._meta.label_lower} | STEPS
    found = {get_user_model()._meta.label_lower}
    for model in apps.get_models():
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if field.concrete and target is not None and target._meta.label_lower in wanted:
                found.add(model._meta.label_lower)
    return found


def declared():
    return {table for kind in all_personal() for table in kind.tables}


def test_every_table_of_people_is_declared():
    assert sorted(tables_of_people() - declared()) == []


def test_nothing_is_declared_that_is_not_there():
    there = {model._meta.label_lower for model in apps.get_models()}
    assert sorted(declared() - there) == []


def test_declarations_say_what_they_must():
    for kind in all_personal():
        assert kind.when_erased in {"delete", "anonymise", "keep"}, kind.name
        assert all(str(said) for said in (kind.why, kind.who_sees, kind.how_long)), kind.name
        if kind.when_erased == "keep":
            assert str(kind.because), kind.name


@pytest.fixture
def somebody(db):
    """With a passkey, an address, a session, a block, words kept, and a membership; and another beside them."""
    community = a_community()
    one, other = a_member(community, "Ida").person, a_member(community, "Otto").person
    for person in (one, other):
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        Authenticator.objects.create(user=person, type="webauthn", data={"name": "Phone", "credential": {}})
        Session.objects.create(session_key=f"key{person.pk}", session_data="", expire_date=AT, person=person)
        LinkedAccount.objects.create(person=person, issuer="https://x.org", subject=f"{person.pk}", linked_at=AT)
        Unlocking.objects.create(person=person, asked_at=AT, due_at=AT, stop_digest=f"digest{person.pk}")
        keep_words(person_id=person.pk, path="/c/x/", fields=[("words", "secret")], by=person, at=AT)
    block_person(person_id=other.pk, by=one, at=AT)
    return one, other


def test_erasing_leaves_an_empty_person_and_nothing_else(somebody):
    one, other = somebody
    erase_person(person=one, by=one, at=AT)
    one.refresh_from_db()
    assert (one.email, one.display_name, one.pronouns, one.is_active, one.is_operator, one.erased_at) == (
        None, "", "", False, False, AT,
    )  # fmt: skip
    assert str(one.name) == "somebody who left"
    of_people = ((EmailAddress, "user"), (Authenticator, "user"))
    ours = ((model, "person") for model in (Session, KeptWords, LinkedAccount, Unlocking))
    for model, field in (*of_people, *ours):
        assert list(model.objects.values_list(field, flat=True)) == [other.pk], model
    assert Block.objects.count() == 0
    assert Entry.objects.filter(verb="person.erased", object_id=one.pk, actor_id=one.pk).count() == 1
    other.refresh_from_db()
    assert (other.email, other.display_name, other.is_active) == (other.email, "Otto", True)


@pytest.mark.django_db
def test_two_people_can_be_erased():
    for person in (a_person(), a_person()):
        erase_person(person=person, by=person, at=AT)
    assert list(Person.objects.values_list("email", flat=True)) == [None, None]


def taken(person):
    with take_everything(by=person, at=AT) as file:
        return zipfile.ZipFile(io.BytesIO(file.read()))


def test_what_is_taken_along_is_ones_own_and_all_of_it(somebody):
    one, other = somebody
    archive = taken(one)
    assert sorted(archive.namelist())[:3] == ["data.json", "everything.css", "index.html"]
    data = json.loads(archive.read("data.json"))
    assert set(data) == {"made_at"} | {kind.name for kind in all_personal()}
    assert data["account"][0] | {"joined": ""} == {
        "email": one.email,
        "name": "Ida",
        "pronouns": "",
        "time_zone": "UTC",
        "hints_of_the_coach": True,
        "language": "en",
        "joined": "",
        "last_signed_in": None,
        "operator": False,
    }
    assert data["blocks"] == [{"whom": "Otto", "since": "2026-11-19T09:30:00+00:00"}]
    assert json.loads(data["kept_words"][0]["words"]) == [["words", "secret"]]
    assert other.email not in archive.read("data.json").decode()
    html = archive.read("index.html").decode()
    assert "Ida" in html
    assert other.email not in html
    assert ["<style" in html, "<script" in html, "style=" in html] == [False, False, False]


def test_whoever_is_blocked_never_reads_it_in_their_copy(somebody):
    _, other = somebody
    data = json.loads(taken(other).read("data.json"))
    assert data["blocks"] == []
    assert "Ida" not in json.dumps(data)


def test_people_of_one_community_can_meet_and_others_cannot(somebody):
    one, other = somebody
    stranger = a_person()
    third = a_member(a_community("harbour", "Harbour")).person
    met = [can_meet(person_id=person.pk, seen_by=third, at=AT) for person in (one, stranger)]
    assert met == [False, False]
    unblocked = a_member(Membership.objects.get(person=one).community).person
    assert can_meet(person_id=unblocked.pk, seen_by=one, at=AT)
    assert not can_meet(person_id=other.pk, seen_by=one, at=AT)
