"""Saying something of oneself for fairness: joined to nobody, one's own to change, and shown from enough on."""

import pytest
from django.db import connection

from holdspace.communities.states import Role
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.people.personal import all_personal
from holdspace.vetting.actions import erase_kept_answers, send_application, stop_application
from holdspace.vetting.actions.describing import describe_myself, keep_fairness
from holdspace.vetting.models import FairnessFigures, SelfDescription
from holdspace.vetting.queries.fairness import description_of, fairness_figures
from holdspace.vetting.seasons import season_of
from holdspace.vetting.tasks import keep_fairness_figures
from tests.people_and_places import AT, a_community, a_member, a_person
from tests.ways_in import DAY, a_decided_one, a_draft, a_way_in, a_whole_draft, an_open_community, its_people

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SAID = {"queer": "yes", "path": "lived", "gender": ""}


def describe(application, said=None, at=AT):
    describe_myself(application=application, said=SAID if said is None else said, by=application.person, at=at)


def rows(community, *groups, facet="path"):
    """(answer, how far, how many): as they stand after a while."""
    SelfDescription.objects.bulk_create(
        SelfDescription(
            id=SelfDescription.objects.count() + n + 1 + 10_000 * place,
            community=community,
            season="2026-09",
            said={facet: answer},
            from_draft=True,
            reached=reached,
        )
        for place, (answer, reached, many) in enumerate(groups)
        for n in range(many)
    )


def test_the_row_knows_neither_person_nor_application_nor_time():
    application = a_draft(an_open_community())
    entries = Entry.objects.count()
    describe(application)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM vetting_selfdescription")
        row, names = cursor.fetchone(), [column[0] for column in cursor.description]
    kept = dict(zip(names, row, strict=True))
    assert set(kept) == {"id", "community_id", "season", "key_id", "handle", "said", "from_draft", "reached"}
    assert "lived" not in kept["said"]
    assert (kept["season"], kept["reached"]) == ("2026-09", "begun")
    assert Entry.objects.count() == entries
    relations = [field.name for field in SelfDescription._meta.get_fields() if field.is_relation]
    assert relations == ["community"]


def test_it_is_ones_own_to_read_change_and_take_back():
    community = an_open_community()
    application, other = a_draft(community), a_draft(community, a_person())
    describe(application)
    assert description_of(application=application, seen_by=application.person).said == {"queer": "yes", "path": "lived"}
    assert description_of(application=other, seen_by=other.person) is None
    with pytest.raises(NothingHere):
        description_of(application=application, seen_by=other.person)
    with pytest.raises(NothingHere):
        describe_myself(application=application, said=SAID, by=other.person, at=AT)
    describe(application, {"queer": "no", "path": "made up", "shoe size": "9"})
    assert SelfDescription.objects.get().said == {"queer": "no"}
    describe(application, {})
    assert not SelfDescription.objects.exists()


def test_it_goes_when_somebody_stops_or_erases_and_is_taken_along_before():
    community = an_open_community()
    application = a_draft(community)
    describe(application)
    kind = next(one for one in all_personal() if one.name == "vetting.descriptions")
    assert list(kind.export(person_id=application.person_id)) == [
        {"community": "Bridges", "season": "2026-09", "queer": "yes", "path": "lived"}
    ]
    stop_application(application=application, by=application.person, at=AT)
    assert not SelfDescription.objects.exists()
    again = a_draft(community, application.person)
    describe(again)
    names = [one.name for one in all_personal()]
    assert names.index("vetting.descriptions") < names.index("vetting.applications")
    kind.erase(person_id=application.person_id, at=AT)
    assert not SelfDescription.objects.exists()


def test_how_far_it_came_is_followed_and_the_thread_is_cut_with_the_answers():
    community = an_open_community()
    people = its_people(community)
    application = a_whole_draft(community)
    describe(application)
    send_application(application=application, by=application.person, at=AT)
    keep_fairness(community=community, by=THE_MACHINE, at=AT)
    assert SelfDescription.objects.get().reached == "sent"
    decided = a_decided_one(community, people, person=a_person())
    with pytest.raises(Refused):
        describe(decided)
    erase_kept_answers(by=THE_MACHINE, at=AT + 400 * DAY)
    keep_fairness(community=community, by=THE_MACHINE, at=AT + 400 * DAY)
    one = SelfDescription.objects.get()
    assert (one.handle != "", one.reached) == (True, "sent")  # still being read: its answers are kept
    stop_application(application=application, by=application.person, at=AT + 400 * DAY)
    assert not SelfDescription.objects.exists()


