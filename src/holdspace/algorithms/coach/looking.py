"""Looking a text over: everything the coach knows, in one call."""

from __future__ import annotations

from holdspace.algorithms.coach.findings import Findings
from holdspace.algorithms.coach.identifiers import find_identifiers


def look_over(text: str, *, kind: str = "share") -> Findings:
    """What the coach finds in a text. `kind` says what is being written: "share", "ask", "message", "profile"."""
    return Findings(identifiers=tuple(find_identifiers(text, kind=kind)))
