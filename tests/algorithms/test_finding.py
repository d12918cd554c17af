"""Folding, words and slips."""

from hypothesis import given
from hypothesis import strategies as st

from holdspace.algorithms.finding import (
    LONGEST_WORD,
    MOST_ASKED,
    asked_words,
    fold,
    holds_all,
    one_slip_apart,
    slip_keys,
    words_of,
)

LETTERS = st.text(alphabet="abcdeé", min_size=4, max_size=9)


def test_accents_cases_widths_and_ligatures_are_nothing():
    said = "Zoë ÅNGSTRÖM ﬁne Łódź Straße ＦＵＬＬ İstanbul smørrebrød Đorđe œuvre"
    assert fold(said) == "zoe angstrom fine lodz strasse full istanbul smorrebrod dorde oeuvre"


def test_composed_and_decomposed_are_the_same():
    assert words_of("café") == words_of("café") == ["cafe"]


def test_an_apostrophe_of_any_shape_joins_and_parts():
    assert words_of("O’Brien's") == ["obriens", "o", "brien", "s"]
    assert [asked_words(said) for said in ("o'brien", "O’Brien", "oʼbrien")] == [["obrien"]] * 3
    assert holds_all("Niamh O’Brien", ["obrien"])
    assert holds_all("Niamh O’Brien", ["brien"])


def test_scripts_without_spaces_are_found_from_their_middle():
    assert asked_words("心理咨询") == ["心", "理", "咨", "询"]
    assert holds_all("我做心理咨询", asked_words("咨询"))
    assert holds_all("นักจิตวิทยา", asked_words("จิต"))


def test_other_scripts_are_words():
    assert words_of("Ёлка Ἀθήνα עֲבוֹדָה العَرَبِيَّة हिन्दी") == ["елка", "αθηνα", "עבודה", "العربية", "हनद"]


def test_signs_ask_for_nothing_and_questions_are_bounded():
    assert asked_words("\"' OR 1=1 -- * ^ ( ) : \x00 NEAR/2 \\") == ["or", "1", "near", "2"]
    assert asked_words("🙂 … — %_") == []
    assert len(asked_words(" ".join(f"w{n}" for n in range(40)))) == MOST_ASKED
    assert words_of("x" * 500) == ["x" * LONGEST_WORD]


def test_one_letter_asks_for_a_word_and_more_for_its_beginning():
    assert [holds_all("A social worker", [one]) for one in ("s", "so", "a")] == [False, True, True]


def test_slips_by_hand():
    pairs = [("maren", "maern"), ("therapist", "therapst"), ("therapist", "therrapist"), ("jonas", "jonaz")]
    assert all(one_slip_apart(one, other) and one_slip_apart(other, one) for one, other in pairs)
    others = [("maren", "maren"), ("maren", "marne s"), ("abcd", "badc"), ("trauma", "trust")]
    assert not any(one_slip_apart(one, other) or one_slip_apart(other, one) for one, other in others)
    assert slip_keys("ann") == slip_keys("covid19") == frozenset()


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_a_text_is_found_by_each_of_its_words(text):
    assert all(holds_all(text, [word]) for word in asked_words(text))


@given(LETTERS, st.integers(0, 8), st.sampled_from("drop add change swap".split()), st.sampled_from("abcdx"))
def test_words_a_slip_apart_share_a_key(word, at, what, letter):
    at %= len(word)
    other = {
        "drop": word[:at] + word[at + 1 :],
        "add": word[:at] + letter + word[at:],
        "change": word[:at] + letter + word[at + 1 :],
        "swap": word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
    }[what]
    if other != word:
        assert one_slip_apart(word, other)
        assert one_slip_apart(other, word)
        if len(other) >= 4:
            assert slip_keys(word) & slip_keys(other)
