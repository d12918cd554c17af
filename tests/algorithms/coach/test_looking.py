"""One look: who could be recognised, kinder words, over-detail."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.algorithms.coach.findings import Findings
from holdspace.algorithms.coach.language import rows
from holdspace.algorithms.coach.looking import EXAMPLE, look_over, make_ready


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


def test_a_server_reads_beforehand_what_every_look_needs():
    rows.cache_clear()
    make_ready()
    look_over("The addict hanged himself.")
    assert rows.cache_info().misses == 1


def test_what_is_read_beforehand_has_something_for_every_finder():
    findings = look_over(EXAMPLE)
    assert findings.identifiers
    assert findings.language
    assert findings.detail
