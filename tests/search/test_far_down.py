"""What stands far down among many lines that one may not open, or lots of lines away from the newest."""

from importlib import import_module

import pytest
from django.db import connection

from holdspace.people.models import Block
from holdspace.search import queries
from holdspace.search.backends import backend
from holdspace.search.models import Line
from holdspace.search.queries import Looking, find_and_count
from tests.people_and_places import AT, a_member
from tests.search.made import person, says

on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite walks its own index")


def pages(place, said, *, size):
    seen, after = [], ""
    for _page in range(40):
        found = place.found(said, after=after, size=size)
        seen.append(found.numbers)
        after = found.older
        if found.ends:
            return seen
    raise AssertionError("it does not end")


@pytest.mark.parametrize("said", ["knots", "lee", "kntos"], ids=["elsewhere", "in the title", "a slip away"])
def test_pages_are_full_however_much_between_may_not_be_opened(place, monkeypatch, said):
    people = [a_member(place.here, f"Lee {n}" if n % 3 else f"Kim {n}") for n in range(20)]
    for one in people:
        says(one, about="Knots of the lee")
    for n, one in enumerate(people):
        if n not in (0, 1, 6, 7, 8, 19):
            Block.objects.create(blocker=one.person, blocked=place.mo.person, at=AT)
    usual = pages(place, said, size=2)
    assert sorted(n for page in usual for n in page) == [person(people[n]) for n in (0, 1, 6, 7, 8, 19)]
    assert [len(page) for page in usual] == [2, 2, 2]
    monkeypatch.setattr(queries, "BESIDE", -5)  # one line at first
    monkeypatch.setattr(queries, "MORE", 2)
    assert pages(place, said, size=2) == usual


def test_what_is_counted_is_whole_however_much_between_may_not_be_opened(place, monkeypatch):
    people = [a_member(place.here, f"Kim {n}") for n in range(12)]
    for one in people[2:11]:
        Block.objects.create(blocker=place.mo.person, blocked=one.person, at=AT)
    monkeypatch.setattr(queries, "MORE", 2)
    for counted, told in ((1, 2), (2, 3), (4, 3)):
        monkeypatch.setattr(queries, "COUNTED", counted)
        looking = Looking(("person",), place.here.pk, place.mo.person, AT, "kim")
        assert len(find_and_count(looking)[1]) == told


def test_lines_lots_away_from_the_newest_come_in_the_same_order(place):
    for n in range(14):
        says(a_member(place.here, f"Lee {n}" if n % 2 else f"Kim {n}"), about="We know lee shores.")
    near = [place.numbers(said) for said in ("lee", "shores", "kim lee", "lee 3", "shorez", "")]
    lines = list(Line.objects.order_by("-pk"))
    backend().erase([line.pk for line in lines])
    # The newest near to each other, then one in a lot, then one in a hundred.
    lots = [500, 499, *range(498, 490, -1), *range(400, 0, -100), *range(9, 0, -1)]
    for lot, line in zip(lots, lines, strict=False):
        before, line.pk = line.pk, lot * 4_096
        Line.objects.filter(pk=before).update(id=line.pk)
    backend().write(lines)
    assert [place.numbers(said) for said in ("lee", "shores", "kim lee", "lee 3", "shorez", "")] == near
    assert pages(place, "lee", size=3) == [tuple(near[0][n : n + 3]) for n in range(0, 14, 3)]


@on_postgresql
def test_the_index_can_go_back_to_what_it_was(place):
    says(place.nell, about="Knots, O'Brien and 心理")
    migration = import_module("holdspace.search.migrations.0002_postgresql_by_expression")
    line = "kind = 'person' AND thing_id = %s AND tokens @@ %s::tsquery"
    with connection.schema_editor() as editor:
        migration.by_column(None, editor)
    with connection.cursor() as cursor:
        for asked, there in (
            ("'knots':B & 'nell':A & 'kind:person':D", 1),
            ("'knots':A", 0),
            ("'obrien':B & '理':B", 1),
            ("'kno':*AB", 1),
        ):
            cursor.execute(f"SELECT count(*) FROM search_line WHERE {line}", [place.nell.person_id, asked])
            assert cursor.fetchone() == (there,), asked
    with connection.schema_editor() as editor:
        migration.by_expression(None, editor)
    assert place.numbers("knots") == place.numbers("nell obrien") == [person(place.nell)]
