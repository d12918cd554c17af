"""Commands in processes of their own, on real files, for the tests of backups."""

import io
import os
import sqlite3
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEED = """
import io
import django
django.setup()
from PIL import Image
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.people_and_places import AT, a_community, a_member
from holdspace.people.models import KeptWords
from holdspace.uploads.actions import keep_file, keep_picture

members = [a_member(a_community(), f"Ada {n} Ö 😀") for n in range(1)]
ada = members[0].person
sent = io.BytesIO()
Image.new("RGB", (40, 30), "navy").save(sent, "PNG")
keep_picture(file=sent, description="Me", owner_id=ada.pk, by=ada, at=AT)
keep_file(file=io.BytesIO(b"One step"), called="steps.txt", owner_id=ada.pk, by=ada, at=AT)
KeptWords.objects.create(person=ada, path="/x/", fields="I was afraid.", kept_at=AT)
"""


def environment(data, **variables):
    given = {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "HOLDSPACE_DATA": str(data), "PATH": os.environ["PATH"]}
    return given | {"DJANGO_SETTINGS_MODULE": "holdspace.project.settings"} | variables


def python(code, data, *words, **variables):
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, words)],
        env=environment(data, **variables),
        capture_output=True,
        text=True,
        check=False,
    )


def holdspace(*words, data, before="", **variables):
    """One command; `before` is code that runs once Django stands."""
    code = f"import django, sys; django.setup()\n{before}\nfrom holdspace.project.command_line import main\nmain()"
    found = python(code, data, *words, **variables)
    return found.returncode, (found.stdout + found.stderr).splitlines()


def everything(data):
    """Each row of each table, and each file, but who is signed in."""
    connection = sqlite3.connect(data / "holdspace.sqlite3")
    names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    left_out = {"people_session", "django_session", "django_migrations", "sqlite_sequence", "holdspace_cache"}
    rows = {n: sorted(map(repr, connection.execute(f"SELECT * FROM {n}"))) for n in names if n not in left_out}
    connection.close()
    files = {str(p.relative_to(data)): p.read_bytes() for p in (data / "files").rglob("*") if p.is_file()}
    return rows, files


def rewritten(source, target, change):
    """A copy of the archive, each member's content (None: gone) as `change(name, content)` makes it."""
    with tarfile.open(source / "b.tar") as old, tarfile.open(target, "w") as new:
        for member in old.getmembers():
            content = change(member.name, old.extractfile(member).read())
            if content is not None:
                member.size = len(content)
                new.addfile(member, io.BytesIO(content))
    return target
