"""What the check knows of words: which are ordinary, which belong to the work, and which are names of things.

Nothing about a word of a text is kept from one look to the next: only the lists themselves are.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")
# What may stand after a stem in words.txt, and what the stem ends with instead.
ENDINGS = (
    ("s", ("",)), ("es", ("",)), ("ies", ("y",)), ("ed", ("", "e")), ("ied", ("y",)), ("ing", ("", "e")),
    ("er", ("", "e")), ("est", ("", "e")), ("ly", ("",)), ("ness", ("",)), ("ers", ("", "e")),
)  # fmt: skip
SHORTEST_STEM = 3
SHORTEST_SLIP = 6  # shorter ones are too near to everything, names too


@cache
def listed(name: str) -> frozenset[str]:
    """A list of lexicon.toml."""
    return frozenset(_lists()[name].split())


@cache
def big_places() -> frozenset[tuple[str, ...]]:
    """Countries and states whose name has several words, each as a tuple."""
    return frozenset(tuple(place.split()) for place in _lists()["big_places"].replace("\n", " ").split("|"))


def ordinary(low: str) -> bool:
    """Whether a word, in small letters, is an ordinary one or one of the trade."""
    words = _words()
    if low in words or low.endswith("n't"):
        return True
    for ending, instead in ENDINGS:
        if low.endswith(ending):
            stem = low[: -len(ending)]
            if len(stem) < SHORTEST_STEM or (stem[-1] == "e" and ending in ("ed", "ing", "er", "est")):
                continue
            if any(ordinary(stem + end) for end in instead):
                return True
    return False


def slip(low: str) -> bool:
    """Whether a word is an ordinary one with two letters changed over or one doubled: "beacuse", "tommorow"."""
    if len(low) < SHORTEST_SLIP:
        return low in ("teh", "adn", "hte", "taht", "whit", "form")
    swapped = (low[:at] + low[at + 1] + low[at] + low[at + 2 :] for at in range(len(low) - 1))
    dropped = (low[:at] + low[at + 1 :] for at in range(1, len(low)) if low[at] == low[at - 1])
    doubled = (low[:at] + low[at] + low[at:] for at in range(len(low)))
    return any(ordinary(word) for tried in (swapped, dropped, doubled) for word in tried)


def thing(low: str) -> bool:
    """Whether a word with a capital is no person: a time, a people, a make, a medicine, a programme."""
    bare = low.removesuffix("'s")
    return any(word in listed("world") or word in listed("things") for word in (low, bare))


@cache
def _words() -> frozenset[str]:
    text = (DATA / "words.txt").read_text(encoding="utf-8")
    words = (word for line in text.splitlines() if not line.startswith("#") for word in line.split())
    return frozenset(words) | listed("jargon")


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads((DATA / "lexicon.toml").read_text(encoding="utf-8"))
