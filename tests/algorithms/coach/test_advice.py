import pytest

from holdspace.algorithms.coach.advice import find_advice
from holdspace.algorithms.coach.catalogue import catalogue
from holdspace.algorithms.coach.looking import look_over

ADVICE = [
    "You should talk to your supervisor.",
    "You really need this? No: you need to rest.",
    "Have you tried writing it down?",
    "Why don’t you ask for fewer sessions?",
    "If I were you I would say no.",
    "Just breathe. It passes.",
    "Try to see it as a gift.",
    "At least you have the weekend.",
    "My advice: let the file rest.",
    "I'd suggest a long walk.",
    "Make sure you sleep.",
    "Don't take it home with you.",
]
NO_ADVICE = [
    "I hear you. That sounds like a long day.",
    "I should have said no as well, and I did not.",
    "I know that car park. I just breathe in there for a while.",
    "When it is like this I try to take the stairs slowly.",
    "What helped me was telling one colleague.",
    "You did not leave. I celebrate you.",
    "I see how much you carry, and that you stayed.",
    "We try to go home at five, and we do not.",
    "Me too. It took me a year to say it.",
    "You have been holding a lot.",
]


@pytest.mark.parametrize("text", ADVICE)
def test_telling_somebody_what_to_do_is_found(text):
    assert [found.rule for found in find_advice(text)]


@pytest.mark.parametrize("text", NO_ADVICE)
def test_listening_and_speaking_of_oneself_is_not(text):
    assert find_advice(text) == []


def test_places_point_into_the_text_as_it_is():
    text = "Oh no. Why don’t you rest?"
    (found,) = find_advice(text)
    assert text[found.start : found.end] == "Why don’t you"


def test_it_is_asked_about_while_listening_alone():
    text = "You should rest."
    assert [d.rule for d in look_over(text, kind="listening").detail] == ["advice"]
    assert look_over(text).detail == ()
    assert catalogue()["advice"].source
