"""Looking for people and searching among many: whole pages in process, beside the floor of what they must do.

`python -m benchmarks.finding PEOPLE` makes a place in a folder of its own (on PostgreSQL where DATABASE_URL names an
empty database), measures, prints the table and writes `results/finding-<engine>.json`.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.report import Row, at_most, machine, table, watched, write
from benchmarks.serving import ROOT, cpu_seconds_of_all, served, settings_for
from benchmarks.steady import paced

ROUNDS, ASKED_TIMES, MAX_FLOOR_RATIO, MAX_P95_MS, MAX_QUERIES = 10, 60, 3.0, 150, 8
A_SECOND, WARM_UP_SECONDS, SECONDS, WORKERS = 20, 10, 60, 2
PEOPLE = "/c/bridges/people/"
PAGES = {
    "directory, everybody": PEOPLE,
    "directory, a common language": f"{PEOPLE}?language=es",
    "directory, a rare language and a specialty": f"{PEOPLE}?language=yi&specialty=grief",
    "directory, takes referrals now, in one state": f"{PEOPLE}?accepting=yes&jurisdiction=us-il",
    "directory, two words": f"{PEOPLE}?q=grief+garden",
    "directory, a name with a slip": f"{PEOPLE}?q=Zerafina",
    "search, a common word": "/c/bridges/find/?q=garden",
    "search, a name": "/c/bridges/find/?q=Serafina",
    "search, the beginning of many words": "/c/bridges/find/?q=so",
    "search, nothing": "/c/bridges/find/?q=xylophagous+quince",
}
NAMES = "Maren Jo Tomas Adaeze Ruth Ines Deshawn Priya Oskar Leila Hollis Wen Amara Callum Noor Beatriz Sol".split()
COMMON = "garden grief social worker school listen group slow river tea supervision trauma families night soup".split()


def main() -> None:
    """Make, measure, tell."""
    people = int(sys.argv[1])
    database = os.environ.get("DATABASE_URL", "")
    engine = "postgresql" if database.startswith("postgres") else "sqlite"
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        environment = settings_for(Path(folder), database if engine == "postgresql" else "")
        Path(folder, "static").mkdir()
        begin = [sys.executable, "-m", "benchmarks.finding", str(people), "here"]
        answer = subprocess.run(begin, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        told = json.loads(answer.stdout)
        rows = [Row(**row) for row in told["rows"]] + steadily(environment, told["cookie"])
    print(table(rows))
    about: dict[str, object] = {"people": people, "engine": engine, "at": datetime.now(UTC).isoformat()} | machine()
    write(ROOT / "benchmarks" / "results" / f"finding-{engine}.json", rows, about)


def here(people: int) -> None:
    """In the process that has the settings of the made place."""
    import logging
    from dataclasses import asdict

    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    logging.disable(logging.CRITICAL)
    begun = time.perf_counter()
    cookie = make(people)
    print(f"made {people} people in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    rows = [asdict(row) for name, path in PAGES.items() for row in measure(name, path, cookie)]
    json.dump({"rows": rows, "cookie": cookie}, sys.stdout)


def steadily(environment: dict[str, str], cookie: str) -> list[Row]:
    """All the questions in turn, twenty a second, as the program is served: what somebody waits."""
    with served(environment, workers=WORKERS) as (address, worker):
        paced(address, list(PAGES.values()), cookie, a_second=A_SECOND, seconds=WARM_UP_SECONDS)
        before = cpu_seconds_of_all(worker)
        took = paced(address, list(PAGES.values()), cookie, a_second=A_SECOND, seconds=SECONDS)
        used = (cpu_seconds_of_all(worker) - before) / len(took) * 1e3
    of_all = f"all in turn, {A_SECOND} a second, {WORKERS} workers"
    rows = [
        at_most(f"{of_all}: 95th percentile", _at(0.95, [ms for _path, ms in took]), "ms", MAX_P95_MS),
        watched(f"{of_all}: median", _at(0.5, [ms for _path, ms in took]), "ms"),
        watched(f"{of_all}: the program", used, "ms CPU a request"),
    ]
    for name, path in PAGES.items():
        p95 = _at(0.95, [ms for one, ms in took if one == path])
        rows.append(at_most(f"{of_all}: 95th percentile of {name}", p95, "ms", MAX_P95_MS))
    return rows


def _at(share: float, took: list[float]) -> float:
    return sorted(took)[int(len(took) * share)]


def measure(name: str, path: str, cookie: str) -> list[Row]:
    """One page: CPU beside its floor, its slowest answers, its statements."""
    from benchmarks.floor import bare_sql, bare_template, empty_view, seen_on_the_way
    from benchmarks.in_process import get, in_turns, kept_cookies
    from holdspace.project.wsgi import application

    cookie = kept_cookies(application, path, cookie)
    status, _body = get(application, path, cookie)
    if not status.startswith("200"):
        raise SystemExit(f"{path} answers {status}")
    seen = seen_on_the_way(application, path, cookie)
    parts = {
        "page": lambda: get(application, path, cookie),
        "sql": bare_sql(seen.statements),
        "template": bare_template(seen.template, seen.context),
        "empty view": empty_view(application, cookie),
    }
    cpu, _quickest = in_turns(parts, ROUNDS, times=3)
    took = []
    for _ in range(ASKED_TIMES):
        begun = time.perf_counter()
        get(application, path, cookie)
        took.append((time.perf_counter() - begun) * 1_000)
    floor = cpu["sql"] + cpu["template"] + cpu["empty view"]
    return [
        at_most(f"{name}: page / floor", cpu["page"] / floor, "times", MAX_FLOOR_RATIO),
        watched(f"{name}: page", cpu["page"], "ms CPU"),
        watched(f"{name}: its statements on the bare driver", cpu["sql"], "ms CPU"),
        at_most(f"{name}: 95th percentile", _at(0.95, took), "ms", MAX_P95_MS),
        watched(f"{name}: median", _at(0.5, took), "ms"),
        at_most(f"{name}: statements", len(seen.statements), "", MAX_QUERIES),
    ]


def make(people: int, *, seed: int = 5) -> str:
    """Fill a migrated database by bulk inserts, the index by its own action; returns the cookie of a member."""
    from django.db import transaction

    from benchmarks.dataset import SLUG, _blocks, _cookie, _people, _settle
    from holdspace.communities.actions import found_community
    from holdspace.communities.states import CHARTER_FIELDS
    from holdspace.directory.models import Profile
    from holdspace.grammar.actors import OPERATOR
    from holdspace.people.models import Person
    from holdspace.search.actions import rebuild

    chance, at = random.Random(seed), datetime.now(UTC).replace(microsecond=0)
    invented = [f"{chance.choice('bdfghklmnprstvz')}{chance.choice('aeiou')}{n:x}" for n in range(0x1000, 0x5000)]
    invented = [word.translate(str.maketrans("0123456789", "ghijklmnop")) for word in invented]
    with transaction.atomic():
        charter = dict.fromkeys(CHARTER_FIELDS, "We speak of ourselves. We give and we take.")
        community = found_community(slug=SLUG, name="Bridges", charter=charter, by=OPERATOR, at=at)
        persons = _people(community, people, at, chance)
        for person in persons:
            person.display_name = f"{chance.choice(NAMES)} {chance.choice(invented).capitalize()}"
        persons[people // 2].display_name = "Serafina Quill"
        Person.objects.bulk_update(persons, ["display_name"], batch_size=500)
        Profile.objects.all().delete()
        Profile.objects.bulk_create([_profile(person, invented, at, chance) for person in persons], batch_size=1_000)
        _blocks(persons[: min(people, 2_000)], at, chance)
    rebuild(by=OPERATOR, at=at)
    _settle()
    return _cookie(persons[0])


def _profile(person: Any, invented: list[str], at: datetime, chance: random.Random) -> Any:
    from holdspace.directory.lists import shipped
    from holdspace.directory.models import Profile

    picked = {
        "role": chance.choices(list(shipped("role")), k=1),
        "specialty": chance.sample(list(shipped("specialty")), 3),
        "population": chance.sample(list(shipped("population")), 2),
        "modality": chance.sample(list(shipped("modality")), 2),
        "language": ["en", *(["es"] if chance.random() < 0.2 else []), chance.choice(list(shipped("language")))],
        "jurisdiction": chance.sample(list(shipped("jurisdiction")), 1),
        "offer": chance.sample(list(shipped("offer")), 2),
        "payer": ["Medicaid"],
    }
    accepting = chance.random() < 0.3
    return Profile(
        person=person,
        work_as=" ".join(chance.sample(COMMON, 3)),
        about=" ".join([*chance.sample(COMMON, 4), *chance.choices(invented, k=8)]),
        picked={name: list(dict.fromkeys(keys)) for name, keys in picked.items()}
        | ({"accepting": ["yes"]} if accepting else {}),
        accepting_at=at - timedelta(days=chance.randrange(90)) if accepting else None,
        kept_at=at,
    )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdspace.project.settings")
    if sys.argv[2:] == ["here"]:
        here(int(sys.argv[1]))
    else:
        main()
