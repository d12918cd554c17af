"""Millions of lines of the ledger, made inside the database: drawn, written, told in the journal, and summed.

Indexes are taken away meanwhile and made again at the end, from what the database itself says they are.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

TABLES = ("gifts_gift", "journal_entry")
CAUSE = "exchange.exchange"
# A few give much: the giver is drawn twice and the lower number taken. Times go evenly over the years.
DRAWN = {
    "postgresql": """
CREATE TEMPORARY TABLE drawn AS
SELECT n, least(floor(random() * %(people)s), floor(random() * %(people)s))::bigint AS giver,
    1 + floor(random() * (%(people)s - 1))::bigint AS further, floor(random() * %(kinds)s)::int AS kind
FROM generate_series(CAST(1 AS bigint), %(lines)s) AS n""",
    "sqlite": """
CREATE TEMPORARY TABLE drawn AS
WITH RECURSIVE one (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM one WHERE n < %(lines)s)
SELECT n, min(abs(random()) %% %(people)s, abs(random()) %% %(people)s) AS giver,
    1 + abs(random()) %% (%(people)s - 1) AS further, abs(random()) %% %(kinds)s AS kind
FROM one""",
}
GIFTS = """
INSERT INTO gifts_gift (id, giver_id, receiver_id, community_id, kind, cause_kind, cause_id, at)
SELECT n, %(first)s + giver, %(first)s + (giver + further) %% %(people)s, %(community)s, {kind}, '{cause}', n, {at}
FROM drawn ORDER BY n"""
ENTRIES = """
INSERT INTO journal_entry (at, actor_kind, actor_id, community_id, verb, object_kind, object_id, in_role, data)
SELECT at, 'person', giver_id, community_id, 'gift.recorded', 'gifts.gift', id, '', {object}(
    'kind', kind, 'cause', cause_kind, 'cause_id', cause_id, 'giver', giver_id, 'receiver', receiver_id,
    'at_us', {microseconds})
FROM gifts_gift ORDER BY id"""
# Weighed at one moment, which is never earlier than a line, then said at the time of each one's newest.
SUMS = """
INSERT INTO gifts_latelysums (person_id, community_id, given, received, as_of)
SELECT person, %(community)s, sum(gave * weight) * power({two}, (%(last)s - max(second)) / {half_life}),
    sum((1.0 - gave) * weight) * power({two}, (%(last)s - max(second)) / {half_life}), {newest}
FROM (
    SELECT person, gave, second, power({two}, (second - %(last)s) / {half_life}) AS weight
    FROM (
        SELECT giver_id AS person, 1.0 AS gave, {second} AS second FROM gifts_gift
        UNION ALL SELECT receiver_id, 0.0, {second} FROM gifts_gift
    ) AS turned
) AS weighed
GROUP BY person"""
SPOKEN = {
    "postgresql": {
        "at": "to_timestamp(%(begin)s + n * %(span)s / %(lines)s)",
        "object": "jsonb_build_object",
        "second": "CAST(extract(epoch FROM at) AS bigint)",
        "newest": "to_timestamp(max(second))",
    },
    "sqlite": {
        "at": "datetime(%(begin)s + n * %(span)s / %(lines)s, 'unixepoch')",
        "object": "json_object",
        "second": "unixepoch(at)",
        "newest": "datetime(max(second), 'unixepoch')",
    },
}
QUICKLY = {
    "postgresql": (
        "SET session_replication_role = replica",  # whether people are there is known
        "SET maintenance_work_mem = '1GB'",
        "SET work_mem = '256MB'",
        "SET synchronous_commit = off",
        "SET jit = off",
    ),
    "sqlite": (
        "PRAGMA foreign_keys = OFF",
        "PRAGMA journal_mode = OFF",
        "PRAGMA synchronous = OFF",
        "PRAGMA cache_size = -2000000",
        "PRAGMA secure_delete = OFF",
    ),
}


def write_lines(lines: int, *, community_id: int, persons: list[int], at: datetime, years: int) -> None:
    """So many lines between people whose numbers follow each other, evenly over the years until `at`."""
    from holdspace.algorithms.decay import RHYTHM_HALF_LIFE_DAYS, SECONDS_PER_DAY
    from holdspace.gifts.states import GiftKind

    if persons != list(range(persons[0], persons[0] + len(persons))):
        raise SystemExit("the numbers of the people do not follow each other")
    kinds = GiftKind.values
    span = 365 * years * SECONDS_PER_DAY
    last = int(at.timestamp())
    values = {"lines": lines, "people": len(persons), "first": persons[0], "kinds": len(kinds), "span": span}
    values |= {"community": community_id, "begin": last - span, "last": last}
    spoken = SPOKEN[connection.vendor] | {
        "kind": f"CASE kind {' '.join(f'WHEN {n} THEN {kind!r}' for n, kind in enumerate(kinds))} END",
        "cause": CAUSE,
        # PostgreSQL reckons a number with a point in decimals, unless told otherwise: twenty times as slow.
        "two": "CAST(2 AS double precision)",
        "half_life": f"CAST({RHYTHM_HALF_LIFE_DAYS * SECONDS_PER_DAY:.0f} AS double precision)",
    }
    spoken["microseconds"] = f"{spoken['second']} * 1000000"
    connection.close()  # so that what is said of this connection alone ends with it
    with connection.cursor() as cursor:
        for statement in QUICKLY[connection.vendor]:
            cursor.execute(statement)
        with _without_indexes(cursor):
            cursor.execute(DRAWN[connection.vendor] % values)
            for statement in (GIFTS, ENTRIES, SUMS):
                cursor.execute(statement.format(**spoken) % values)
        if connection.vendor == "postgresql":
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('gifts_gift', 'id'), {lines})")
            cursor.execute("VACUUM gifts_gift, journal_entry, gifts_latelysums")
        else:
            cursor.execute("PRAGMA journal_mode = WAL")
    connection.close()


@contextmanager
def _without_indexes(cursor: Any) -> Iterator[None]:
    tables = ", ".join(repr(table) for table in TABLES)
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
            f"WHERE contype = 'u' AND conrelid::regclass::text IN ({tables})"
        )
        unique = cursor.fetchall()
        for table, name, _said in unique:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        again = [f"ALTER TABLE {table} ADD CONSTRAINT {name} {said}" for table, name, said in unique]
        listed = f"SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ({tables})"
        listed += " AND indexname NOT LIKE '%_pkey'"
    else:
        again = []
        listed = f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name IN ({tables})"
        listed += " AND sql IS NOT NULL"
    cursor.execute(listed)
    indexes = cursor.fetchall()
    for name, _said in indexes:
        cursor.execute(f"DROP INDEX {name}")
    yield
    for statement in [*(said for _name, said in indexes), *again]:
        cursor.execute(statement)
