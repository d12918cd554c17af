import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from holdspace.algorithms.masking import ALSO_WORDS, mask_names


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("I am Ada Lovelace.", "I am [name]."),
        ("i am ada lovelace, ADA for short", "i am [name], [name] for short"),
        ("Ada's way; Ms Lovelace.", "[name]'s way; Ms [name]."),
        ("Write to ada.lovelace@example.org or x@y.org", "Write to [name] or [name]"),
        ("An adage and a loveless day", "An adage and a loveless day"),
        ("countess42 knows", "[name] knows"),
        ("", ""),
    ],
)
def test_a_name_is_taken_out_and_nothing_else(text, masked):
    assert mask_names(text, names=["Ada Lovelace"], email="countess42@example.org") == masked


def test_accents_make_no_difference_either_way():
    assert mask_names("Jose and José and JOSÉ", names=["José"]) == "[name] and [name] and [name]"
    assert mask_names("José", names=["Jose"]) == "[name]"


def test_a_name_that_is_a_word_is_taken_out_with_its_capital_alone():
    assert mask_names("I hope so. Hope Will wrote this.", names=["Hope Will"]) == "I hope so. [name] wrote this."
    assert mask_names("we hope will prevails", names=["Hope Will"]) == "we [name] prevails"
    assert mask_names("I hope. Hope.", names=["Hope"]) == "I hope. [name]."


def test_short_parts_stay_but_short_names_as_a_whole_go():
    assert mask_names("Li Wei thinks; li is a word, Wei is not", names=["Li Wei"]) == (
        "[name] thinks; li is a word, [name] is not"
    )


def test_an_unknown_name_changes_nothing():
    assert mask_names("Anything at all.", names=[""], email="") == "Anything at all."


@given(st.text(max_size=300), st.text(alphabet="abcdefgxyz", min_size=3, max_size=12))
def test_the_name_never_stands_as_a_word_afterwards(text, name):
    assume(name not in ALSO_WORDS)
    masked = mask_names(f"{text} {name} {text}", names=[name])
    assert name not in masked.replace("[name]", " ").split()


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_without_names_only_addresses_go(text):
    if "@" not in text:
        assert mask_names(text, names=[]) == text
