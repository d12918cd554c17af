"""Words as they are looked for: without accents, whatever the script, and one slip of the finger apart.

Everything is done here and not in the databases, so that both find the same (SQLite's own folding knows Latin letters
alone, and its trigrams fold nothing). What it does and does not, in prose: docs/algorithms/finding.md.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b
from typing import Final

LONGEST_WORD: Final = 40
MOST_WORDS: Final = 2_000  # of one text
MOST_ASKED: Final = 8  # of one question; more say nothing more
LONGEST_QUESTION: Final = 200
SHORTEST_SLIP: Final = 4  # letters; in shorter words one slip makes another word
LONGEST_SLIP: Final = 24

# Letters that are letters of their own for Unicode, and that people type plain.
_PLAIN: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n", "ſ": "s"}
)
# Marks that stand on a letter, and what nobody sees; lone surrogates no database takes.
_SILENT: Final = frozenset(("Mn", "Me", "Mc", "Cf", "Cs"))
_APOSTROPHES: Final = re.compile("['’‘ʼ`´′＇]")
_JOINED: Final = re.compile(r"[^\W_]+(?:['’‘ʼ`´′＇][^\W_]+)*")
# Scripts that are written without spaces: each letter is looked for on its own.
_UNSPACED: Final = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff])"
)


def fold(text: str) -> str:
    """The same text in small letters without accents, widths, ligatures and invisible marks; idempotent."""
    once = _fold(text)
    again = _fold(once)
    return once if again == once else fold(again)


def _fold(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN)
    return "".join(c for c in unicodedata.normalize("NFKD", parts) if unicodedata.category(c) not in _SILENT)


def words_of(text: str) -> list[str]:
    """The words of a text as they stand in the index, in order; a word with an apostrophe whole and in its parts."""
    found: list[str] = []
    for match in _JOINED.finditer(fold(text)):
        found += _pieces(_APOSTROPHES.sub("", match[0]))
        parts = _APOSTROPHES.split(match[0])
        if len(parts) > 1:
            for part in parts:
                found += _pieces(part)
        if len(found) >= MOST_WORDS:
            return found[:MOST_WORDS]
    return found


def asked_words(question: str) -> list[str]:
    """The words that somebody looks for, each once: signs, quotes and operators say nothing here."""
    found: dict[str, None] = {}
    for match in _JOINED.finditer(fold(question[:LONGEST_QUESTION])):
        found |= dict.fromkeys(_pieces(_APOSTROPHES.sub("", match[0])))
    return list(found)[:MOST_ASKED]


def begins(word: str, asked: str) -> bool:
    """Whether a word of a text answers a word that is asked for: by its beginning, one letter alone only whole."""
    return word.startswith(asked) if len(asked) > 1 else word == asked


def holds_all(text: str, asked: list[str]) -> bool:
    """Whether a text holds every word that is asked for; what the index answers, in plain words."""
    words = words_of(text)
    return all(any(begins(word, one) for word in words) for one in asked)


def slip_keys(word: str) -> frozenset[int]:
    """Numbers (63 bits) that two words share whenever they are one slip apart: of the word, and of the word without
    each of its letters. Two words that share one may still be two slips apart: ask `one_slip_apart`.

    The deletions of SymSpell (Garbe 2012, https://github.com/wolfgarbe/SymSpell). Empty for words in which one slip
    makes another word, and for what holds figures.
    """
    if not has_slips(word):
        return frozenset()
    return frozenset(_number(one) for one in (word, *(word[:n] + word[n + 1 :] for n in range(len(word)))))


def has_slips(word: str) -> bool:
    """Whether slips in a word are forgiven."""
    return SHORTEST_SLIP <= len(word) <= LONGEST_SLIP and not any(letter.isdigit() for letter in word)


def one_slip_apart(one: str, other: str) -> bool:
    """One letter missing, one too many, one wrong, or two neighbours in the wrong order; not the same word."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    swapped = other[start + 1 : start + 2] + other[start : start + 1] + other[start + 2 :]
    return one[start + 1 :] == other[start + 1 :] or one[start:] == swapped


@lru_cache(maxsize=4096)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big") >> 1


def _pieces(word: str) -> list[str]:
    return [piece[:LONGEST_WORD] for piece in _UNSPACED.sub(r" \1 ", word).split()]
