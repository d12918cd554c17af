"""`holdspace simulate`: a community that lives for some weeks in a minute, with the real matching."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from holdspace.algorithms.simulation import POLICIES, ParamsUnclear, play, read_params

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Play a community for some weeks, with an open feed alone or with invitations, and tell who was seen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--members", type=int, required=True)
        parser.add_argument("--weeks", type=int, required=True)
        parser.add_argument("--policy", choices=POLICIES, required=True)
        parser.add_argument("--seed", type=int, required=True, help="the same number gives the same community")
        parser.add_argument("--params", type=Path, help="a TOML file with parameters that are to be otherwise")
        parser.add_argument("--json", action="store_true", help="for programs")

    def handle(self, *args: Any, **options: Any) -> None:
        seed = options["seed"]
        try:
            params = read_params(_given(options["params"]))
            told = play(
                members=options["members"],
                weeks=options["weeks"],
                policy=options["policy"],
                chance=lambda name: Random(f"{seed} {name}"),  # noqa: S311
                params=params,
            )
        except ParamsUnclear as unclear:
            raise CommandError(str(unclear)) from None
        told["params"]["seed"] = seed
        if options["json"]:
            self.stdout.write(json.dumps(told))
            return
        for name, value in told.items():
            if not isinstance(value, dict):
                shown = "never" if value is None else f"{value:.3f}".rstrip("0").rstrip(".")
                self.stdout.write(f"{name:28}{shown}")


def _given(path: Path | None) -> dict[str, object]:
    if path is None:
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise CommandError(f"Could not read {path}: {problem.strerror}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise CommandError(f"{path} is not TOML: {problem}") from None
