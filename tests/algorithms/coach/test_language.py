"""Kinder words: found where they are meant, left alone in quotations, names, other senses and about oneself."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.algorithms.coach.language import find_wordings, put_in, rows
from holdspace.algorithms.coach.language.patterns import LISTS, after_pattern, before_pattern, term_pattern
from holdspace.algorithms.coach.language.rows import in_plural, is_plural, sources

SENTENCES = [
    json.loads(line) for line in Path("tests/data/kinder_words.jsonl").read_text(encoding="utf-8").splitlines()
]
TUNED = [sentence for sentence in SENTENCES if not sentence["held"]]
HELD = [sentence for sentence in SENTENCES if sentence["held"]]


def terms(text):
    return [found.term for found in find_wordings(text)]


def is_found(sentence):
    """Whether a finding overlaps the labelled term."""
    start = sentence["text"].rfind(sentence["term"])
    end = start + len(sentence["term"])
    findings = find_wordings(sentence["text"])
    return any(found.start < end and start < found.end for found in findings) or sentence["term"] in {
        found.term for found in findings
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He is an addict and committed suicide.", ["addict", "committed suicide"]),
        ("I am an addict.", []),
        ("As an addict in recovery, I know.", []),
        ("She called me an addict.", []),
        ("She said “just an addict” twice.", []),
        ("The word addict hurts.", []),
        ("People in prison instead of inmates.", []),
        ("The National Institute on Drug Abuse wrote it.", []),
        ("Drug abuse is not a crime.", ["Drug abuse"]),
        ("I have an alcoholic father.", ["alcoholic"]),
        ("The wound is clean.", []),
        ("He has been clean for a year.", ["clean"]),
        ("He is drug-seeking; drug seeking; DRUG-SEEKING.", ["drug-seeking", "drug seeking", "DRUG-SEEKING"]),
        ("Felons, a felon's son, the felons’ group.", ["Felons", "a felon's"[2:], "felons’"]),
    ],
)
def test_the_words_around_decide(text, found):
    assert terms(text) == found


def test_a_finding_tells_what_is_better_why_and_whose_advice_it_is():
    (found,) = find_wordings("Two addicts and I.")
    assert (found.start, found.end, found.term, found.rule) == (4, 11, "addicts", "addict")
    assert found.better == ("people with a substance use disorder", "people who use drugs")
    assert found.source == "VA.gov Content Style Guide, Destigmatizing language in substance use"
    assert found.why == "This word makes a person into what they use, and people who hear it trust help less."


@pytest.mark.slow
def test_the_sentences_that_the_rules_were_written_with():
    """Exactly: each term found, nothing in a clean sentence."""
    assert [sentence["text"] for sentence in TUNED if sentence["term"] and not is_found(sentence)] == []
    assert [sentence["text"] for sentence in TUNED if not sentence["term"] and terms(sentence["text"])] == []


def test_the_sentences_that_no_rule_was_written_with():
    """As docs/algorithms/kinder-words.md says: above 95% found, below 5% of the clean ones touched."""
    flagged = [sentence for sentence in HELD if sentence["term"]]
    clean = [sentence for sentence in HELD if not sentence["term"]]
    assert (sum(map(is_found, flagged)), len(flagged)) == (231, 239)
    assert (sum(bool(terms(sentence["text"])) for sentence in clean), len(clean)) == (7, 281)


def test_a_third_is_held_out_and_no_two_are_equal():
    assert len(SENTENCES) >= 400
    first = [
        sentence for sentence in SENTENCES if "round" not in sentence
    ]  # later ones were measured once, then learnt from
    assert len(HELD) / len(first) >= 1 / 3
    assert len({sentence["text"].casefold() for sentence in SENTENCES}) == len(SENTENCES)


def test_every_row_is_whole():
    keys = [row.rule for row in rows()]
    assert len(keys) >= 150
    assert len(set(keys)) == len(keys)
    for row in rows():
        assert row.better, row.rule
        assert row.why.endswith((".", "?")), row.rule
        assert row.source in sources().values()
        for term in row.terms:
            term_pattern(term)
        for around in (row.only, row.never):
            before_pattern(around.before)
            after_pattern(around.after)
            after_pattern(around.near)


def test_every_source_is_used_by_a_row():
    assert {row.source.key for row in rows()} == set(sources())


@pytest.mark.slow
def test_the_quick_look_never_hides_a_term():
    """Anchors spare a slow look; with them or without, the same is found."""
    for sentence in SENTENCES:
        lowered = sentence["text"].lower().replace("’", "'")
        for row in rows():
            for term, anchors in zip(row.terms, row.anchors, strict=True):
                if anchors and not any(anchor in lowered for anchor in anchors):
                    assert not term_pattern(term).search(lowered), (row.rule, term, sentence["text"])


WORDS = st.sampled_from(
    [
        *"I he she my client the a is was has been not said called “ ” ' \" . , ; ! \n - addict clean alcoholic".split(
            " "
        ),
        "committed suicide",
        "refuses treatment",
        "schizophrenic",
        "Drug Abuse",
        "😀",
        "İ",
        "ß",
    ]
)


@settings(deadline=None)  # the first look reads the data
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join)))
def test_places_are_places_of_the_text_in_order_apart_and_always_the_same(text):
    found = find_wordings(text)
    assert found == find_wordings(text)
    assert all(text[wording.start : wording.end] == wording.term != "" for wording in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize(
    ("text", "term", "better", "after"),
    [
        ("She is an addict.", "addict", "person who uses drugs", "She is a person who uses drugs."),
        ("A felon came.", "felon", "older adult", "An older adult came."),
        ("Addicts came.", "Addicts", "people who use drugs", "People who use drugs came."),
        ("MAT helped.", "MAT", "medication", "Medication helped."),
        ("He met Maria.", "Maria", "somebody", "He met somebody."),
        ("He left. “Maria stayed.”", "Maria", "somebody", "He left. “Somebody stayed.”"),
        ("a user", "user", "used", "a used"),
        (
            "Her alcoholic father.",
            "alcoholic",
            "person with alcohol use disorder",
            "Her father with alcohol use disorder.",
        ),
        ("Two addict clients.", "addict", "person who uses drugs", "Two clients who use drugs."),
        ("An addict client.", "addict", "person who uses drugs", "A client who uses drugs."),
    ],
)
def test_a_better_word_fits_into_the_sentence(text, term, better, after):
    start = text.index(term)
    assert put_in(text, start=start, end=start + len(term), better=better) == after


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (0, 4)])
def test_a_place_outside_the_text_is_refused(start, end):
    with pytest.raises(ValueError) as problem:
        put_in("abc", start=start, end=end, better="x")
    assert str(problem.value) == "the place lies in the text"


@pytest.mark.parametrize(
    ("word", "plural"),
    [("addicts", True), ("felon's", False), ("homeless", False), ("homeless men", True), ("abuse", False)],
)
def test_what_is_plural(word, plural):
    assert is_plural(word) is plural


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("person who uses drugs", "people who use drugs"),
        ("young person in foster care", "young people in foster care"),
        ("declined", "declined"),
    ],
)
def test_a_person_in_plural(one, many):
    assert in_plural(one) == many


def test_lists_stand_for_words():
    assert before_pattern("{be} ").search("she is ")
    assert not before_pattern("{be} ").search("she isn ")
    assert set(LISTS) == {"client", "folk", "condition", "name", "be"}
