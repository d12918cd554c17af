"""A community with many readings behind it and many applications open: what the worker and the desk take.

`python -m benchmarks.reviewed PAST OPEN` in a process with its own empty data folder writes JSON: seconds of the
worker's figures over twice PAST readings, and the statements that each page of reviewing takes with OPEN applications.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any

READERS = 60
MARKS = 6  # of each reading: two situations with three criteria
LEVELS = ("little", "some", "clear")


def main() -> None:
    """Make it, measure it, tell it."""
    _ready()
    past, still_open = int(sys.argv[1]), int(sys.argv[2])
    at = datetime.now(UTC).replace(microsecond=0)
    made = make(past, still_open, at)
    print(json.dumps({"figures_s": seconds_of_figures(made["community"], at), "statements": statements(made)}))


def _ready() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdspace.project.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def make(past: int, still_open: int, at: datetime) -> dict[str, Any]:
    """Everything by bulk inserts: only reading is measured."""
    from django.db import transaction

    from holdspace.communities.actions import found_community
    from holdspace.communities.states import CHARTER_FIELDS
    from holdspace.grammar.actors import OPERATOR
    from holdspace.scenarios.actions import adopt_scenarios
    from holdspace.vetting.actions import open_pathway

    chance = random.Random(5)
    charter = dict.fromkeys(CHARTER_FIELDS, "We speak of ourselves. We give and we take.")
    with transaction.atomic():
        community = found_community(slug="bridges", name="Bridges", charter=charter, by=OPERATOR, at=at)
        adopt_scenarios(community=community, by=OPERATOR, at=at)
        pathway = open_pathway(community=community, by=OPERATOR, at=at)
        readers = _readers(community, at)
        _applications(community, pathway, readers, past, still_open, at, chance)
    return {"community": community, "readers": readers}


def _readers(community: Any, at: datetime) -> list[Any]:
    from holdspace.communities.models import Membership
    from holdspace.people.models import Person

    people = Person.objects.bulk_create(
        Person(email=f"r{n}@example.org", display_name=f"Reader {n}", joined_at=at, password="!")
        for n in range(READERS)
    )
    Membership.objects.bulk_create(
        Membership(
            person=person,
            community=community,
            since=at - timedelta(days=200),
            affirmed_version=1,
            is_reviewer=True,
            is_steward=n == 0,
        )
        for n, person in enumerate(people)
    )
    return people


def _applications(
    community: Any, pathway: Any, readers: list[Any], past: int, still_open: int, at: datetime, chance: random.Random
) -> None:
    from holdspace.people.models import Person
    from holdspace.vetting.models import Application

    people = Person.objects.bulk_create(
        (
            Person(email=f"a{n}@example.org", display_name=f"Applicant {n}", joined_at=at, password="!")
            for n in range(past + still_open)
        ),
        batch_size=5_000,
    )
    applications = Application.objects.bulk_create(
        (
            Application(
                person=person,
                community=community,
                pathway=pathway,
                state="welcomed" if n < past else "sent",
                hides_names=False,
                begun_at=at,
                kept_at=at,
                sent_at=at - timedelta(seconds=n),
                read_at=at if n < past else None,
                decided_at=at if n < past else None,
            )
            for n, person in enumerate(people)
        ),
        batch_size=5_000,
    )
    _readings(applications, pathway, readers, past, at, chance)


def _readings(
    applications: list[Any], pathway: Any, readers: list[Any], past: int, at: datetime, chance: random.Random
) -> None:
    """Two final readings of each of the first `past` applications."""
    from django.db import connection

    from holdspace.scenarios.models import Criterion
    from holdspace.vetting.models import Review

    pairs = [chance.sample(range(READERS), 2) for _ in range(past)]
    reviews = Review.objects.bulk_create(
        (
            Review(
                application=application,
                reviewer=readers[reader],
                state="final",
                taken_at=at,
                kept_at=at,
                final_at=at,
            )
            for application, pair in zip(applications, pairs, strict=False)
            for reader in pair
        ),
        batch_size=5_000,
    )
    criteria = list(Criterion.objects.filter(rubric_id=pathway.rubric_id).values_list("pk", flat=True))[:3]
    strict = [chance.gauss(0, 0.4) for _ in range(READERS)]
    rows = (
        (review.pk, step, criterion, LEVELS[_level(chance, strict, pairs[n // 2][n % 2])], "")
        for n, review in enumerate(reviews)
        for step in ("one", "two")
        for criterion in criteria
    )
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO vetting_score (review_id, step, criterion_id, level, reasons) VALUES (%s, %s, %s, %s, %s)",
            list(rows),
        )


def _level(chance: random.Random, strict: list[float], reader: int) -> int:
    return min(2, max(0, round(1.2 + strict[reader] + chance.gauss(0, 0.7))))


def seconds_of_figures(community: Any, at: datetime) -> float:
    """The worker's whole act, from the database and back into it: the quickest of three."""
    from holdspace.grammar.actors import THE_MACHINE
    from holdspace.vetting.actions import keep_figures

    took = []
    for _ in range(3):
        before = time.perf_counter()
        keep_figures(community=community, by=THE_MACHINE, at=at)
        took.append(time.perf_counter() - before)
    return min(took)


def statements(made: dict[str, Any]) -> dict[str, int]:
    """Of each page, beside those that say who looks and where they stand."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from holdspace.vetting.models import Application, Review

    client = Client(headers={"host": "localhost"})
    client.force_login(made["readers"][1], backend="allauth.account.auth_backends.AuthenticationBackend")
    waiting = Application.objects.filter(state="sent").order_by("pk")[0]
    at = waiting.sent_at
    Review.objects.create(application=waiting, reviewer=made["readers"][1], taken_at=at, kept_at=at)
    Application.objects.filter(pk=waiting.pk).update(state="in_reading")
    found = {}
    client.get("/people/me/")
    for name, address in {
        "who looks": "/c/bridges/charter/",
        "queue": "/c/bridges/reviewing/",
        "desk": f"/c/bridges/reviewing/{waiting.pk}/",
    }.items():
        with CaptureQueriesContext(connection) as taken:
            assert client.get(address).status_code == 200, address
        found[name] = len(taken)
    return found


if __name__ == "__main__":
    main()
