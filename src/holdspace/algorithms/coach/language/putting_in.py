"""Putting a kinder word where the writer chose it. Nothing here chooses."""

from __future__ import annotations

import re

from holdspace.algorithms.coach.language.rows import in_plural, is_plural

_ARTICLE = re.compile(r"\b(an?)(\s+)\Z", re.IGNORECASE)
_BEGINNING = re.compile(r"(?:^|[.!?…]['\")\]”’]*\s+|\n\s*)['\"“‘(\[]*\Z")
_SOMEBODY = re.compile(
    r"\s+(clients?|patients?|men|man|women|woman|fathers?|mothers?|moms?|dads?|brothers?|sisters?|sons?|daughters?|"
    r"teens?|teenagers?|kids?|child|children|boys?|girls?|friends?|neighbou?rs?|husband|wife|partner|uncle|aunt|"
    r"veterans?|students?|residents?|parents?|adults?|people|person)\b(?!['’-])"
)
_VOWEL = re.compile(r"(?!uni|use|usu|eu|one\b)[aeiou]|hour|honest", re.IGNORECASE)


def put_in(text: str, *, start: int, end: int, better: str) -> str:
    """The text with `better` in the place, with a capital where a sentence begins, and a or an as it then sounds."""
    if not 0 <= start < end <= len(text):
        raise ValueError("the place lies in the text")
    # "An alcoholic father" is a father with alcohol use disorder, not a person with it and a father beside.
    somebody = _SOMEBODY.match(text, end)
    if somebody and better.startswith("person "):
        better = (in_plural(better) if is_plural(somebody[1]) else better).replace(
            "people" if is_plural(somebody[1]) else "person", somebody[1], 1
        )
        end = somebody.end()
    before = text[:start]
    if text[start].isupper() and _BEGINNING.search(before):
        better = better[:1].upper() + better[1:]
    article = _ARTICLE.search(before)
    if article:
        fitting = "an" if _VOWEL.match(better) else "a"
        if article[1][0].isupper():
            fitting = fitting.capitalize()
        before = before[: article.start()] + fitting + article[2]
    return before + better + text[end:]
