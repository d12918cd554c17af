"""Asking people, with much open: one run of the worker, a day of ten thousand shares, and how soon the first is asked.

`python -m benchmarks.asking MEMBERS NEEDS` makes a place in a folder of its own (on PostgreSQL where DATABASE_URL names
an empty database), measures, prints the table and writes `results/asking-<engine>.json`.

- *One run*: everything that `invite_people` does for a community with so many members and so many shares that still
  want people, when nobody was asked yet, and again when most have been.
- *A share*: what writing one takes, for the person who waits for the page.
- *The first invitation*: a real worker in a process of its own; from the moment a share is committed until the first
  invitation to it is, over `SHARES` shares written two seconds apart beside all that is open.
- *A day*: what ten thousand shares cost in runs, if each has one of its own, beside the seconds of a day.
"""

from __future__ import annotations

import json
import logging
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.report import Row, at_most, machine, table, watched, write
from benchmarks.serving import ROOT, settings_for

A_DAY, SHARES, RUNS = 10_000, 20, 5
MAX_FIRST_SECONDS, MAX_BUSY = 5.0, 0.5
WORKER = """
import os, django
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdspace.project.settings")
django.setup()
from holdspace.work.worker import Worker
Worker().run()
"""


def main() -> None:
    """Make, measure, tell."""
    members, needs = (int(word) for word in sys.argv[1:3])
    database = os.environ.get("DATABASE_URL", "")
    engine = "postgresql" if database.startswith("postgres") else "sqlite"
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        environment = settings_for(Path(folder), database if engine == "postgresql" else "")
        begin = [sys.executable, "-m", "benchmarks.asking", str(members), str(needs), "here"]
        answer = subprocess.run(begin, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    rows = [Row(**row) for row in json.loads(answer.stdout)]
    print(table(rows))
    about: dict[str, object] = {"engine": engine, "at": datetime.now(UTC).isoformat()} | machine()
    write(ROOT / "benchmarks" / "results" / f"asking-{engine}.json", rows, about)


def here(members: int, needs: int) -> None:
    """In the process that has the settings of the made place."""
    from dataclasses import asdict

    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    logging.disable(logging.CRITICAL)
    people = make(members, needs)
    rows = [*runs(people[0].community, members, needs), *shares(people, needs)]
    json.dump([asdict(row) for row in rows], sys.stdout)


def make(members: int, needs: int) -> list[Any]:
    """The members and their open needs; one in ten does not read under some content note, everybody is awake."""
    from django.db import transaction

    from benchmarks.dataset import _blocks, _community, _people, _settle
    from benchmarks.many_shares import make_open
    from holdspace.communities.models import Membership
    from holdspace.people.models import Person
    from holdspace.sharing.content_notes import mark_of
    from holdspace.sharing.models import NoteMute

    chance, at = random.Random(9), datetime.now(UTC).replace(microsecond=0)
    with transaction.atomic():
        community, everybody = _community(at)
        persons = _people(community, members, at, chance)
        # Where it is noon now: an invitation goes to whoever is awake.
        zone = f"Etc/GMT{at.hour - 12:+d}" if at.hour != 12 else "UTC"
        Person.objects.update(time_zone=zone)
        by_person = {m.person_id: m for m in Membership.objects.filter(community=community).select_related("person")}
        people = [by_person[person.pk] for person in persons]
        _blocks(persons, at, chance)
        NoteMute.objects.bulk_create(
            [NoteMute(membership=one, note="grief", mark=mark_of("grief")) for one in people[::10]]
        )
        make_open(community, everybody, people, needs, at)
    _settle()
    return people


def runs(community: Any, members: int, needs: int) -> list[Row]:
    """One run when nobody was asked, then those that follow a minute apart."""
    from holdspace.grammar.actors import THE_MACHINE
    from holdspace.invitations.actions import invite_people

    at, took, sent = datetime.now(UTC), [], []
    for number in range(RUNS):
        begun = time.perf_counter()
        sent.append(invite_people(community=community, by=THE_MACHINE, at=at + timedelta(minutes=number)))
        took.append(time.perf_counter() - begun)
    name = f"{members} members, {needs} open"
    return [
        watched(f"{name}: the first run", took[0], "s"),
        watched(f"{name}: invitations in it", sent[0], ""),
        watched(f"{name}: each run after it", statistics.median(took[1:]), "s"),
        watched(f"{name}: invitations in all {RUNS}", sum(sent), ""),
        at_most(
            f"{name}: of a day's seconds, for {A_DAY} shares with a run each",
            statistics.median(took) * A_DAY / 86_400,
            "",
            MAX_BUSY,
        ),
    ]


def shares(people: list[Any], needs: int) -> list[Row]:
    """A worker beside us; shares written one after the other."""
    from holdspace.invitations.models import Invitation
    from holdspace.sharing.actions import write_share

    worker = subprocess.Popen([sys.executable, "-c", WORKER], env=dict(os.environ), stdout=2)
    wrote, first = [], []
    try:
        time.sleep(5)
        for number in range(SHARES):
            author = people[7 * number + 3]
            begun = time.perf_counter()
            share = write_share(
                membership=author,
                text="Something true and small was said today, and it stayed.",
                level="low",
                hope="heard",
                by=author.person,
                at=datetime.now(UTC),
            )
            done = time.perf_counter()
            wrote.append(done - begun)
            while not Invitation.objects.filter(need__about_id=share.pk).exists():
                time.sleep(0.02)
                if time.perf_counter() - done > 120:
                    raise SystemExit("nobody was invited within two minutes")
            first.append(time.perf_counter() - done)
            time.sleep(max(0.0, 2 - (time.perf_counter() - begun)))
    finally:
        worker.terminate()
        worker.wait(timeout=60)
    name = f"{len(people)} members, {needs} open"
    return [
        watched(f"{name}: writing a share, median", statistics.median(wrote) * 1000, "ms"),
        at_most(f"{name}: a share to its first invitation, median", statistics.median(first), "s", MAX_FIRST_SECONDS),
        at_most(f"{name}: a share to its first invitation, slowest of {SHARES}", max(first), "s", MAX_FIRST_SECONDS),
    ]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdspace.project.settings")
    if sys.argv[3:] == ["here"]:
        here(int(sys.argv[1]), int(sys.argv[2]))
    else:
        main()
