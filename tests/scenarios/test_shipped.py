"""The texts are the product here: what can be checked by a machine is checked."""

import re

import pytest

from holdspace.scenarios.models import Scenario
from holdspace.scenarios.shipped import shipped_rubric, shipped_scenarios
from holdspace.scenarios.states import Level

HARSH = re.compile(r"\b(reject\w*|fail\w*|users?|submit\w*|invalid\w*)\b", re.IGNORECASE)
PRINCIPLES = {
    "safety",
    "trustworthiness and transparency",
    "peer support",
    "collaboration and mutuality",
    "empowerment, voice and choice",
    "cultural, historical and gender issues",
}
WHAT_A_READER_SEES = ("title", "situation", "asks", "content_note", "asks_of_you", "guide")


def syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)


def grade(text: str) -> float:
    """Flesch-Kincaid grade (Kincaid and others 1975), with syllables counted by groups of vowels."""
    sentences = [s for s in re.split(r"[.!?:;]+[\s\"”]*", text) if re.search(r"\w", s)]
    words = re.findall(r"[A-Za-z’']+", text)
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@pytest.mark.parametrize("scenario", shipped_scenarios(), ids=lambda s: s["slug"])
def test_a_scenario_is_whole_plain_and_fits_its_fields(scenario):
    criteria = {c["slug"] for c in shipped_rubric()["criterion"]}
    assert set(scenario) == {f.name for f in Scenario._meta.fields} - {"id", "community"}
    for name in WHAT_A_READER_SEES:
        assert HARSH.findall(scenario[name]) == []
        limit = Scenario._meta.get_field(name).max_length
        assert limit is None or len(scenario[name]) <= limit
    assert grade(scenario["situation"] + " " + scenario["asks"]) <= 8
    assert set(scenario["principles"]) <= PRINCIPLES
    assert set(scenario["looks_at"]) <= criteria
    assert len(scenario["looks_at"]) == 3


def test_the_scenarios_touch_every_principle_and_every_criterion():
    assert {p for s in shipped_scenarios() for p in s["principles"]} == PRINCIPLES
    assert {c for s in shipped_scenarios() for c in s["looks_at"]} == {"safe", "honest", "together", "aware"}


@pytest.mark.parametrize("criterion", shipped_rubric()["criterion"], ids=lambda c: c["slug"])
def test_a_criterion_has_three_levels_to_point_at(criterion):
    assert [level["value"] for level in criterion["levels"]] == [Level.LITTLE, Level.SOME, Level.CLEAR]
    for text in [criterion["title"], criterion["looks_at"], *(level["seen"] for level in criterion["levels"])]:
        assert HARSH.findall(text) == []
    assert grade(" ".join(level["seen"] for level in criterion["levels"])) <= 9
    assert set(criterion["principles"]) <= PRINCIPLES


def test_the_criteria_rest_on_all_six_principles():
    assert {p for c in shipped_rubric()["criterion"] for p in c["principles"]} == PRINCIPLES
