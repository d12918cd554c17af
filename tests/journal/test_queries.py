import pytest
from django.db import connection

from holdspace.grammar.actors import OPERATOR, THE_MACHINE
from holdspace.journal.models import Entry
from holdspace.journal.queries import IN_A_ROLE, Act, entries_by, entries_of, power_record
from tests.people_and_places import AT, a_person

pytestmark = pytest.mark.django_db


def plan_of(rows):
    return " ".join(rows.explain().split())


def test_the_power_record_tells_what_was_done_in_a_role_and_nothing_else(write):
    ada, bo = a_person(), a_person()
    [one] = write(verb="test.decided", by=ada, community_id=7, in_role="steward", data={"n": 1})
    write(verb="test.decided", by=ada, community_id=8, in_role="steward")
    write(verb="test.decided", by=ada, community_id=7)
    write(verb="test.happened", by=ada, community_id=7, in_role="steward")
    [two] = write(verb="test.decided", by=OPERATOR, community_id=7, in_role="operator")
    page = power_record(community_id=7, seen_by=bo)
    assert list(page.items) == [
        Act(two.pk, AT, "operator", None, "operator", "test.decided"),
        Act(one.pk, AT, "person", ada.pk, "steward", "test.decided"),
    ]
    assert page.items[0].in_words == "decided something"
    assert not {"object_id", "object_kind", "data"} & set(Act.__slots__)


def test_the_power_record_is_paged_in_one_query_each(write, assert_same_queries):
    bo = a_person()

    def decide(n):
        return [e.pk for e in write(n, verb="test.decided", community_id=7, in_role="host")]

    first = decide(1)
    more = []
    assert_same_queries(1, lambda: power_record(community_id=7, seen_by=bo), lambda: more.extend(decide(2)))
    page = power_record(community_id=7, seen_by=bo, size=2)
    rest = power_record(community_id=7, seen_by=bo, size=2, after=page.older)
    assert [[a.id for a in p.items] for p in (page, rest)] == [more[::-1], first]
    assert rest.ends


def test_the_power_record_uses_its_index(write):
    write(400, verb="test.decided", community_id=8)
    write(30, verb="test.decided", community_id=7, in_role="steward")
    write(400, verb="test.decided", community_id=8)
    rows = Entry.objects.filter(IN_A_ROLE, community_id=7, verb__in=["test.decided"]).order_by("-id")[:21]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Without figures of these rows the planner goes by what an earlier test left, and may take any index.
            cursor.execute("ANALYZE journal_entry")
    assert "entry_in_role" in plan_of(rows)
    assert "TEMP B-TREE" not in plan_of(rows)


def test_what_happened_to_one_thing_stands_in_order(write):
    ada, bo = a_person(), a_person()
    entries = write(3, of=ada)
    write(1, of=bo)
    page = entries_of(object_kind="people.person", object_id=ada.pk, seen_by=THE_MACHINE)
    assert [e for e in page.items if e.verb == "test.happened"] == entries
    rows = Entry.objects.filter(object_kind="people.person", object_id=ada.pk).order_by("id")[:21]
    if connection.vendor == "sqlite":
        assert "entry_of_object" in plan_of(rows)


def test_what_one_did_is_for_oneself_alone(write):
    ada, bo = a_person(), a_person()
    [entry] = write(by=ada)
    assert list(entries_by(person_id=ada.pk, seen_by=ada).items) == [entry]
    for other in (bo, OPERATOR, THE_MACHINE):
        assert list(entries_by(person_id=ada.pk, seen_by=other).items) == []


def test_the_sealers_read_uses_the_index_of_what_is_unsealed(write):
    write(30)
    rows = Entry.objects.filter(seal__isnull=True).order_by("id")[:1000]
    if connection.vendor == "sqlite":
        assert "entry_unsealed" in plan_of(rows)
