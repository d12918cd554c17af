"""Several sealers at once, as processes of their own on one real file: one chain, every entry once."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
RACE = """
import multiprocessing
from datetime import UTC, datetime
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from holdspace.journal import sealing
from holdspace.journal.models import Chain, Entry, Seal
from holdspace.journal.verification import verify_journal

AT = datetime(2026, 11, 19, tzinfo=UTC)
sealing.ENTRIES_PER_SEAL = 10

def entries(n):
    plain = {"at": AT, "actor_kind": "machine", "verb": "a.b", "object_kind": "c.d", "object_id": 1}
    Entry.objects.bulk_create([Entry(**plain) for _ in range(n)])

def seal(ready):
    ready.wait()
    for _ in range(5):
        sealing.seal_all(at=AT)
        entries(5)

call_command("migrate", "journal", verbosity=0)
entries(200)
connection.close()
way = multiprocessing.get_context("fork")
ready = way.Barrier(4)
several = [way.Process(target=seal, args=(ready,)) for _ in range(4)]
for one in several: one.start()
for one in several: one.join()
assert [one.exitcode for one in several] == [0] * 4
sealing.seal_all(at=AT)
result = verify_journal()
assert (result.findings, result.sealed, result.unsealed) == ([], 300, 0), result
assert Chain.objects.get().length == Seal.objects.count()
print("one chain")
"""


def test_four_sealers_on_one_file_make_one_chain(tmp_path):
    found = subprocess.run(
        [sys.executable, "-c", RACE],
        env={
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "HOLDSPACE_DATA": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "holdspace.project.settings",
            "PATH": os.environ["PATH"],
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stdout == "one chain\n", found.stderr
