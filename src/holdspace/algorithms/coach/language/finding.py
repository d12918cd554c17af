"""Finding terms in a text: by the letters, then by the sentence around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.algorithms.coach.findings import Wording
from holdspace.algorithms.coach.language.bearings import Bearings, plain
from holdspace.algorithms.coach.language.patterns import after_pattern, before_pattern, term_pattern
from holdspace.algorithms.coach.language.rows import rows
from holdspace.algorithms.coach.language.voices import mentioned, of_oneself, reported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.language.rows import Around, Row

FAR = 300  # characters


def find_wordings(text: str) -> list[Wording]:
    """Every term that has a kinder one, in the order of the text; where two overlap, the longer."""
    reading = plain(text)
    lowered = reading.lower()
    bearings = Bearings(reading)
    found: list[tuple[int, int, Row]] = []
    left_alone: list[tuple[int, int]] = []
    for row in rows():
        for start, end in _places(reading, lowered, row):
            if not _fits(bearings, row, start, end):
                continue
            if _is_left_alone(bearings, row, start, end):
                left_alone.append((start, end))
            else:
                found.append((start, end, row))
    # Who says "I am an ex-addict" is not told of "addict".
    meant = [place for place in found if not any(s <= place[0] and place[1] <= e for s, e in left_alone)]
    return [_wording(text, start, end, row) for start, end, row in _apart(meant)]


def _places(reading: str, lowered: str, row: Row) -> Iterator[tuple[int, int]]:
    for term, anchors in zip(row.terms, row.anchors, strict=True):
        if anchors and not any(anchor in lowered for anchor in anchors):
            continue
        for match in term_pattern(term).finditer(reading):
            if not row.cased or match[0].isupper() or (row.cased != "all" and match[0].upper() != row.cased):
                yield match.span()


def _fits(bearings: Bearings, row: Row, start: int, end: int) -> bool:
    before, after, whole = _around(bearings, start, end)
    if _says(row.never, before, after, whole):
        return False
    nothing_asked = not any((row.only.before, row.only.after, row.only.near, row.pair.before))
    return nothing_asked or _says(row.only, before, after, whole) or _is_paired(row.pair, before, after)


def _is_left_alone(bearings: Bearings, row: Row, start: int, end: int) -> bool:
    before, after, _whole = _around(bearings, start, end)
    holds = row.holds_for
    return (
        ("quoted" in holds and bearings.quoted(start, end))
        or ("named" in holds and bearings.named(start, end))
        or ("mentioned" in holds and mentioned(before, after))
        or ("reported" in holds and reported(before, after))
        or ("self" in holds and of_oneself(before, bearings.text[start:end], after, mine=row.mine))
    )


def _around(bearings: Bearings, start: int, end: int) -> tuple[str, str, str]:
    """What stands before and after it in its sentence, and the sentence."""
    begins, stops = bearings.sentence(start, end)
    # A sentence of thousands of letters is none: what stands far away tells nothing, and costs.
    begins, stops = max(begins, start - FAR), min(stops, end + FAR)
    return bearings.text[begins:start], bearings.text[end:stops], bearings.text[begins:stops]


def _is_paired(pair: Around, before: str, after: str) -> bool:
    return bool(pair.before and before_pattern(pair.before).search(before) and after_pattern(pair.after).match(after))


def _says(around: Around, before: str, after: str, whole: str) -> bool:
    return bool(
        (around.before and before_pattern(around.before).search(before))
        or (around.after and after_pattern(around.after).match(after))
        or (around.near and after_pattern(around.near).search(whole))
    )


def _apart(found: list[tuple[int, int, Row]]) -> list[tuple[int, int, Row]]:
    """Without overlaps: the longer one stays, of two as long the earlier row."""
    kept: list[tuple[int, int, Row]] = []
    taken = bytearray(max((end for _, end, _ in found), default=0))
    for start, end, row in sorted(found, key=lambda place: place[0] - place[1]):
        if not any(taken[start:end]):
            kept.append((start, end, row))
            taken[start:end] = b"\x01" * (end - start)
    return sorted(kept, key=lambda place: place[0])


def _wording(text: str, start: int, end: int, row: Row) -> Wording:
    term = text[start:end]
    return Wording(
        start=start,
        end=end,
        term=term,
        better=row.better_than(plain(term)),
        source=row.source.name,
        rule=row.rule,
        why=row.why,
    )
