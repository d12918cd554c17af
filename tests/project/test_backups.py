"""What people put here comes back whole, or not at all. Each command runs in a process of its own, on real files."""

import io
import json
import shutil
import sqlite3
import subprocess
import sys
import tarfile

import pytest

from tests.project.backing_up import environment, everything, holdspace, python, rewritten


@pytest.mark.slow
def test_everything_comes_back(source, place):
    code, said = holdspace("restore", source / "b.tar", data=place)
    assert (code, said[-1].split(":")[0]) == (0, "Counted and compared. Head of the journal")
    assert everything(place) == everything(source)
    assert sorted(p.name for p in place.iterdir()) == ["files", "holdspace.sqlite3", "keys", "secret-key"]
    code, said = holdspace("journal", "verify", data=place)
    assert (code, said[-1]) == (0, "Everything is as it was written.")
    look = python(
        "import django; django.setup()\n"
        "from holdspace.people.models import KeptWords, Person\n"
        "print(KeptWords.objects.get().fields, Person.objects.get().display_name)\n"
        "p = Person.objects.get(); p.pk = None; p.email = 'new@example.org'; p.save(); print(p.pk)",
        place,
    )
    assert look.stdout.splitlines() == ["I was afraid. Ada 0 Ö 😀", "2"]


def test_the_archive_says_what_is_in_it_and_is_its_owners_alone(source):
    assert (source / "b.tar").stat().st_mode & 0o777 == 0o600
    with tarfile.open(source / "b.tar") as tar:
        names = tar.getnames()
        manifest = json.load(tar.extractfile("manifest.json"))
        words = tar.extractfile("rows/people.keptwords.jsonl").read().decode()
        people = tar.extractfile("rows/people.person.jsonl").read().decode()
    assert names[-1] == "manifest.json"
    assert manifest["tables"]["people.person"] == 1
    assert set(manifest["sums"]) == set(names) - {"manifest.json"}
    assert {"keys", "secret-key"} & set(names) == set()
    assert "people.session" not in manifest["tables"]
    assert "afraid" not in words
    assert "Ada 0 Ö 😀" in people
    assert not list(source.glob(".*"))


@pytest.mark.slow
def test_with_keys_it_comes_back_on_a_bare_machine(source, tmp_path):
    code, said = holdspace("restore", source / "k.tar.gz", data=tmp_path / "bare")
    assert (code, everything(tmp_path / "bare")) == (0, everything(source)), said
    for name in ("keys", "secret-key"):
        assert (tmp_path / "bare" / name).read_bytes() == (source / name).read_bytes()
        assert (tmp_path / "bare" / name).stat().st_mode & 0o777 == 0o600


@pytest.mark.slow
def test_without_keys_it_stays_out_unless_that_is_meant(source, tmp_path):
    bare = tmp_path / "bare"
    code, said = holdspace("restore", source / "b.tar", data=bare)
    assert (code, said[-1]) == (1, "Nothing was restored.")
    assert said[0].startswith("CommandError: The keys of this backup are not here: ")
    assert not (bare / "holdspace.sqlite3").exists()
    code, said = holdspace("restore", source / "b.tar", "--without-keys", data=bare)
    assert (code, said[-1]) == (0, f"Without keys: put them at {bare}/keys should they be found.")
    assert everything(bare) == everything(source)


@pytest.mark.slow
def test_other_keys_are_not_overwritten(source, place):
    import base64

    (place / "keys").write_text(f"abcd1234:{base64.b64encode(b'x' * 32).decode()}\n")
    before = (place / "keys").read_bytes()
    code, said = holdspace("restore", source / "k.tar.gz", data=place)
    assert (code, said[0].startswith("CommandError: The keys of this backup are not here: ")) == (1, True)
    assert (place / "keys").read_bytes() == before


@pytest.mark.slow
def test_a_place_with_something_in_it_is_left_alone(source, place):
    assert holdspace("restore", source / "b.tar", data=place)[0] == 0
    before = everything(place)
    code, said = holdspace("restore", source / "b.tar", data=place)
    assert (code, said[0]) == (
        1,
        (
            f"CommandError: There is something here already: the database or {place}/files is not empty. "
            "Restore into an empty place (HOLDSPACE_DATA, DATABASE_URL), so that nothing is lost."
        ),
    )
    assert everything(place) == before


