"""What changed between two texts, in words."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from holdspace.algorithms.differences import ADDED, CHANGED, MOVED, TAKEN_OUT, Difference, differences, sentences

A = "We give and we take. A no is a complete answer. Rest is part of the work."
WORDS = st.sampled_from(
    ["We rest.", "We share what is ours.", "A no is an answer.", "Nobody counts!", "Who hosts?", "So"]
)
TEXTS = st.lists(WORDS, max_size=7).map("\n".join)


def test_sentences_end_at_their_marks_and_at_their_lines():
    assert sentences("One. Two!\nThree: with no end\n\n“Four.” Five?") == [
        "One.",
        "Two!",
        "Three: with no end",
        "“Four.”",
        "Five?",
    ]
    assert sentences(" \n ") == []


def test_a_sentence_more_and_a_sentence_less():
    assert differences(A, A + " Nobody counts.") == [Difference(ADDED, after="Nobody counts.")]
    assert differences(A, "We give and we take. Rest is part of the work.") == [
        Difference(TAKEN_OUT, before="A no is a complete answer.")
    ]


def test_a_sentence_that_was_changed_stands_once():
    after = A.replace("a complete answer", "a complete answer, and needs no reason")
    assert differences(A, after) == [
        Difference(
            CHANGED, before="A no is a complete answer.", after="A no is a complete answer, and needs no reason."
        )
    ]


def test_what_has_nothing_in_common_was_taken_out_and_added():
    found = differences("We meet on Mondays.", "Whoever hurts is heard first.")
    assert [one.kind for one in found] == [TAKEN_OUT, ADDED]


def test_what_only_moved_is_said_so():
    found = differences(A, "Rest is part of the work. We give and we take. A no is a complete answer.")
    assert [one.kind for one in found] == [MOVED]


def test_white_space_and_broken_lines_are_no_change():
    assert differences(A, A.replace(". ", ".\n  ")) == []


@given(TEXTS, TEXTS)
def test_whoever_knows_the_differences_knows_the_new_text(before, after):
    """The sentences of the later text are those of the earlier one, without what went, with what came."""
    found = differences(before, after)
    now = Counter(sentences(before))
    now.subtract(one.before for one in found if one.kind in (TAKEN_OUT, CHANGED))
    now.update(one.after for one in found if one.kind in (ADDED, CHANGED))
    assert +now == Counter(sentences(after))
    assert all(count >= 0 for count in now.values())


@given(TEXTS)
def test_nothing_changed_is_nothing_to_read(text):
    assert differences(text, text) == []
