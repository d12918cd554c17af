"""Over-detail: a question where a picture would stay with readers, silence elsewhere."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.algorithms.coach.detail import STORY, find_detail, rules

TEXTS = [json.loads(line) for line in Path("tests/data/over_detail.jsonl").read_text(encoding="utf-8").splitlines()]
TUNED = [text for text in TEXTS if not text["held"]]
HELD = [text for text in TEXTS if text["held"]]


def asked(text):
    return [(text[found.start : found.end], found.rule) for found in find_detail(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A client died by suicide and I miss him.", []),
        (
            "He hanged himself in the barn.",
            [("hanged himself", "self-harm-method"), ("in the barn", "self-harm-place")],
        ),
        ("We sat in the barn.", []),
        ("Her suicide note said: be well.", [("suicide note said: be well", "note-content")]),
        ("There was blood everywhere.", [("blood everywhere", "graphic-injury")]),
        ("I hung up and breathed.", []),
    ],
)
def test_a_picture_is_asked_about(text, found):
    assert asked(text) == found


def test_another_persons_story_at_length_is_asked_about_as_a_whole():
    story = "He lost his job and his wife left him. " * 6
    assert asked(f"I am tired. {story}I went home.") == [(story.strip(), STORY)]
    assert asked("I lost my job and he left me. " * 6) == []
    assert asked("He lost his job and his wife left him.") == []


def test_the_texts_that_the_rules_were_written_with():
    for text in TUNED:
        found = {rule for _, rule in asked(text["text"])}
        assert (text["rule"] in found) if text["rule"] else not found, text["text"]


def test_the_texts_that_no_rule_was_written_with():
    """What docs/algorithms/over-detail.md says of them."""
    told = [text for text in HELD if text["rule"]]
    assert (sum(bool(asked(text["text"])) for text in told), len(told)) == (24, 26)
    assert [text["text"] for text in HELD if not text["rule"] and asked(text["text"])] == []


def test_no_two_texts_are_equal():
    assert len({text["text"].casefold() for text in TEXTS}) == len(TEXTS) >= 150


def test_every_rule_says_why_as_a_question_or_asks_one():
    assert len({rule.rule for rule in rules()}) == len(rules()) == 5
    assert all(rule.why.endswith("?") for rule in rules())


WORDS = st.sampled_from(
    [*"he she I hanged himself . ! \n ’ “ blood everywhere 😀 İ".split(" "), "his note said", "in the barn", "suicide"]
)


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join)))
def test_places_are_places_of_the_text_and_always_the_same(text):
    found = find_detail(text)
    assert found == find_detail(text) == sorted(found)
    assert all(0 <= detail.start < detail.end <= len(text) for detail in found)