@pytest.mark.slow
def test_an_existing_archive_is_not_overwritten(source):
    before = (source / "b.tar").read_bytes()
    code, said = holdspace("backup", source / "b.tar", data=source)
    assert (code, said) == (
        1,
        [f"CommandError: {source}/b.tar is there already. Choose another name, or remove it first."],
    )
    assert (source / "b.tar").read_bytes() == before


def altered_row(name, content):
    return content.replace(b"Ada 0", b"Eve 0") if name == "rows/people.person.jsonl" else content


def altered_row_and_sum(name, content):
    """Somebody who knows how the list is made, but has no key."""
    from hashlib import sha256

    content = altered_row(name, content)
    if name == "rows/people.person.jsonl":
        altered_row_and_sum.sum = sha256(content).hexdigest()
    if name == "manifest.json":
        manifest = json.loads(content)
        manifest["sums"]["rows/people.person.jsonl"] = altered_row_and_sum.sum
        return json.dumps(manifest).encode()
    return content


CHANGES = {
    "altered": (altered_row, "- rows/people.person.jsonl was altered"),
    "missing": (lambda n, c: None if n == "rows/journal.entry.jsonl" else c, "- rows/journal.entry.jsonl is missing"),
    "cut short": (lambda n, c: c[:-1] if n.endswith("large.webp") else c, "large.webp was altered"),
    "no list": (lambda n, c: None if n == "manifest.json" else c, "holds no list (manifest.json)"),
    "broken list": (lambda n, c: b"{}" if n == "manifest.json" else c, "The list in this archive cannot be read"),
    "sum too": (altered_row_and_sum, "The list in this archive was altered, or was made with other keys."),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANGES)
def test_what_was_altered_is_named_and_nothing_comes_back(source, place, tmp_path, name):
    change, expected = CHANGES[name]
    archive = rewritten(source, tmp_path / "a.tar", change)
    code, said = holdspace("restore", archive, data=place)
    assert code == 1
    assert expected in "\n".join(said)
    assert said[-1] == "Nothing was restored."
    assert sorted(p.name for p in place.iterdir()) == ["keys", "secret-key"]


@pytest.mark.slow
def test_what_was_put_in_is_named(source, place, tmp_path):
    archive = tmp_path / "a.tar"
    shutil.copy(source / "b.tar", archive)
    with tarfile.open(archive, "a") as tar:
        for name in ("../../evil", "files/aa/evil.sh"):
            tar.addfile(tarfile.TarInfo(name), io.BytesIO(b""))
    code, said = holdspace("restore", archive, data=place)
    assert (code, said[1:3]) == (1, ["- ../../evil does not belong there", "- files/aa/evil.sh does not belong there"])
    assert sorted(p.name for p in place.iterdir()) == ["keys", "secret-key"]


@pytest.mark.slow
@pytest.mark.parametrize("content", [b"", b"hello", b"\x1f\x8b\x08 broken"])
def test_something_else_is_no_archive(place, tmp_path, content):
    (tmp_path / "a.tar").write_bytes(content)
    code, said = holdspace("restore", tmp_path / "a.tar", data=place)
    assert (code, said[-1]) == (1, "Nothing was restored.")
    assert holdspace("restore", tmp_path / "none.tar", data=place)[1][0] == (
        f"CommandError: There is no file {tmp_path}/none.tar."
    )


KILLED = {
    "while loading": "r._insist_on_sameness = lambda *a, **k: os._exit(9)",
    "files in, database not": "real = r._move_in\nr._move_in = lambda f: (real(f), os._exit(9))",
}


@pytest.mark.slow
@pytest.mark.parametrize("moment", KILLED)
def test_a_restore_that_was_killed_leaves_no_database_and_can_be_done_again(source, place, moment):
    code, _ = holdspace(
        "restore",
        source / "b.tar",
        data=place,
        before=f"import os\nimport holdspace.project.backups.restoring as r\n{KILLED[moment]}",
    )
    assert (code, (place / "holdspace.sqlite3").exists()) == (9, False)
    code, said = holdspace("restore", source / "b.tar", data=place)
    assert (code, everything(place)) == (0, everything(source)), said
    assert sorted(p.name for p in place.iterdir()) == ["files", "holdspace.sqlite3", "keys", "secret-key"]


@pytest.mark.slow
def test_a_backup_that_was_interrupted_leaves_no_archive(source, tmp_path):
    code, _ = holdspace(
        "backup",
        tmp_path / "a.tar",
        data=source,
        before="import holdspace.project.backups.making as m\ndef stop(*a): raise KeyboardInterrupt\nm._add = stop",
    )
    assert (code != 0, list(tmp_path.iterdir())) == (True, [])


