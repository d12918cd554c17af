"""A remembered statement is the one that Django would have written."""

import pytest
from django.db import connection
from django.db.backends.sqlite3.base import SQLiteCursorWrapper

from holdspace.project import placeholders

STATEMENTS = [
    "SELECT 1",
    "SELECT %s, %s",
    "SELECT '100%%', %s",
    "SELECT x FROM y WHERE z LIKE '%%s' AND w = %s",
    "SELECT %s" + " " * placeholders.LONGEST,
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_as_django_does_it(statement):
    cursor = object.__new__(SQLiteCursorWrapper)
    for _ in range(2):
        assert placeholders._convert(cursor, statement) == placeholders._anew(cursor, statement)


def test_values_by_name_are_left_to_django():
    cursor = object.__new__(SQLiteCursorWrapper)
    assert placeholders._convert(cursor, "SELECT %(a)s", param_names=["a"]) == "SELECT :a"


@pytest.mark.django_db
def test_it_is_what_runs():
    assert SQLiteCursorWrapper.convert_query is placeholders._convert
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s, '5%%'", ["it"])
        assert cursor.fetchone() == ("it", "5%")


def test_long_ones_are_not_kept():
    before = placeholders._rewritten.cache_info().currsize
    placeholders._convert(object.__new__(SQLiteCursorWrapper), "SELECT %s -- once" + " " * placeholders.LONGEST)
    assert placeholders._rewritten.cache_info().currsize == before
