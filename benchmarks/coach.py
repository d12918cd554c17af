"""How long a look over a text takes, beginning to end, on texts of up to 600 characters full of what it looks for."""

from __future__ import annotations

import json
import time
from pathlib import Path

from benchmarks.report import Row, at_most
from holdspace.algorithms.coach.looking import look_over

SENTENCES = Path(__file__).parent.parent / "tests" / "data" / "kinder_words.jsonl"
TEXT_LENGTH = 600
SENTENCES_A_TEXT = 12
MAX_MS = 150


def look() -> list[Row]:
    """The 95th percentile over texts put together from the labelled sentences; the first look, which reads the data."""
    sentences = [json.loads(line)["text"] for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    texts = [
        " ".join(sentences[start : start + SENTENCES_A_TEXT])[:TEXT_LENGTH]
        for start in range(0, len(sentences), SENTENCES_A_TEXT // 3)
    ]
    first = _ms(texts[0])
    for text in texts:
        look_over(text)
    rounds = sorted(_ms(text) for text in texts)
    return [
        at_most("coach: a look over 600 characters, 95th percentile", rounds[int(len(rounds) * 0.95)], "ms", MAX_MS),
        at_most("coach: the first look of a process", first, "ms", MAX_MS),
    ]


def _ms(text: str) -> float:
    before = time.perf_counter()
    look_over(text)
    return (time.perf_counter() - before) * 1e3
