"""The bank of situations: who reads it, and what a steward can add, retire and bring back."""

import pytest
from django.test import Client

from holdspace.communities.states import Role
from holdspace.grammar.actors import OPERATOR, VISITOR
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.scenarios.actions import adopt_scenarios, bring_back_scenario, retire_scenario, write_scenario
from holdspace.scenarios.models import Scenario
from holdspace.scenarios.queries import bank_of, scenario_in_bank, scenarios_by_id, scenarios_in_use
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db
KEY = "0123456789abcdef" * 2
PAGE = "/c/bridges/situations/"
TEXTS = {
    "title": "The key to the room",
    "situation": "You have the key to the room. " * 8,
    "asks": "What do you do?",
    "content_note": "A key.",
    "asks_of_you": "To think of doors.",
    "guide": "Look for doors.",
    "set_name": "in-a-team",
    "minutes": 7,
    "looks_at": ["safe", "choice"],
    "principles": ["safety"],
}


@pytest.fixture
def community():
    community = a_community()
    adopt_scenarios(community=community, by=OPERATOR, at=AT)
    return community


@pytest.fixture
def stella(community):
    return a_member(community, "Stella", Role.STEWARD)


def browser(membership):
    client = Client()
    client.force_login(membership.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def write(steward, **also):
    texts = TEXTS | also.pop("texts", {})
    return write_scenario(steward=steward, texts=texts, by=steward.person, at=AT, **also)


def test_a_steward_writes_one_once(community, stella):
    one = write(stella, once=KEY)
    assert write(stella, once=KEY) == one
    assert (one.slug, one.version, one.is_own, one.minutes) == ("own-the-key-to-the-room", 1, True, 7)
    assert write(stella).slug == "own-the-key-to-the-room-2"
    assert write(stella).slug == "own-the-key-to-the-room-3"
    assert one in scenarios_in_use(community=community, seen_by=VISITOR)
    entry = Entry.objects.filter(verb="scenarios.written").order_by("id")[0]
    assert (entry.in_role, entry.actor_id, entry.data) == ("steward", stella.person_id, {"version": 1})


def test_its_next_version_takes_its_place_and_the_old_one_stays_for_whoever_has_it(community, stella):
    first = write(stella)
    second = write(stella, before=first, texts={"title": "Another key"})
    assert (second.slug, second.version, second.title) == (first.slug, 2, "Another key")
    in_use = scenarios_in_use(community=community, seen_by=VISITOR)
    assert (first in in_use, second in in_use) == (False, True)
    assert scenarios_by_id(community=community, ids=[first.pk], seen_by=VISITOR) == {first.pk: first}
    with pytest.raises(NothingHere):
        write(stella, before=Scenario.objects.get(slug="credit-taken"))


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        ({"situation": "Too short."}, "this one has 2"),
        ({"situation": "word " * 201}, "this one has 201"),
        ({"looks_at": ["safe", "honest"]}, "each set"),
        ({"looks_at": []}, "each set"),
    ],
)
def test_one_that_is_not_whole_is_refused(community, stella, texts, why):
    with pytest.raises(Refused) as refusal:
        write(stella, texts=texts)
    assert why in str(refusal.value.verdict.because)
    assert Scenario.objects.filter(is_own=True).count() == 0


def test_retired_is_asked_of_nobody_new_and_can_come_back(community, stella):
    one = Scenario.objects.get(slug="credit-taken")
    retire_scenario(scenario=one, steward=stella, by=stella.person, at=AT)
    assert one not in scenarios_in_use(community=community, seen_by=VISITOR)
    assert scenarios_by_id(community=community, ids=[one.pk], seen_by=VISITOR) == {one.pk: one}
    with pytest.raises(AlreadyMoved):
        retire_scenario(scenario=one, steward=stella, by=stella.person, at=AT)
    assert bank_of(membership=stella, seen_by=stella.person).retired == [one]
    # An upgrade with another wording does not bring it back.
    Scenario.objects.filter(pk=one.pk).update(version=1)
    adopt_scenarios(community=community, by=OPERATOR, at=AT)
    assert Scenario.objects.get(slug="credit-taken", version=2).retired_at == AT
    newest = scenario_in_bank(membership=stella, slug="credit-taken", seen_by=stella.person)
    bring_back_scenario(scenario=newest, steward=stella, by=stella.person, at=AT)
    assert newest in scenarios_in_use(community=community, seen_by=VISITOR)
    with pytest.raises(AlreadyMoved):
        bring_back_scenario(scenario=newest, steward=stella, by=stella.person, at=AT)


def test_nobody_else_changes_the_bank(community, stella):
    elsewhere = a_member(a_community("harbour", "Harbour"), "Els", Role.STEWARD)
    reviewer, one = a_member(community, "Rea", Role.REVIEWER), Scenario.objects.get(slug="credit-taken")
    for act in (retire_scenario, bring_back_scenario):
        with pytest.raises(Refused):
            act(scenario=one, steward=reviewer, by=reviewer.person, at=AT)
        with pytest.raises(NothingHere):
            act(scenario=one, steward=elsewhere, by=elsewhere.person, at=AT)
        with pytest.raises(NothingHere):
            act(scenario=one, steward=stella, by=reviewer.person, at=AT)
    with pytest.raises(Refused):
        write(reviewer)
    with pytest.raises(NothingHere):
        write(elsewhere, before=write(stella))


def test_the_guides_are_for_those_who_read_answers(community, stella):
    reviewer, member = a_member(community, "Rea", Role.REVIEWER), a_member(community, "Mo")
    assert bank_of(membership=reviewer, seen_by=reviewer.person).sets[0][0] == "Between colleagues"
    for membership, seen_by in ((member, member.person), (reviewer, member.person)):
        with pytest.raises(NothingHere):
            bank_of(membership=membership, seen_by=seen_by)
        with pytest.raises(NothingHere):
            scenario_in_bank(membership=membership, slug="credit-taken", seen_by=seen_by)
    page = browser(reviewer).get(PAGE + "credit-taken/").content.decode()
    assert "What this shows" in page
    assert "Retire it" not in page


def test_writing_and_retiring_on_the_page(community, stella):
    web = browser(stella)
    data = TEXTS | {"once": KEY}
    assert web.post(PAGE + "new/", data | {"situation": "Short."}).status_code == 422
    back = web.post(PAGE + "new/", data | {"guide": "Write to maria.lopez@example.com about my client"})
    assert back.status_code == 422
    assert "The key to the room" in back.content.decode()
    there = PAGE + "own-the-key-to-the-room/"
    assert web.post(PAGE + "new/", data)["Location"] == there
    assert web.post(PAGE + "new/", data)["Location"] == there
    assert Scenario.objects.filter(is_own=True).count() == 1
    assert "You have the key" in web.get(there + "change/").content.decode()
    assert web.post(there + "change/", data | {"once": "f" * 32, "title": "Two keys"})["Location"] == there
    assert "Two keys" in web.get(there).content.decode()
    assert web.get(PAGE + "credit-taken/change/").status_code == 404
    assert web.post(there, {"do": "retire"})["Location"] == there
    assert web.post(there, {"do": "retire"}).status_code == 302
    assert "Retired on" in web.get(there).content.decode()
    assert "Retired" in web.get(PAGE).content.decode()


def test_the_page_asks_as_much_for_many_as_for_few(community, stella, django_assert_num_queries):
    web = browser(stella)
    web.get(PAGE)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        web.get(PAGE)
    for _n in range(3):
        write(stella)
    with CaptureQueriesContext(connection) as more:
        web.get(PAGE)
    assert len(few) == len(more) <= 8
