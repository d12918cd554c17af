from datetime import UTC, timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from holdspace.grammar.keyset import LARGEST_PAGE, decode_key, encode_key, page_by_key
from holdspace.people.models import Person
from tests.people_and_places import AT, a_person


@pytest.mark.django_db
@pytest.mark.parametrize("by", [("-joined_at", "-id"), ("joined_at", "id"), ("-id",)])
def test_pages_show_everything_once_in_order(by):
    for _ in range(7):
        a_person()
    expected = list(Person.objects.order_by(*by).values_list("pk", flat=True))
    seen, after, pages = [], "", 0
    while True:
        page = page_by_key(Person.objects.all(), by=by, after=after, size=3)
        seen += [p.pk for p in page.items]
        pages += 1
        if page.ends:
            break
        after = page.older
    assert (seen, pages) == (expected, 3)


@given(st.text(max_size=400))
def test_a_made_up_key_starts_anew(key):
    assert decode_key(key, fields=2) is None or len(decode_key(key, fields=2)) == 2


def test_numbers_beyond_the_database_are_no_key():
    assert decode_key(encode_key([2**63]), fields=1) is None


def plan_of(rows):
    return " ".join(rows.explain().split())


@pytest.mark.django_db
def test_a_page_is_read_from_its_index_in_one_go(django_assert_num_queries):
    """The cost of a page does not depend on how many came before it: nothing is sorted, nothing skipped."""
    import holdspace.grammar.keyset as keyset
    from holdspace.outbox.models import Notice

    person = a_person()
    Notice.objects.bulk_create(
        [Notice(person=person, kind="k", url="/", at=AT + timedelta(minutes=n)) for n in range(60)]
    )
    rows = Notice.objects.filter(person=person)
    first = page_by_key(rows, by=("-at", "-id"), size=20)
    with django_assert_num_queries(1):
        page_by_key(rows, by=("-at", "-id"), size=20, after=first.older)
    values = keyset.decode_key(first.older, fields=2)
    after = rows.filter(keyset._beyond(["at", "id"], values, "lt")).order_by("-at", "-id")[:21]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
        assert "Sort" not in plan_of(after)
        assert "notice_of_person" in plan_of(after)
    else:
        assert plan_of(after).endswith("USING INDEX notice_of_person (person_id=? AND at<?)")


@pytest.mark.django_db
def test_a_page_at_the_same_time_as_another_loses_nothing():
    """Keys that are equal but for the last field."""
    from holdspace.outbox.models import Notice

    person = a_person()
    Notice.objects.bulk_create([Notice(person=person, kind="k", url="/", at=AT) for _ in range(5)])
    rows, seen, after = Notice.objects.filter(person=person), [], ""
    while True:
        page = page_by_key(rows, by=("-at", "-id"), size=2, after=after)
        seen += [n.pk for n in page.items]
        if page.ends:
            break
        after = page.older
    assert seen == sorted(rows.values_list("pk", flat=True), reverse=True)


@pytest.mark.django_db
@pytest.mark.parametrize(("asked", "got"), [(0, 1), (-5, 1), (3, 3), (1000, LARGEST_PAGE)])
def test_a_page_is_bounded(asked, got):
    for _ in range(LARGEST_PAGE + 2):
        Person.objects.bulk_create([Person(joined_at=AT)])
    assert len(page_by_key(Person.objects.all(), by=("id",), size=asked).items) == got


def test_a_page_runs_in_one_direction():
    with pytest.raises(ValueError):
        page_by_key(Person.objects.all(), by=("-joined_at", "id"))


@pytest.mark.parametrize(
    "values",
    [["x" * 201], ["a\x00b"], [None], [True], [[1]], [{"a": 1}], ["2026-11-19T09:30:00"], [1, 2], [2**63], [-(2**63)]],
)
def test_no_made_up_value_reaches_the_database(values):
    assert decode_key(encode_key(values), fields=1) is None


@given(st.datetimes(timezones=st.just(UTC)), st.integers(-(2**63) + 1, 2**63 - 1))
def test_times_and_numbers_come_back_from_a_key(time, number):
    assert decode_key(encode_key([time, number]), fields=2) == [time, number]
