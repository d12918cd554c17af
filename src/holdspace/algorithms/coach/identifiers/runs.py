"""Words with a capital that stand together: what may be a name, of a person, a place or a house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from holdspace.algorithms.coach.identifiers.lexicon import (
    big_places,
    listed,
    ordinary,
    thing,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.identifiers.scene import Scene, Word

Look = Literal["unknown", "either", "known", "thing"]
TITLES = frozenset(
    "mr mrs ms miss mx señor señora señorita sr sra mister madam auntie aunty uncle sister brother".split()
)
GRAND = frozenset(
    (
        "dr prof professor doctor nurse senator judge pastor father rabbi imam reverend rev officer sir dame "
        "lord lady king queen saint st"
    ).split()
)
PARTICLES = frozenset("de la del los las van von der den bin bint ibn al el da dos di du le ter abu ben st y".split())
TIMES = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january "
        "february march april may june july "
        "august september october november december every last next this one on mondays tuesdays wednesdays "
        "thursdays fridays"
    ).split()
)
# What stands in short compounds that are no names: "drop-in", "mid-term", "half-day".
NO_NAMES = frozenset(
    "in up on off out it to by of no yes at so do go be my me we us mid pre non re co ex self half full long "
    "part time term day days hour week year pay call back down over high low well all old new one two six ten "
    "set way job fi tech post anti semi must have need know how who what drop walk sign log buy sell life work "
    "home free step side top end".split()
)
LONGEST_RUN = 8
TWO, LONGEST_PART = 2, 4
LONGEST_ACRONYM = 6
LONGEST_INITIALS = 2


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first` to `last` of a scene. `look`: what a dictionary says of them all together."""

    first: int
    last: int
    start: int
    end: int
    look: Look
    opens: bool
    title: str
    owns: bool

    def words(self, scene: Scene) -> list[Word]:
        """Its words."""
        return scene.words[self.first : self.last + 1]


def runs(scene: Scene) -> list[Run]:
    """Every run of words with capitals, but for acronyms, "I", and an ordinary word that opens a sentence."""
    if scene.runs is None:
        scene.runs = list(_runs(scene))
    return scene.runs


def _runs(scene: Scene) -> Iterator[Run]:
    words, at = scene.words, 0
    while at < len(words):
        if not words[at].text[0].isupper() or not _may_begin(words, at):
            at += 1
            continue
        last = _last(scene, at)
        first = at
        while first < last and words[first].opens and _plain_opener(words[first], words[first + 1]):
            first += 1
        if not (first == last and words[first].opens and _look_of(words[first]) == "known"):
            yield _run(scene, first, last)
        at = last + 1


def look_of(words: list[Word]) -> Look:
    """What a dictionary says of words that stand together."""
    lows = tuple(word.low for word in words)
    if any(lows[at : at + size] in big_places() for size in (2, 3) for at in range(len(lows))):
        return "thing"
    looks = [_look_of(word) for word in words if word.low not in PARTICLES] or ["known"]
    for look in ("thing", "unknown", "either"):
        if look in looks:
            return look
    return "known"


def _run(scene: Scene, first: int, last: int) -> Run:
    words = scene.words
    title = ""
    if last > first and words[first].low.rstrip(".") in TITLES | GRAND:
        title = words[first].low
        look = look_of(words[first + 1 : last + 1])
    else:
        look = look_of(words[first : last + 1])
        if first and words[first - 1].low in TITLES | GRAND and not words[first - 1].owns and _near(scene, first - 1):
            title = words[first - 1].low
    return Run(
        first,
        last,
        words[first].start,
        words[last].end,
        look,
        words[first].opens,
        title,
        words[last].owns,
    )


def _look_of(word: Word) -> Look:
    if thing(word.low):
        return "either" if word.low in listed("names_too") else "thing"
    if word.low in listed("names_too") and ordinary(word.low):
        return "either"
    if "-" in word.low:
        if _may_be_a_double_name(word.low):
            return "either"
        return (
            "known"
            if all(ordinary(part) or thing(part) for part in word.low.split("-") if len(part) > 1)
            else "unknown"
        )
    return "known" if ordinary(word.low) else "unknown"


def _may_be_a_double_name(low: str) -> bool:
    """Whether two short words stand together as in Jun-ho and Min-ji, and not as in "drop-in"."""
    parts = low.split("-")
    return len(parts) == TWO and all(TWO <= len(part) <= LONGEST_PART and part not in NO_NAMES for part in parts)


def _may_begin(words: list[Word], at: int) -> bool:
    word = words[at]
    if not word.capital or word.low in ("i", "i'm") or word.text[0].isdigit() or word.text[-1].isdigit():
        return False
    letters = word.text.replace("-", "").replace("'", "")
    if len(letters) > LONGEST_INITIALS and letters[-LONGEST_INITIALS:].isupper():
        return False  # "MoCA"
    if "." in word.text or len(letters) == 1:
        return False
    if letters[-1] == "s" and letters[:-1].isupper() and len(letters) > LONGEST_INITIALS:
        return False  # "PDFs"
    return not (letters.isupper() and len(letters) <= LONGEST_ACRONYM)


def _last(scene: Scene, at: int) -> int:
    words, last = scene.words, at
    while last + 1 < len(words) and last - at < LONGEST_RUN and not words[last].owns:
        after = last + 1
        if words[after].low in PARTICLES and not words[after].capital and after + 1 < len(words):
            following = after + (2 if words[after + 1].low in PARTICLES and not words[after + 1].capital else 1)
            if following < len(words) and words[following].capital and _near(scene, last) and _near(scene, after):
                last = following
                continue
        if not (words[after].capital and _near(scene, last) and _may_begin(words, after)):
            break
        if words[after].low in TIMES or words[last].low in TIMES or words[after].low.rstrip(".") in TITLES | GRAND:
            break
        last = after
    return last


def _near(scene: Scene, at: int) -> bool:
    """Whether nothing but a space stands between a word and the next one; after a title a full stop may."""
    between = scene.text[scene.words[at].end : scene.words[at + 1].start]
    return between in (" ", "  ") or (between in (". ", ".") and scene.words[at].low in TITLES | GRAND | {"st", "jr"})


def _plain_opener(word: Word, following: Word) -> bool:
    look = _look_of(word)
    if word.low in TITLES | GRAND or (word.low == "new" and _look_of(following) == "unknown"):
        return False
    if look == "known":
        return True
    return (look == "either" and _look_of(following) == "thing") or word.low in (
        "will",
        "may",
        "god",
    )
