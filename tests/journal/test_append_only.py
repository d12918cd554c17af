"""Entries are written once: one function makes them, one gives them the number of their seal, nothing else."""

import ast
from pathlib import Path

import holdspace

SOURCE = Path(holdspace.__file__).parent
WRITES = {
    "save", "delete", "update", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
    "asave", "adelete", "aupdate", "acreate", "abulk_create", "abulk_update",
}  # fmt: skip


def writes_to_entries():
    """Every call of a writing method on something that begins with `Entry` or is called `entry` or `entries`."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text()
        if "journal.models" not in text or "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
                start = ast.unparse(node.func.value).split(".")[0].split("(")[0]
                if start in {"Entry", "entry", "entries"}:
                    found.append((path.relative_to(SOURCE).as_posix(), node.func.attr))
    return found


def test_nothing_updates_or_deletes_an_entry():
    assert writes_to_entries() == [("journal/actions.py", "create"), ("journal/sealing.py", "update")]


def test_the_one_update_writes_the_seal_alone():
    [line] = [
        ln
        for ln in (SOURCE / "journal/sealing.py").read_text().splitlines()
        if "Entry.objects" in ln and ".update(" in ln
    ]
    assert line.strip().endswith(".update(seal=seal.number)")


def test_no_table_reaches_entries_by_a_key_that_could_cascade():
    from holdspace.journal.models import Entry

    assert [f for f in Entry._meta.get_fields() if f.is_relation] == []
