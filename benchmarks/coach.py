"""How long a look over a text takes, beginning to end, on texts of up to 600 characters full of what it looks for."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.report import Row, at_most
from holdspace.algorithms.coach.identifiers import find_identifiers
from holdspace.algorithms.coach.looking import look_over, make_ready

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCES = Path(__file__).parent.parent / "tests" / "data" / "kinder_words.jsonl"
TEXT_LENGTH = 600
SENTENCES_A_TEXT = 12
MAX_MS = 150
STORIES = SENTENCES.with_name("identifiers.jsonl")
STORIES_A_TEXT = 9
MAX_CHECK_MS = 5


def look() -> list[Row]:
    """The 95th percentile over texts put together from the labelled sentences; the first look of a server."""
    sentences = [json.loads(line)["text"] for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    texts = [
        " ".join(sentences[start : start + SENTENCES_A_TEXT])[:TEXT_LENGTH]
        for start in range(0, len(sentences), SENTENCES_A_TEXT // 3)
    ]
    make_ready()  # as the server does when it starts
    first = _ms(texts[0])
    stories = [json.loads(line)["text"] for line in STORIES.read_text(encoding="utf-8").splitlines()]
    told = [" ".join(stories[at : at + STORIES_A_TEXT])[:TEXT_LENGTH] for at in range(0, len(stories), 3)]
    checks = sorted(_ms(text, find_identifiers) for text in told)
    for text in texts:
        look_over(text)
    rounds = sorted(_ms(text) for text in texts)
    return [
        at_most("coach: a look over 600 characters, 95th percentile", rounds[int(len(rounds) * 0.95)], "ms", MAX_MS),
        at_most("coach: the identifier check, 95th percentile", checks[int(len(checks) * 0.95)], "ms", MAX_CHECK_MS),
        at_most("coach: the first look of a server", first, "ms", MAX_MS),
    ]


def _ms(text: str, look: Callable[[str], object] = look_over) -> float:
    before = time.perf_counter()
    look(text)
    return (time.perf_counter() - before) * 1e3
