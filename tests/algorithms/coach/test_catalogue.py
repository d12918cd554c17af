from holdspace.algorithms.coach.catalogue import by_field, catalogue, example, identifier_rule
from holdspace.algorithms.coach.detail import rules
from holdspace.algorithms.coach.identifiers.types import TYPES
from holdspace.algorithms.coach.language import rows


def test_every_rule_is_told_once_with_why_and_source():
    told = catalogue()
    keys = [*map(identifier_rule, TYPES), *(rule.rule for rule in rules()), "advice", *(row.rule for row in rows())]
    assert list(told) == keys
    assert all(rule.why and rule.source and rule.title for rule in told.values())
    assert [rule for _, field in by_field() for rule in field] == list(told.values())


def test_a_kind_of_word_has_examples_and_better_ones():
    wordings = [rule for rule in catalogue().values() if rule.kind == "wording"]
    assert [rule.rule for rule in wordings if not rule.examples or not rule.better] == []


def test_an_example_reads_as_one_would_say_it():
    assert example("(drug|dope) dealer~") == "drug dealer"
    assert example("(suicide |overdose )?attempt~") == "attempt"
    assert example("meth-head~") == "meth-head"
