"""What may be kept of an exception: its class and its place. A message could hold what somebody wrote."""

from __future__ import annotations

import traceback

LONGEST = 300


def class_of(problem: BaseException) -> str:
    """The dotted name of the exception's class."""
    kind = type(problem)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def place_of(problem: BaseException) -> str:
    """The innermost place in our own code ("holdspace.outbox.sending:41"), or the innermost of all."""
    places = [(frame.f_globals.get("__name__", "?"), line) for frame, line in traceback.walk_tb(problem.__traceback__)]
    ours = [place for place in places if place[0].startswith("holdspace.") and place[0] != "holdspace.work.worker"]
    found = (ours or places)[-1:]
    return f"{found[0][0]}:{found[0][1]}" if found else ""


def in_short(problem: BaseException) -> str:
    """Class and place, in bounds."""
    place = place_of(problem)
    return f"{class_of(problem)} at {place}"[:LONGEST] if place else class_of(problem)[:LONGEST]


def fields(trouble: str) -> dict[str, str]:
    """A trouble written in short, as fields of a line of the log."""
    problem, _, place = trouble.partition(" at ")
    return {"problem": problem, "place": place} if place else {"problem": problem}