def test_a_cut_thread_leads_nowhere_and_is_still_counted():
    community = an_open_community()
    people = its_people(community)
    person = a_person()
    application = a_draft(community, person)
    describe(application)
    stop = Entry.objects.count()
    erase_kept_answers(by=THE_MACHINE, at=AT + 400 * DAY)  # a draft that nobody touched
    assert Entry.objects.count() > stop
    keep_fairness(community=community, by=THE_MACHINE, at=AT + 401 * DAY)
    one = SelfDescription.objects.get()
    assert (one.handle, one.key_id, one.reached) == ("", "", "begun")
    application.refresh_from_db()
    assert description_of(application=application, seen_by=person) is None
    assert people


def test_stewards_alone_see_groups_of_twenty_with_flag_and_chance(client):
    community = a_community()
    a_way_in(community)
    stella, mo = a_member(community, "Stella", Role.STEWARD), a_member(community, "Mo")
    rows(
        community,
        ("licence", "welcomed", 30),
        ("licence", "answered", 10),
        ("lived", "welcomed", 10),
        ("lived", "answered", 12),
        ("both", "welcomed", 20),
        ("both", "sent", 5),
    )
    keep_fairness_figures(at=AT)
    kept = fairness_figures(membership=stella, seen_by=stella.person, at=AT)
    path = next(facet for facet in kept.found["facets"] if facet["key"] == "path")
    sent, welcomed = path["stages"]
    assert [(g["answer"], g["entered"], g["passed"]) for g in sent["groups"]] == [
        ("licence", 40, 40),
        ("lived", 22, 22),
        ("both", 25, 25),
    ]
    by_answer = {g["answer"]: g for g in welcomed["groups"]}
    assert (by_answer["lived"]["flagged"], by_answer["licence"]["flagged"]) == (True, True)
    assert 0 < by_answer["lived"]["by_chance"] < 1
    assert by_answer["both"]["p"] is None
    with pytest.raises(NothingHere):
        fairness_figures(membership=mo, seen_by=mo.person, at=AT)
    client.force_login(stella.person, backend=BACKEND)
    page = client.get("/c/bridges/reviewing/fairness/").content.decode()
    assert "By what they lived through" in page
    assert "in 43 of 100 cases by chance alone" in page


def test_small_groups_and_what_could_be_subtracted_are_hidden():
    community = a_community()
    rows(community, ("licence", "welcomed", 60), ("lived", "welcomed", 19), ("both", "welcomed", 21))
    kept = keep_fairness(community=community, by=THE_MACHINE, at=AT)
    path = next(facet for facet in kept.found["facets"] if facet["key"] == "path")
    assert [(g["hidden"], g["entered"]) for g in path["stages"][1]["groups"]] == [(True, None)] * 3


def test_one_more_decision_is_never_a_new_state():
    community = a_community()
    rows(community, ("licence", "welcomed", 30), ("both", "welcomed", 30))
    first = keep_fairness(community=community, by=THE_MACHINE, at=AT)
    assert (first.season, first.decided) == ("2026-09", 60)
    rows(community, ("licence", "welcomed", 1))
    assert keep_fairness(community=community, by=THE_MACHINE, at=AT + DAY) is None
    assert keep_fairness(community=community, by=THE_MACHINE, at=AT + 30 * DAY) is None  # a new season, one decision
    SelfDescription.objects.all().delete()
    rows(community, ("licence", "welcomed", 40), ("both", "welcomed", 40))
    assert keep_fairness(community=community, by=THE_MACHINE, at=AT + 30 * DAY).season == "2026-12"
    assert FairnessFigures.objects.count() == 1


@pytest.mark.parametrize(
    ("month", "season"), [(1, "2025-12"), (2, "2025-12"), (3, "2026-03"), (8, "2026-06"), (12, "2026-12")]
)
def test_seasons(month, season):
    assert season_of(AT.replace(month=month)) == season
