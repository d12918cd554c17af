"""The coach beside a box: what is found, put in, waved away; nothing is kept."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from holdspace.web.coaching import as_typed, asks_the_coach, before_publishing, look, names_no_client

TEXT = "The addict wrote to ann@example.org."


def posted(**values):
    return QueryDict(urlencode(values, doseq=True))


def said(coached):
    return [(hint.kind, hint.words, hint.blocks) for hint in coached.hints]


@pytest.mark.parametrize(
    ("pressed", "asks"), [("look_over", True), ("put_in", True), ("wave_away", True), ("keep", False)]
)
def test_the_coachs_own_buttons(pressed, asks):
    assert asks_the_coach(posted(**{pressed: "x", "text": TEXT})) is asks


def test_what_blocks_stands_first():
    coached = look(posted(text=TEXT))
    assert said(coached) == [("identifier", "ann@example.org", True), ("wording", "addict", False)]
    assert coached.blocks
    assert coached.text == TEXT


def test_hints_switched_off_leave_what_could_identify():
    assert said(look(posted(text=TEXT), wants_hints=False)) == [("identifier", "ann@example.org", True)]


def test_a_word_is_put_in_where_it_was_offered():
    place = look(posted(text=TEXT)).hints[1]
    coached = look(posted(text=TEXT, put_in=f"{place.place}:{place.fitting[0]}"))
    assert coached.text == "The person with a substance use disorder wrote to ann@example.org."
    assert said(coached) == [("identifier", "ann@example.org", True)]


@pytest.mark.parametrize("chosen", ["", "4-10", "4-10:nobody offered this", "5-10:person who uses drugs", "x:y"])
def test_what_was_not_offered_changes_nothing(chosen):
    assert look(posted(text=TEXT, put_in=chosen)).text == TEXT


def test_made_general_in_one_press():
    (hint,) = look(posted(text="Write to ann@example.org."), wants_hints=False).hints
    coached = look(posted(text="Write to ann@example.org.", put_in=f"{hint.place}:{hint.fitting[0]}"))
    assert (coached.text, coached.hints) == ("Write to an address.", ())


def test_waved_away_it_stays_away_and_travels_in_the_form_alone():
    hint = look(posted(text="An addict.")).hints[0]
    coached = look(posted(text="An addict.", wave_away=hint.key))
    assert (coached.hints, coached.waved) == ((), (hint.key,))
    assert look(posted(text="An addict. A felon.", waved=[hint.key], look_over="yes")).waved == (hint.key,)
    assert said(look(posted(text="An addict. A felon.", waved=[hint.key]))) == [("wording", "A felon"[2:], False)]
    assert "addict" not in hint.key.partition(":")[2]


def test_what_blocks_cannot_be_waved_away():
    hint = look(posted(text="ann@example.org")).hints[0]
    assert said(look(posted(text="ann@example.org", wave_away=hint.key))) == [("identifier", "ann@example.org", True)]


def test_before_publishing_hints_are_shown_once():
    text = "An addict."
    first = before_publishing(posted(text=text), text)
    assert first.stopped
    assert before_publishing(posted(text=text, looked=first.looked), text) is None
    assert before_publishing(posted(text=text, looked=first.looked), "An addict, a felon.") is not None
    assert before_publishing(posted(text=text), "We laughed.") is None
    assert before_publishing(posted(text=text), text, wants_hints=False) is None


def test_before_publishing_an_identifier_comes_back_each_time():
    first = before_publishing(posted(), TEXT)
    assert before_publishing(posted(looked=first.looked), TEXT).blocks


def test_the_form_comes_back_as_it_was_with_the_text_as_it_is_now():
    form = posted(text="An addict.", level="low", once="k", put_in="3-9:person who uses drugs")
    assert as_typed(form, look(form)) == {
        "text": "A person who uses drugs.", "level": "low", "once": "k", "put_in": "3-9:person who uses drugs"
    }  # fmt: skip


def test_places_fit_the_lines_as_the_form_takes_them():
    coached = look(posted(text="  One.\r\nAn addict.\r\n"))
    assert coached.text == "One.\nAn addict."
    assert [coached.text[hint.start : hint.end] for hint in coached.hints] == ["addict"]


def test_the_rule_of_every_action_says_why_or_yes():
    assert names_no_client("A hard week, and a good one.", "").allowed
    refused = names_no_client("A hard week.", "My client writes from ann@example.org.")
    assert (refused.allowed, bool(str(refused.because))) == (False, True)
