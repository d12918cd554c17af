"""Practising before the first reading: known as such, seen by oneself alone, and only where the pathway says so."""

from html import unescape

import pytest

from holdspace.communities.states import Role
from holdspace.grammar.actors import OPERATOR
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.people.personal import all_personal
from holdspace.scenarios.actions import adopt_scenarios
from holdspace.scenarios.shipped import shipped_practice, shipped_rubrics, shipped_scenarios
from holdspace.scenarios.states import Level
from holdspace.vetting.actions import open_pathway, take_reading
from holdspace.vetting.actions.practising import practise
from holdspace.vetting.models import Asked, Pathway, Practice
from holdspace.vetting.queries.practice import practice_case, practice_page
from holdspace.vetting.rules import PRACTISE_FIRST
from holdspace.vetting.shipped import shipped_plan
from tests.people_and_places import AT, LONG_AGO, a_community, a_member, a_person
from tests.ways_in import a_reading, a_sent_one

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CASES = [case["slug"] for case in shipped_practice()]


def a_place(*, which="small", calibrates=True):
    community = a_community()
    adopt_scenarios(community=community, by=OPERATOR, at=LONG_AGO)
    plan = shipped_plan(which).switched(calibrates=calibrates, third_reader=False)
    open_pathway(community=community, by=OPERATOR, at=LONG_AGO, plan=plan)
    return community


def read(membership, slug, *, level=None):
    """As it was read by us, or all of one level."""
    case = practice_case(membership=membership, slug=slug, seen_by=membership.person)
    marks = {one.criterion.slug: level or one.level for one in case.marks}
    return practise(membership=membership, slug=slug, marks=marks, by=membership.person, at=AT)


def take(application, membership):
    application.refresh_from_db()
    return take_reading(application=application, membership=membership, by=membership.person, at=AT)


def test_every_case_has_a_level_and_a_reason_for_all_that_its_situation_shows():
    shows = {scenario["slug"]: scenario["looks_at"] for scenario in shipped_scenarios()}
    assert len(set(CASES)) == len(CASES) >= PRACTISE_FIRST
    for case in shipped_practice():
        assert {mark["criterion"] for mark in case["marks"]} == set(shows[case["scenario"]])
        assert {mark["level"] for mark in case["marks"]} <= set(Level.values)
        assert all(len(mark["because"]) > 30 for mark in case["marks"])
        assert 40 < len(case["answer"].split()) < 140
    for rubric in shipped_rubrics():
        slugs = {criterion["slug"] for criterion in rubric["criterion"]}
        levels = {m["level"] for c in shipped_practice() for m in c["marks"] if m["criterion"] in slugs}
        assert levels >= {"little", "some", "clear"}


@pytest.mark.parametrize("which", ["small", "large"])
def test_five_come_before_the_first_real_one(which):
    community = a_place(which=which)
    rea = a_member(community, "Rea", Role.REVIEWER)
    application = a_sent_one(community)
    for slug in CASES[:4]:
        read(rea, slug)
    with pytest.raises(Refused) as refusal:
        take(application, rea)
    told = str(refusal.value.verdict.because)
    assert told == "Before your first application there are five answers to practise on. You have done 4."
    assert not application.reviews.exists()
    read(rea, CASES[4])
    assert take(application, rea).state == "taken"


def test_whoever_has_read_here_before_the_switch_and_places_without_it_read_on():
    community = a_place(calibrates=False)
    rea, rolf = a_member(community, "Rea", Role.REVIEWER), a_member(community, "Rolf", Role.REVIEWER)
    a_reading(a_sent_one(community), rea, level="some")
    Pathway.objects.update(calibrates=True)
    application = a_sent_one(community, a_person())
    assert take(application, rea).state == "taken"
    with pytest.raises(Refused):
        take(application, rolf)


def test_those_who_have_practised_are_asked_rather_and_the_others_where_too_few_are():
    community = a_place()
    people = [a_member(community, f"R{n}", Role.REVIEWER) for n in range(4)]
    few = a_sent_one(community)
    assert Asked.objects.filter(application=few, state="waiting").count() == 2
    for membership in people[2:]:
        for slug in CASES[:5]:
            read(membership, slug)
    enough = a_sent_one(community, a_person())
    asked = Asked.objects.filter(application=enough, state="waiting").values_list("person_id", flat=True)
    assert set(asked) == {m.person_id for m in people[2:]}
    assert not Asked.objects.filter(application=enough, state="tied").exists()


def test_everybody_sees_alone_how_they_compare(client):
    community = a_place()
    rea, rolf = a_member(community, "Rea", Role.REVIEWER), a_member(community, "Rolf", Role.REVIEWER)
    read(rea, CASES[0])
    read(rea, CASES[1], level="clear")
    page = practice_page(membership=rea, seen_by=rea.person)
    assert (page.done, page.compared.marks, page.compared.same) == (2, 6, 5)
    assert page.compared.higher == pytest.approx(1 / 6)
    assert practice_page(membership=rolf, seen_by=rolf.person).compared.higher is None
    with pytest.raises(NothingHere):
        practice_page(membership=rea, seen_by=rolf.person)
    client.force_login(rea.person, backend=BACKEND)
    assert (
        "On 5 of 6 marks you chose the level that we chose."
        in client.get("/c/bridges/reviewing/practice/").content.decode()
    )


def test_the_other_reading_shows_only_after_ones_own_and_stays(client):
    community = a_place()
    rea = a_member(community, "Rea", Role.REVIEWER)
    case = next(one for one in shipped_practice() if one["slug"] == "short-and-staying")
    address = f"/c/bridges/reviewing/practice/{case['slug']}/"
    client.force_login(rea.person, backend=BACKEND)
    because = case["marks"][1]["because"].split(",")[0]
    before = unescape(client.get(address).content.decode())
    assert "Made for practising. Nobody is behind it." in before
    assert because not in before
    assert client.post(address, {"level_safe": "clear"}).status_code == 422
    marks = {f"level_{slug}": "some" for slug in ("safe", "together", "aware")}
    assert client.post(address, marks)["Location"] == address
    assert because in unescape(client.get(address).content.decode())
    with pytest.raises(AlreadyMoved):
        read(rea, case["slug"])
    assert Practice.objects.get().marks == {"safe": "some", "together": "some", "aware": "some"}


def test_what_one_practised_on_is_taken_along_and_erased():
    community = a_place()
    rea = a_member(community, "Rea", Role.REVIEWER)
    read(rea, CASES[0])
    kind = next(one for one in all_personal() if one.name == "vetting.reading")
    told = [row["answer"] for row in kind.export(person_id=rea.person_id) if row["what"] == "answer you practised on"]
    assert told == [CASES[0]]
    kind.erase(person_id=rea.person_id, at=AT)
    assert not Practice.objects.exists()
