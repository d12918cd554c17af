"""Reading the file of those who were here before: a header row with `email` and, if there is one, `name`."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

MOST_PEOPLE = 500
LONGEST_NAME = 60
LONGEST_TEXT = 100_000
EMAIL_COLUMNS = frozenset({"email", "e-mail", "mail", "e-mail address", "email address"})
NAME_COLUMNS = frozenset({"name", "display name", "full name"})


@dataclass(frozen=True, slots=True)
class SomebodyHere:
    """One line: an address in lower case, and the name they go by, "" where none is given."""

    email: str
    name: str


@dataclass(frozen=True, slots=True)
class Read:
    """What a file says: `people` once each, in its order, and `mistakes` in words, each with its line."""

    people: tuple[SomebodyHere, ...]
    mistakes: tuple[str, ...]


def read_people(text: str) -> Read:
    """People from the text of a CSV file: comma, semicolon or tab between columns, which stand in any order.

    An address that comes twice counts once, without a word. Other columns are left alone, and kept nowhere.
    """
    lines = text.lstrip("\ufeff").strip("\r\n")
    if not lines.strip():
        return Read((), (_("There is nothing here yet. Choose a file, or paste its text."),))
    first = lines.splitlines()[0]
    between = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(lines), delimiter=between)
    header = [cell.strip().casefold() for cell in next(rows)]
    email_at = next((n for n, cell in enumerate(header) if cell in EMAIL_COLUMNS), None)
    name_at = next((n for n, cell in enumerate(header) if cell in NAME_COLUMNS), None)
    if email_at is None:
        return Read((), (_("The first line names the columns. One of them has to be called email."),))
    people: dict[str, SomebodyHere] = {}
    mistakes: list[str] = []
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        email = row[email_at].strip().lower() if email_at < len(row) else ""
        name = row[name_at].strip() if name_at is not None and name_at < len(row) else ""
        if wrong := _wrong(email, name):
            mistakes.append(_("Line %(n)s: %(what)s") % {"n": rows.line_num, "what": wrong})
        else:
            people.setdefault(email, SomebodyHere(email, name))
    if len(people) > MOST_PEOPLE:
        mistakes.append(_("That is more than %(n)s people. Bring them in several files.") % {"n": MOST_PEOPLE})
    if not people and not mistakes:
        mistakes.append(_("There is nobody under the first line."))
    return Read(tuple(people.values()), tuple(mistakes[:20]))


def _wrong(email: str, name: str) -> str:
    if not email:
        return _("there is no address.")
    try:
        validate_email(email)
    except ValidationError:
        return _("this is no e-mail address.")
    if len(name) > LONGEST_NAME:
        return _("the name has more than %(n)s letters.") % {"n": LONGEST_NAME}
    return ""
