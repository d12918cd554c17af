"""What changed between two versions of a text, sentence by sentence, in words that anybody can follow."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

ADDED, TAKEN_OUT, CHANGED, MOVED = "added", "taken out", "changed", "moved"
ALIKE = 0.5  # from here on two sentences are one that was changed
# A sentence ends where its mark is followed by white space, or where its line ends.
_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Difference:
    """One sentence that was added, taken out, changed or moved. `before` is "" for what was added, `after` for what
    was taken out."""

    kind: str
    before: str = ""
    after: str = ""


def sentences(text: str) -> list[str]:
    """The sentences of a text in order, with single spaces in them."""
    found, start = [], 0
    for end in _END.finditer(text):
        found.append(text[start : end.start()] + end.group().strip())
        start = end.end()
    return [tidy for one in [*found, text[start:]] if (tidy := " ".join(one.split()))]


def differences(before: str, after: str) -> list[Difference]:
    """What one has to read to know what is new, in the order of the later text; empty where no sentence changed.

    Sentences are lined up by their longest common runs (`difflib`, after Ratcliff and Metzener 1988). Where some were
    replaced by others, the pairs most alike become one change each, as long as half of them is common.
    """
    was, now = sentences(before), sentences(after)
    found: list[Difference] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag != "equal":
            found += _pairs(was[i1:i2], now[j1:j2])
    return _moved(found)


def _pairs(was: list[str], now: list[str]) -> list[Difference]:
    """Taken out, changed and added, the changed ones where the later text has them."""
    likeness = [
        (SequenceMatcher(None, old, new, autojunk=False).ratio(), i, j)
        for i, old in enumerate(was)
        for j, new in enumerate(now)
    ]
    partner_of: dict[int, int] = {}
    taken: set[int] = set()
    for ratio, i, j in sorted(likeness, key=lambda one: (-one[0], one[1], one[2])):
        if ratio >= ALIKE and i not in taken and j not in partner_of:
            partner_of[j] = i
            taken.add(i)
    out = [Difference(TAKEN_OUT, before=old) for i, old in enumerate(was) if i not in taken]
    return out + [
        Difference(CHANGED, before=was[partner_of[j]], after=new) if j in partner_of else Difference(ADDED, after=new)
        for j, new in enumerate(now)
    ]


def _moved(found: list[Difference]) -> list[Difference]:
    """A sentence that was taken out in one place and added word for word in another has only moved."""
    gone = Counter(one.before for one in found if one.kind == TAKEN_OUT)
    come = Counter(one.after for one in found if one.kind == ADDED)
    moved = gone & come
    to_drop, to_turn = Counter(moved), Counter(moved)
    told: list[Difference] = []
    for one in found:
        if one.kind == TAKEN_OUT and to_drop[one.before] > 0:
            to_drop[one.before] -= 1
        elif one.kind == ADDED and to_turn[one.after] > 0:
            to_turn[one.after] -= 1
            told.append(replace(one, kind=MOVED, before=one.after))
        else:
            told.append(one)
    return told
