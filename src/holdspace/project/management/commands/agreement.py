"""`holdspace agreement FILE.csv`."""

from __future__ import annotations

import csv
import json
import math
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from django.core.management.base import BaseCommand, CommandError

from holdspace.algorithms.agreement import LEVELS, REPLICATES, agreement

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Hashable, Iterator

SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Readings:
    """What a file holds: the readers' names, and for each unit what each of them gave."""

    readers: list[str]
    units: list[list[Hashable | None]]


class Command(BaseCommand):
    """Say how far readers agree beyond chance, from a table that any program for tables can write."""

    help = (
        "How far readers agree beyond chance: Krippendorff's alpha of a CSV file. The first row names the columns, the "
        "first column names what was read, every other column is a reader; an empty cell means that they gave no value."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and what kind of values stand in it."""
        parser.add_argument("file", help="a CSV file in UTF-8; - reads what is piped in")
        parser.add_argument(
            "--level",
            choices=LEVELS,
            default="ordinal",
            help="nominal: names; ordinal: steps in an order (the default); interval: even steps; ratio: with a zero",
        )
        parser.add_argument(
            "--replicates", type=int, default=REPLICATES, help=f"draws for the interval ({REPLICATES}); 0 leaves it out"
        )
        parser.add_argument("--seed", type=int, default=1, help="for the draws: the same seed, the same interval (1)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints JSON; `alpha` is null where it is undefined, and `because` says why."""
        if not 0 <= options["replicates"] <= 100_000:
            raise CommandError("--replicates lies between 0 and 100000.")
        readings = _read(options["file"], numbers=options["level"] != "nominal")
        chance = random.Random(options["seed"]) if options["replicates"] else None  # noqa: S311 - statistics
        try:
            found = agreement(readings.units, level=options["level"], chance=chance, replicates=options["replicates"])
        except ValueError as error:
            raise CommandError(f"{options['file']}: {error}.") from None
        self.stdout.write(
            json.dumps(
                {
                    "alpha": found.alpha,
                    "interval": None if found.interval is None else list(found.interval),
                    "level": options["level"],
                    "readers": len(readings.readers),
                    "units": found.units,
                    "values": found.values,
                    "same": found.same,
                    "because": found.because or None,
                },
                indent=2,
            )
        )


def _read(name: str, *, numbers: bool) -> Readings:
    if name == "-":
        return _readings(sys.stdin, "what was piped in", numbers=numbers)
    try:
        with Path(name).open(encoding="utf-8-sig", newline="") as file:
            return _readings(file, name, numbers=numbers)
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise CommandError(f"{name} is not UTF-8. Save it again as 'CSV UTF-8'.") from None


def _readings(file: TextIO, name: str, *, numbers: bool) -> Readings:
    rows = _rows(file, name)
    first = next(rows, None)
    if first is None:
        raise CommandError(f"{name} is empty. Its first row names the columns.")
    header = first[1]
    if len(header) < 2:
        raise CommandError(f"{name}: the first row names what is read and at least one reader, with commas between.")
    units: list[list[Hashable | None]] = []
    for line, row in rows:
        if len(row) > len(header):
            raise CommandError(f"{name}, line {line}: {len(row)} cells, and the first row names {len(header)} columns.")
        units.append([_value(cell, name, line, header[i], numbers=numbers) for i, cell in enumerate(row) if i])
    return Readings(header[1:], units)


def _rows(file: TextIO, name: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with anything in them, with their line; the separator is the one of , ; and tab that the first row has."""
    head = file.readline()
    separator = max(SEPARATORS, key=head.count) if head else ","
    reader = csv.reader(_again(head, file), delimiter=separator, strict=True)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error as error:
        raise CommandError(f"{name}, line {reader.line_num}: {error}.") from None


def _again(head: str, file: TextIO) -> Iterator[str]:
    if head:
        yield head
    yield from file


def _value(cell: str, name: str, line: int, reader: str, *, numbers: bool) -> Hashable | None:
    if not cell:
        return None
    if not numbers:
        return cell
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise CommandError(
            f"{name}, line {line}, column {reader}: {cell[:40]!r} is not a number. "
            "For names instead of numbers, say --level nominal."
        )
    return value
