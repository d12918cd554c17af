"""Looking a text over: everything the coach knows, in one call."""

from __future__ import annotations

from holdspace.algorithms.coach.advice import find_advice
from holdspace.algorithms.coach.detail import find_detail
from holdspace.algorithms.coach.findings import Findings
from holdspace.algorithms.coach.identifiers import find_identifiers
from holdspace.algorithms.coach.language import find_wordings

# Has what the finders look for, and is of nobody.
EXAMPLE = "My client Unknown said on March 8: call (555) 555-0100. The addict hanged himself."


def look_over(text: str, *, kind: str = "share") -> Findings:
    """What the coach finds in a text. `kind` says what is being written: "share", "ask", "message", "profile";
    "listening" is an answer to somebody who did not ask for ideas."""
    listening = kind == "listening"
    return Findings(
        identifiers=tuple(find_identifiers(text, kind="share" if listening else kind)),
        language=tuple(find_wordings(text)),
        detail=tuple(find_detail(text) + (find_advice(text) if listening else [])),
    )


def make_ready() -> None:
    """Read what every look needs, the words and rows and the patterns common to all, before somebody waits for it."""
    find_identifiers(EXAMPLE)
    find_wordings(EXAMPLE)
    find_detail(EXAMPLE)
