"""One ZIP with everything of a person: `data.json` for machines, `index.html` for people, and files."""

from __future__ import annotations

import json
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Any

from django.template import engines

from holdspace.people.personal import all_personal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.people.models import Person
    from holdspace.people.personal import PersonalData

IN_MEMORY_BYTES = 2_000_000  # beyond that the archive grows on disk
STYLE = Path(__file__).parent / "static" / "people" / "everything.css"


def pack(*, person: Person, at: datetime) -> IO[bytes]:
    """Write the archive room by room, row by row, so that memory does not grow with what there is."""
    archive = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY_BYTES)  # noqa: SIM115 - the caller closes it
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        _write_data(zipped, person.pk, at)
        _write_page(zipped, person, at)
        zipped.writestr("everything.css", STYLE.read_text(encoding="utf-8"))
        for kind in all_personal():
            for name, content in kind.files(person_id=person.pk) if kind.files else ():
                zipped.writestr(_inside(name), content)
    archive.seek(0)
    return archive


def _write_data(zipped: zipfile.ZipFile, person_id: int, at: datetime) -> None:
    with zipped.open("data.json", "w", force_zip64=True) as file:
        file.write(f'{{\n"made_at": {json.dumps(at.isoformat())}'.encode())
        for kind in all_personal():
            file.write(f",\n{json.dumps(kind.name)}: [".encode())
            for number, row in enumerate(kind.export(person_id=person_id)):
                line = json.dumps(row, ensure_ascii=False, default=_plain)
                file.write(f"{',' if number else ''}\n  {line}".encode())
            file.write(b"]")
        file.write(b"\n}\n")


def _write_page(zipped: zipfile.ZipFile, person: Person, at: datetime) -> None:
    env = engines["jinja2"].env  # type: ignore[attr-defined]
    template = env.get_template("people/everything.html")
    parts = template.generate(person=person, at=at, kinds=_kinds(person.pk))
    with zipped.open("index.html", "w", force_zip64=True) as file:
        for part in parts:
            file.write(part.encode())


def _kinds(person_id: int) -> Iterator[tuple[PersonalData, Iterator[list[tuple[str, Any]]]]]:
    for kind in reversed(all_personal()):  # as on the page: what is nearest to the person first
        yield kind, _readable(kind, person_id)


def _readable(kind: PersonalData, person_id: int) -> Iterator[list[tuple[str, Any]]]:
    for row in kind.export(person_id=person_id):
        yield [(word.replace("_", " "), value) for word, value in row.items() if value not in (None, "", [], {})]


def _inside(name: str) -> str:
    """A name that cannot lead out of the folder it is unpacked into."""
    return "/".join(part for part in PurePosixPath(name).parts if part not in ("/", ".."))


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
