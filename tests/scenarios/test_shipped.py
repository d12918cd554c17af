"""The texts are the product here: what can be checked by a machine is checked."""

import re
from itertools import combinations

import pytest

from holdspace.scenarios.models import Scenario
from holdspace.scenarios.shipped import shipped_rubrics, shipped_scenarios
from holdspace.scenarios.states import Level, ScenarioSet

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
    four, seven = ({c["slug"] for c in rubric["criterion"]} for rubric in shipped_rubrics())
    own = {"id", "community", "is_own", "retired_at"}
    assert set(scenario) == {f.name for f in Scenario._meta.fields} - own
    assert scenario["set_name"] in ScenarioSet.values
    assert 5 <= scenario["minutes"] <= 15
    assert 80 <= len(scenario["situation"].split()) <= 160
    assert 60 <= len(scenario["guide"].split()) <= 180
    for name in WHAT_A_READER_SEES:
        assert HARSH.findall(scenario[name]) == []
        limit = Scenario._meta.get_field(name).max_length
        assert limit is None or len(scenario[name]) <= limit
    assert grade(scenario["situation"] + " " + scenario["asks"]) <= 8
    assert set(scenario["principles"]) <= PRINCIPLES
    # Each is read for three of the four, and for four of the seven.
    assert (len(four & set(scenario["looks_at"])), len(seven & set(scenario["looks_at"]))) == (3, 4)
    assert len(scenario["looks_at"]) == 7


def test_the_scenarios_touch_every_principle_and_every_criterion():
    assert {p for s in shipped_scenarios() for p in s["principles"]} == PRINCIPLES
    assert {c for s in shipped_scenarios() for c in s["looks_at"]} == {
        criterion["slug"] for rubric in shipped_rubrics() for criterion in rubric["criterion"]
    }


@pytest.mark.parametrize(
    "criterion", [c for rubric in shipped_rubrics() for c in rubric["criterion"]], ids=lambda c: c["slug"]
)
def test_a_criterion_has_three_levels_to_point_at(criterion):
    assert [level["value"] for level in criterion["levels"]] == [Level.LITTLE, Level.SOME, Level.CLEAR]
    for text in [criterion["title"], criterion["looks_at"], *(level["seen"] for level in criterion["levels"])]:
        assert HARSH.findall(text) == []
    assert grade(" ".join(level["seen"] for level in criterion["levels"])) <= 9
    assert set(criterion["principles"]) <= PRINCIPLES


def test_the_criteria_rest_on_all_six_principles():
    for rubric in shipped_rubrics():
        assert {p for c in rubric["criterion"] for p in c["principles"]} == PRINCIPLES


def test_there_are_enough_of_them_and_most_are_between_colleagues():
    sets = [scenario["set_name"] for scenario in shipped_scenarios()]
    assert len(sets) >= 24
    assert set(sets) == set(ScenarioSet.values)
    assert sets.count(ScenarioSet.COLLEAGUES) > len(sets) / 2


def words_in(text):
    return set(re.findall(r"[a-z]{5,}", text.lower()))


def test_no_two_are_alike():
    """Few longer words in common (share of both, 0 to 1), and nothing that names one is the name of another."""
    shipped = shipped_scenarios()
    for name in ("slug", "title", "situation", "asks_of_you", "content_note"):
        assert len({scenario[name] for scenario in shipped}) == len(shipped)
    for one, other in combinations(shipped, 2):
        here, there = words_in(one["situation"]), words_in(other["situation"])
        assert len(here & there) / len(here | there) < 0.2, (one["slug"], other["slug"])


def test_no_criterion_is_called_like_one_of_the_other_rubric():
    slugs = [c["slug"] for rubric in shipped_rubrics() for c in rubric["criterion"]]
    assert (len(slugs), len(set(slugs))) == (11, 11)
