"""A rule's SQL is put together once, and only where nothing can be wrong about it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from holdspace.people.models import Person
from holdspace.search import remembering
from holdspace.search.remembering import Somebody, Values, remembered
from tests.people_and_places import AT

pytestmark = pytest.mark.django_db

VALUES = Values(5, 7, 9, "one", "two", AT)


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch):
    monkeypatch.setattr(remembering, "_known", {})


class Rule:
    """Counts how often it is built."""

    def __init__(self, make):
        self.make, self.built = make, 0

    def __call__(self, values, seen_by):
        self.built += 1
        return self.make(values, seen_by)


def ask(rule, values=VALUES, who=None):
    return remembered(rule, rule, values=values, seen_by=who or Somebody(values.person_id))


def orm(values, seen_by):
    old = values.at - timedelta(days=60)
    rows = Person.objects.filter(pk=seen_by.actor_id, joined_at__gt=old, erased_at__lt=values.at, is_active=True)
    return rows.query.sql_with_params()


def test_it_is_built_twice_and_then_never_again_and_says_the_same():
    rule = Rule(orm)
    later = replace(VALUES, person_id=44, at=AT + timedelta(days=3, microseconds=5))
    for values in (VALUES, later):
        sql, params = ask(rule, values)
        expected_sql, expected = orm(values, Somebody(values.person_id))
        assert (sql, params) == (expected_sql, list(expected))
    assert rule.built == 2


@pytest.mark.parametrize(
    "make",
    [
        lambda values, seen_by: ("SELECT %s", [seen_by.actor_id + 1]),
        lambda values, seen_by: (f"SELECT {seen_by.actor_id}", []),
        lambda values, seen_by: ("SELECT %s", [Person.objects.count()]),
        lambda values, seen_by: ("SELECT %s", [getattr(seen_by, "name", "") or seen_by.is_operator]),
    ],
    ids=["computed", "in the text", "asks the database", "wants more than a number"],
)
def test_what_cannot_be_kept_is_built_each_time(make):
    rule = Rule(make)
    person = Person(pk=5, display_name="Mo")
    assert ask(rule, who=person) == ask(rule, who=person) == tuple(make(VALUES, person))
    assert rule.built > 2


def test_visitors_never_get_a_persons_statement():
    rule = Rule(lambda values, seen_by: ("SELECT 0", []) if seen_by.actor_id is None else ("SELECT %s", [1]))
    assert ask(rule) == ("SELECT %s", [1])
    assert ask(rule, who=Somebody(None, "visitor")) == ("SELECT 0", [])
