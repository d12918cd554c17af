"""`holdspace coach FILE.jsonl`."""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from holdspace.algorithms.coach.looking import look_over

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.management.base import CommandParser

    from holdspace.algorithms.coach.findings import Findings

# What each finding tells in the output; the rule's key is for addresses in pages alone.
IDENTIFIER = ("start", "end", "type", "severity", "why")
WORDING = ("start", "end", "term", "better", "source")
DETAIL = ("start", "end", "why")


class Command(BaseCommand):
    help = "Look texts over as the coach does: a JSON line for each line of FILE (`-` reads what is piped in)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="JSON lines with `id`, `text` and, where it matters, `kind`")

    def handle(self, *args: Any, file: str, **options: Any) -> None:
        """Lines that cannot be read are told with their number and passed over; then it ends with 1."""
        try:
            with nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb") as lines:
                unread = self._look_over(lines, file)
        except OSError as problem:
            raise CommandError(f"Could not read {file}: {problem.strerror}.") from None
        if unread:
            raise CommandError(f"{unread} lines could not be read." if unread > 1 else "One line could not be read.")

    def _look_over(self, lines: Iterable[bytes], file: str) -> int:
        unread = 0
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                self.stdout.write(answer(line))
            except ValueError as problem:
                unread += 1
                self.stderr.write(f"{file}, line {number}: {problem}")
        return unread


def answer(line: bytes) -> str:
    """The findings in one line of JSON. Raises ValueError that says what is wrong with the line."""
    try:
        given = json.loads(line.strip())
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as problem:
        raise ValueError(f"not JSON ({problem})") from None
    if not isinstance(given, dict) or "id" not in given:
        raise ValueError("not an object with `id` and `text`")
    if not isinstance(given.get("text"), str):
        raise ValueError("`text` is missing or no text")
    kind = given.get("kind", "share")
    if not isinstance(kind, str):
        raise ValueError("`kind` is no text")
    return json.dumps({"id": given["id"]} | told(look_over(given["text"], kind=kind)), ensure_ascii=False)


def told(findings: Findings) -> dict[str, list[dict[str, Any]]]:
    """The findings as plain lists."""
    return {
        "identifiers": [_only(IDENTIFIER, asdict(found)) for found in findings.identifiers],
        "language": [_only(WORDING, asdict(found)) for found in findings.language],
        "detail": [_only(DETAIL, asdict(found)) for found in findings.detail],
    }


def _only(names: tuple[str, ...], values: dict[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in names}
