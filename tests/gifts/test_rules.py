from dataclasses import dataclass

import pytest

from holdspace.gifts.rules import leaning, may_read_rhythm
from holdspace.gifts.states import Leaning
from holdspace.grammar.actors import OPERATOR, VISITOR


@pytest.mark.parametrize(
    ("given", "received", "expected"),
    [
        (0.0, 0.0, Leaning.NOTHING_YET),
        (0.3, 0.1, Leaning.QUIET),
        (1.0, 0.0, Leaning.MOSTLY_GIVEN),
        (0.0, 1.0, Leaning.MOSTLY_RECEIVED),
        (0.9, 0.0, Leaning.CLOSE),
        (2.0, 1.0, Leaning.CLOSE),
        (2.1, 1.0, Leaning.MOSTLY_GIVEN),
        (1.0, 2.1, Leaning.MOSTLY_RECEIVED),
        (30.0, 16.0, Leaning.CLOSE),
    ],
)
def test_it_leans_only_when_clearly_so(given, received, expected):
    assert leaning(given, received) == expected


@dataclass
class Somebody:
    actor_id: int
    actor_kind: str = "person"


def test_ones_own_alone():
    assert may_read_rhythm(7, seen_by=Somebody(7))
    assert not may_read_rhythm(8, seen_by=Somebody(7))
    assert not may_read_rhythm(7, seen_by=VISITOR)
    assert not may_read_rhythm(7, seen_by=OPERATOR)
