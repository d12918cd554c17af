import pytest

from holdspace.grammar.actors import OPERATOR, VISITOR
from holdspace.grammar.refusals import NothingHere
from holdspace.journal.models import Entry
from holdspace.scenarios.actions import adopt_scenarios
from holdspace.scenarios.models import Criterion, Rubric, Scenario
from holdspace.scenarios.queries import criteria_of, rubric_in_use, scenarios_by_id, scenarios_in_use
from holdspace.scenarios.shipped import shipped_scenarios
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db


def test_adopting_makes_everything_and_writes_one_entry():
    community = a_community()
    rubric = adopt_scenarios(community=community, by=OPERATOR, at=AT)
    in_use = {s.slug: s for s in scenarios_in_use(community=community, seen_by=VISITOR)}
    assert sorted(in_use) == sorted(one["slug"] for one in shipped_scenarios())
    assert (in_use["at-the-shop"].set_name, in_use["at-the-shop"].minutes) == ("with-a-client", 8)
    assert not any(scenario.is_own or scenario.retired_at for scenario in in_use.values())
    assert [c.slug for c in criteria_of(rubric_id=rubric.pk, seen_by=VISITOR)] == [
        "safe",
        "honest",
        "together",
        "aware",
    ]
    entry = Entry.objects.get(verb="scenarios.adopted")
    assert (entry.in_role, entry.object_id, entry.data) == ("operator", rubric.pk, {"scenarios": 26, "rubrics": 2})


def test_adopting_again_changes_nothing():
    community = a_community()
    first = adopt_scenarios(community=community, by=OPERATOR, at=AT)
    again = adopt_scenarios(community=community, by=OPERATOR, at=AT)
    assert again == first
    assert (Scenario.objects.count(), Rubric.objects.count(), Criterion.objects.count()) == (26, 2, 11)
    assert Entry.objects.filter(verb="scenarios.adopted").count() == 1


def test_a_steward_adopting_acts_in_that_role():
    community = a_community()
    steward = a_member(community, "Stella")
    adopt_scenarios(community=community, by=steward.person, at=AT)
    assert Entry.objects.get(verb="scenarios.adopted").in_role == "steward"


def test_the_newest_version_is_in_use_and_the_old_one_stays_readable():
    community = a_community()
    adopt_scenarios(community=community, by=OPERATOR, at=AT)
    old = Scenario.objects.get(slug="credit-taken")
    new = Scenario.objects.create(
        community=community, slug="credit-taken", version=9, title="New", situation="s", asks="a", guide="g"
    )
    assert new in scenarios_in_use(community=community, seen_by=VISITOR)
    assert old not in scenarios_in_use(community=community, seen_by=VISITOR)
    assert scenarios_by_id(community=community, ids=[old.pk], seen_by=VISITOR) == {old.pk: old}


def test_nothing_of_another_community_comes_along():
    here, elsewhere = a_community(), a_community("harbour", "Harbour")
    adopt_scenarios(community=here, by=OPERATOR, at=AT)
    ids = list(Scenario.objects.values_list("pk", flat=True))
    assert scenarios_in_use(community=elsewhere, seen_by=VISITOR) == []
    assert scenarios_by_id(community=elsewhere, ids=ids, seen_by=VISITOR) == {}
    with pytest.raises(NothingHere):
        rubric_in_use(community=elsewhere, slug="meeting-each-other", seen_by=VISITOR)
