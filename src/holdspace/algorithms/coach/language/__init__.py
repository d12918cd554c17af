"""Kinder words: terms that hurt, what to say instead, and whose advice that is (docs/algorithms/kinder-words.md)."""

from holdspace.algorithms.coach.language.finding import find_wordings
from holdspace.algorithms.coach.language.putting_in import put_in
from holdspace.algorithms.coach.language.rows import FIELDS, Field, Row, Source, rows

__all__ = ["FIELDS", "Field", "Row", "Source", "find_wordings", "put_in", "rows"]
