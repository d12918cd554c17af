"""Asks about what fits one person alone without being a name or a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.findings import ASK, Identifier
from holdspace.algorithms.coach.identifiers.likely.events import EVENTS
from holdspace.algorithms.coach.identifiers.likely.known import KNOWN
from holdspace.algorithms.coach.identifiers.likely.ranks import RANKS
from holdspace.algorithms.coach.identifiers.scene import CLIENTISH
from holdspace.algorithms.coach.identifiers.types import OTHER_UNIQUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.identifiers.scene import Scene

_UNIQUE = tuple((anchors, re.compile(pattern)) for anchors, pattern in RANKS + EVENTS + KNOWN)
_WRITER = re.compile(
    r"\b(?:i'm|i am|i was|we're|we are|we were|makes me|i'd be|i've been|i wrote|i read|i saw|i heard|"
    r"being|as|i feel like|feel like|my|our|i won|there's|there is|there are)\b[^.]{0,30}$"
)
# "My afternoon is the mayor's wife": the writer's hour, and not the writer.
_MY_HOUR = re.compile(
    r"\bmy (?:next |last |new |first |late |early )?(?:\w+day|morning|afternoon|evening|noon|lunch hour|"
    r"\d\d?(?::\d\d)?(?: ?[ap]m|"
    r" o'clock)?|half \w+|\w+ o'clock|one|two|three|four|five|regular|intake|appointment)(?:'s| is| was) $"
)
WHY_UNIQUE = "Somebody nearby may know at once who this is. Could it be said more generally?"


def unique(scene: Scene) -> Iterator[Identifier]:
    """What only one person fits, where a text speaks of somebody."""
    for anchors, pattern in _UNIQUE:
        if any(anchor in scene.low for anchor in anchors):
            for match in pattern.finditer(scene.low):
                if _is_theirs(scene, match):
                    yield Identifier(*_trimmed(match), OTHER_UNIQUE, ASK, "other-unique", WHY_UNIQUE)


def _is_theirs(scene: Scene, match: re.Match[str]) -> bool:
    start, end = match.span()
    if re.match(r"(?:my|i) ", match[0]):
        return False
    before = scene.before(start, 45)
    if _WRITER.search(before) and scene.whose(start) != "client" and not _MY_HOUR.search(before):
        return False
    begins = scene.sentence(start)[0]
    near = scene.low[max(0, begins - 80) : min(len(scene.low), end + 80)]
    return bool(CLIENTISH.search(near)) or bool(_MY_HOUR.search(before))


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    words = match[0]
    return match.start() + len(words) - len(words.lstrip()), match.end() - (len(words) - len(words.rstrip()))
