"""Looking a text over: everything the coach knows, in one call."""

from __future__ import annotations

from holdspace.algorithms.coach.advice import find_advice
from holdspace.algorithms.coach.detail import find_detail
from holdspace.algorithms.coach.findings import Findings
from holdspace.algorithms.coach.identifiers import find_identifiers
from holdspace.algorithms.coach.language import find_wordings


def look_over(text: str, *, kind: str = "share") -> Findings:
    """What the coach finds in a text. `kind` says what is being written: "share", "ask", "message", "profile";
    "listening" is an answer to somebody who did not ask for ideas."""
    listening = kind == "listening"
    return Findings(
        identifiers=tuple(find_identifiers(text, kind="share" if listening else kind)),
        language=tuple(find_wordings(text)),
        detail=tuple(find_detail(text) + (find_advice(text) if listening else [])),
    )
