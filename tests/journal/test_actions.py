from datetime import datetime
from decimal import Decimal

import pytest
from django.db import models
from django.utils.translation import gettext_lazy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdspace.grammar.actors import OPERATOR, THE_MACHINE
from holdspace.journal.actions import record
from holdspace.journal.models import Entry
from holdspace.journal.once import once_only
from tests.people_and_places import AT, a_person

pytestmark = pytest.mark.django_db


class State(models.TextChoices):
    OPEN = "open", "Open"


def test_an_entry_says_who_did_what_to_which_thing_when():
    ada = a_person()
    record(verb="test.decided", of=ada, by=ada, at=AT, community_id=7, in_role="steward", data={"n": 1}, once="ab" * 16)
    found = Entry.objects.order_by("-id").values().first()
    assert found | {"id": None} == {
        "id": None,
        "at": AT,
        "actor_kind": "person",
        "actor_id": ada.pk,
        "community_id": 7,
        "verb": "test.decided",
        "object_kind": "people.person",
        "object_id": ada.pk,
        "in_role": "steward",
        "data": {"n": 1},
        "once": "ab" * 16,
        "seal": None,
    }


def test_an_undeclared_verb_is_an_error():
    with pytest.raises(KeyError):
        record(verb="test.never_declared", of=a_person(), by=OPERATOR, at=AT)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"n": 3, "share": 0.5, "on": True, "none": None, "state": "not_yet", "choice": State.OPEN, "": ""},
        {"roles": ["host", "steward"], "numbers": list(range(100)), "moved": {"from": "open", "to": "done"}},
        {"kind": "people.person", "version": "v1.2-beta:3"},
    ],
)
def test_states_kinds_and_numbers_are_data(write, data):
    [entry] = write(data=data)
    entry.refresh_from_db()
    assert entry.data == data


TEXTS = [
    "two words",
    "no\u00a0break",
    "zero\u200bwidth",
    "line\nbreak",
    "tab\there",
    "Ada",
    "I",
    "ada@example.org",
    "ada＠example",
    "我今天很难过",
    "süß",
    "отчаяние",
    "cafe\u0301",
    "\u202eevil",
    "-",
    "don't",
    "+436601234567",
    "https://example.org/x?y=z",
    "a" * 61,
    "nul\x00",
    "😢",
    "²",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "wrap",
    [
        lambda t: {"x": t},
        lambda t: {t: 1},
        lambda t: {"x": [1, t]},
        lambda t: {"x": {"y": [{"z": t}]}},
        lambda t: {"x": {t: [1]}},
        lambda t: {"x": ("open", t)},
    ],
)
def test_nothing_that_could_be_a_persons_text_gets_in(write, text, wrap):
    before = Entry.objects.filter(verb="test.happened").count()
    with pytest.raises(ValueError) as refused:
        write(data=wrap(text))
    assert str(refused.value) == "the journal holds no text"
    assert Entry.objects.filter(verb="test.happened").count() == before


def test_a_sentence_taken_apart_is_a_text_too(write):
    with pytest.raises(ValueError):
        write(data={"words": ["i", "was", "so", "afraid", "when", "she", "left"] * 3})


@pytest.mark.parametrize(
    "value",
    [b"bytes", datetime(2026, 1, 1), Decimal("1.5"), {1, 2}, object(), gettext_lazy("open"), 1j, float],
)
def test_other_things_are_refused(write, value):
    with pytest.raises(TypeError):
        write(data={"x": value})


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_no_database_agrees_on_are_refused(write, value):
    with pytest.raises(ValueError):
        write(data={"x": value})


@given(st.text(min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_whatever_gets_in_is_one_small_plain_word(write, text):
    try:
        [entry] = write(data={"x": text})
    except ValueError:
        return
    assert entry.data["x"] == text
    assert len(text) <= 60
    assert set(text) <= set("abcdefghijklmnopqrstuvwxyz0123456789_.:-")


def test_a_second_press_returns_the_first_result():
    ada, bo = a_person(), a_person()
    made = []

    @once_only
    def make(*, by, at, once):
        person = a_person()
        made.append(person)
        record(verb="test.happened", of=person, by=by, at=at, once=once)
        return person

    first = make(by=ada, at=AT, once="key")
    assert make(by=ada, at=AT, once="key") == first
    assert make(by=bo, at=AT, once="key") != first
    assert make(by=ada, at=AT, once="") != first
    assert make(by=ada, at=AT, once="") != first
    assert len(made) == 4


def test_a_failure_that_is_no_second_press_is_not_hidden():
    from django.db import IntegrityError

    @once_only
    def fail(*, by, at, once):
        raise IntegrityError("something else")

    with pytest.raises(IntegrityError):
        fail(by=THE_MACHINE, at=AT, once="key")