@pytest.mark.slow
def test_a_journal_that_was_changed_before_the_backup_is_named(source, tmp_path, place):
    data = tmp_path / "changed"
    shutil.copytree(source, data)
    connection = sqlite3.connect(data / "holdspace.sqlite3")
    connection.execute("UPDATE journal_entry SET object_id = 99 WHERE id = 1")
    connection.commit()
    connection.close()
    assert holdspace("backup", tmp_path / "a.tar", data=data)[0] == 0
    code, said = holdspace("restore", tmp_path / "a.tar", data=place)
    assert (code, said) == (
        1,
        [
            "CommandError: The journal in this archive is not as it was written:",
            "- entry 1 altered",
            "Nothing was restored.",
        ],
    )
    assert sorted(p.name for p in place.iterdir()) == ["keys", "secret-key"]


@pytest.mark.slow
def test_another_version_is_named(source, place, tmp_path):
    def older(name, content):
        if name != "manifest.json":
            return content
        manifest = json.loads(content)
        manifest["migrations"].pop()
        return json.dumps(manifest).encode()

    archive = rewritten(source, tmp_path / "a.tar", older)
    code, said = holdspace("restore", archive, "--without-keys", data=place)
    assert (code, said[-1]) == (1, "Nothing was restored.")


@pytest.mark.slow
def test_a_backup_is_of_one_moment_while_people_write(source, tmp_path, place):
    """Members come in all the time; what is in the archive still belongs together."""
    data = tmp_path / "busy"
    shutil.copytree(source, data)
    writer = subprocess.Popen(
        [
            sys.executable,
            "-c",
            (
                "import django; django.setup()\nfrom tests.people_and_places import *\nimport itertools, uuid\n"
                "tests_people = itertools.count(1)\n"
                "import tests.people_and_places as p\np._numbers = itertools.count(1000)\n"
                "while True: a_person()"
            ),
        ],
        env=environment(data),
    )
    try:
        for n in range(3):
            assert holdspace("backup", tmp_path / f"{n}.tar", data=data)[0] == 0
    finally:
        writer.kill()
        writer.wait()
    counts = []
    for n in range(3):
        with tarfile.open(tmp_path / f"{n}.tar") as tar:
            tables = json.load(tar.extractfile("manifest.json"))["tables"]
        counts.append(tables["people.person"])
    assert counts == sorted(counts)
    code, said = holdspace("restore", tmp_path / "2.tar", data=place)
    assert code == 0, said


@pytest.mark.slow
def test_it_goes_to_postgresql_and_back(source, place, tmp_path, postgresql):
    data = tmp_path / "pg"
    data.mkdir()
    shutil.copy(source / "keys", data / "keys")
    for moment in KILLED.values():
        before = f"import os\nimport holdspace.project.backups.restoring as r\n{moment}"
        code, said = holdspace("restore", source / "b.tar", data=data, before=before, DATABASE_URL=postgresql)
        assert code == 9, said
    code, said = holdspace("restore", source / "b.tar", data=data, DATABASE_URL=postgresql)
    assert code == 0, said
    code, said = holdspace("journal", "verify", data=data, DATABASE_URL=postgresql)
    assert (code, said[-1]) == (0, "Everything is as it was written.")
    assert holdspace("restore", source / "b.tar", data=data, DATABASE_URL=postgresql)[0] == 1
    code, said = holdspace("backup", tmp_path / "pg.tar", data=data, DATABASE_URL=postgresql)
    assert code == 0, said
    code, said = holdspace("restore", tmp_path / "pg.tar", data=place)
    assert code == 0, said
    assert everything(place)[1] == everything(source)[1]
    with tarfile.open(source / "b.tar") as one, tarfile.open(tmp_path / "pg.tar") as other:
        names = sorted(set(one.getnames()) - {"manifest.json"})
        assert names == sorted(set(other.getnames()) - {"manifest.json"})
        same = [n for n in names if one.extractfile(n).read() == other.extractfile(n).read()]
    assert same == names
    new = python(
        "import django; django.setup()\nfrom holdspace.people.models import Person\n"
        "from tests.people_and_places import AT\nprint(Person.objects.create(joined_at=AT).pk)",
        data,
        DATABASE_URL=postgresql,
    )
    assert new.stdout == "2\n", new.stderr
