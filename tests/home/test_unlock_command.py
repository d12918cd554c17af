"""`holdspace unlock EMAIL`: says what it will do, asks, and leaves a line that members can read."""

import io

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command

from holdspace.journal.queries import power_record
from holdspace.people.models import Unlocking
from tests.people.test_unlocking import person, place
from tests.people_and_places import a_community, a_member, a_person

__all__ = ["person", "place"]  # fixtures
pytestmark = pytest.mark.django_db


def say(*words, answer=None, monkeypatch=None):
    out = io.StringIO()
    if monkeypatch is not None:
        monkeypatch.setattr("builtins.input", lambda _question: answer)
    call_command("unlock", *words, stdout=out)
    return out.getvalue()


def test_it_says_what_it_will_do_and_asks(person, monkeypatch):
    told = say(person.email, answer=f" {person.email.upper()}", monkeypatch=monkeypatch)
    assert f"{person.email}: Pax, here since" in told
    assert "In 48 hours: app and codes on paper are taken off, and every browser is signed out." in told
    assert "Begun. It is done on" in told
    assert Unlocking.objects.get().state == "waiting"


def test_another_address_or_no_answer_does_nothing(person, monkeypatch):
    with pytest.raises(CommandError) as another:
        say(person.email, answer="yes", monkeypatch=monkeypatch)
    assert str(another.value) == "That is another address. Nothing was done."

    def nobody(_question):
        raise EOFError

    monkeypatch.setattr("builtins.input", nobody)
    with pytest.raises(CommandError) as silent:
        call_command("unlock", person.email)
    assert str(silent.value) == "Nobody answered. Nothing was done."
    assert not Unlocking.objects.exists()
    assert mail.outbox == []


def test_what_is_in_the_way_is_said(person):
    other = a_person()
    for words, expected in (
        (["nobody@example.org", "--yes"], "Nobody here has the address nobody@example.org."),
        ([other.email, "--yes"], "There is no second step: a mailed code opens the door. Nothing was done."),
        ([person.email, "--yes", "--hours", "1"], "The wait is between 24 and 168 hours. Nothing was done."),
        ([person.email, "--withdraw"], f"Nothing waits for {person.email}."),
    ):
        with pytest.raises(CommandError) as refused:
            say(*words)
        assert str(refused.value) == expected
    say(person.email, "--yes", "--passkeys", "--hours", "72")
    with pytest.raises(CommandError) as twice:
        say(person.email, "--yes")
    assert str(twice.value) == "One waits already for this address. Nothing was done."
    assert say(person.email, "--withdraw") == "Withdrawn. The second step stays, and they were told.\n"


def test_members_read_that_it_was_done_and_not_to_whom():
    community, elsewhere = a_community(), a_community("harbour", "Harbour")
    member = a_member(community, "Mo")
    Authenticator.objects.create(user=member.person, type="totp", data={"secret": ""})
    say(member.person.email, "--yes")
    say(member.person.email, "--withdraw")
    acts = power_record(community_id=community.pk, seen_by=member.person).items
    assert [act.in_words for act in acts if act.verb.startswith("unlocking.")] == [
        "left a second step as it was after all",
        "began to take off a second step that somebody lost, after a wait",
    ]
    assert not hasattr(acts[0], "object_id")
    there = power_record(community_id=elsewhere.pk, seen_by=member.person).items
    assert [act for act in there if act.verb.startswith("unlocking.")] == []
