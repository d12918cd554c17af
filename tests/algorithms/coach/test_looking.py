"""One look: who could be recognised, kinder words, over-detail."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.algorithms.coach.findings import Findings
from holdspace.algorithms.coach.looking import look_over


def test_everything_is_found_in_one_look():
    findings = look_over("Write to ann@example.org. The addict hanged himself.")
    assert [found.type for found in findings.identifiers] == ["EMAIL"]
    assert [found.term for found in findings.language] == ["addict"]
    assert [found.rule for found in findings.detail] == ["self-harm-method"]


@pytest.mark.parametrize("text", ["", "   \n", "We sat on the floor and laughed."])
def test_nothing_is_found_in_nothing(text):
    assert look_over(text) == Findings()
    assert not look_over(text)


@settings(deadline=None)  # the first look reads the data
@given(st.text(max_size=300), st.sampled_from(["share", "ask", "message", "profile", "something else"]))
def test_a_look_never_raises_and_is_always_the_same(text, kind):
    assert look_over(text, kind=kind) == look_over(text, kind=kind)
