"""The files of the story: whatever stands there would be taken from a real person, too."""

import re

import pytest

from holdspace.demo.script import application_of, people, script
from holdspace.sharing.states import GESTURES_FOR, Hope

NAMES = {one["key"] for one in people()}


def test_everybody_who_speaks_is_in_the_cast():
    speakers = {share["who"] for share in script("shares")["share"]}
    speakers |= {answer["who"] for share in script("shares")["share"] for answer in share["answers"]}
    speakers |= {ask["who"] for ask in script("exchanges")["ask"]}
    speakers |= {offer["who"] for ask in script("exchanges")["ask"] for offer in ask["offers"]}
    assert speakers - NAMES == set()


@pytest.mark.parametrize("share", script("shares")["share"], ids=lambda s: f"{s['who']}-{s['day']}")
def test_a_share_is_short_and_its_answers_fit_what_it_hopes_for(share):
    assert 20 <= len(share["words"]) <= 600
    assert share["level"] in {"low", "medium", "high"}
    for answer in share["answers"]:
        assert answer["who"] != share["who"]
        if "gesture" in answer:
            assert answer["gesture"] in GESTURES_FOR[Hope(share["hope"])]
        else:
            assert len(answer["words"]) <= 280


def test_whoever_applies_wrote_something():
    for one in people():
        if "applies" in one:
            assert len(application_of(one["key"])["understood"]) > 40


def test_nothing_looks_like_a_number_an_address_or_a_client():
    text = " ".join(
        [share["words"] for share in script("shares")["share"]]
        + [ask["title"] + ask["words"] for ask in script("exchanges")["ask"]]
        + [offer["title"] + offer["words"] for offer in script("standing")["offer"]]
    )
    assert re.findall(r"\d{3,}|@|https?:|\bmy client\b|\bpatient\b", text) == []
