"""How alike a community reads, and how each reader marks: worked out by the worker, for the right eyes, from enough."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from holdspace.communities.states import Role
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import NothingHere
from holdspace.journal.models import Entry
from holdspace.people.personal import all_personal
from holdspace.vetting.actions import forget_own_figure, keep_figures
from holdspace.vetting.models import Application, ReaderFigure, Review, Score
from holdspace.vetting.queries.figures import bundles_by_criterion, own_figure, reading_figures, readings_by_application
from holdspace.vetting.tasks import keep_reading_figures
from tests.people_and_places import AT, a_member, a_person
from tests.ways_in import DAY, a_draft, a_sent_one, all_marks, an_open_community

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def a_panel(community, *, applications, readers, strict=0):
    """Finished readings as they stand in the end: each application by two of the readers in turn. The first reader
    marks lower than the others where `strict`."""
    people = [a_member(community, f"R{n}", Role.REVIEWER) for n in range(readers)]
    pattern = a_draft(community, a_person("Pattern"))
    probe = Review(application=pattern, reviewer=people[0].person)
    keys = list(all_marks(probe))
    for n in range(applications):
        application = Application.objects.create(
            person=a_person(),
            community=community,
            pathway=pattern.pathway,
            state="read",
            hides_names=True,
            begun_at=AT,
            kept_at=AT,
            sent_at=AT,
            read_at=AT,
        )
        for place in (n % readers, (n + 1 + n // readers % (readers - 1)) % readers):
            review, new = Review.objects.get_or_create(
                application=application,
                reviewer=people[place].person,
                defaults={"state": "final", "taken_at": AT, "kept_at": AT, "final_at": AT},
            )
            if new:
                lower = strict if place == 0 else 0
                levels = ["little", "some", "clear"]
                Score.objects.bulk_create(
                    Score(
                        review=review,
                        step=step,
                        criterion_id=criterion,
                        level=levels[max(0, (n + i + (i * n) % 2) % 3 - lower)],
                    )
                    for i, (step, criterion) in enumerate(keys)
                )
    return people


def test_enough_readings_tell_how_alike_and_who_is_strict_for_them_alone():
    community = an_open_community()
    people = a_panel(community, applications=24, readers=4, strict=1)
    stella = a_member(community, "Stella", Role.STEWARD)
    assert reading_figures(membership=stella, seen_by=stella.person, at=AT) is None
    keep_reading_figures(at=AT + DAY)
    kept = reading_figures(membership=stella, seen_by=stella.person, at=AT)
    assert (kept.readers, kept.at) == (4, AT + DAY)
    assert 0 < kept.found["alpha"]["low"] <= kept.found["alpha"]["alpha"] <= kept.found["alpha"]["high"] < 1
    assert len(kept.found["criteria"]) == 4
    assert kept.found["linked"]
    assert kept.found["apart"] > 0.1
    figures = [own_figure(membership=m, seen_by=m.person, at=AT).leniency for m in people]
    assert figures[0] < -0.2
    assert min(figures[1:]) > 0
    entry = Entry.objects.get(verb="figures.kept")
    assert (entry.actor_kind, entry.data) == ("machine", {"readings": kept.readings})


@pytest.mark.parametrize(("applications", "readers"), [(19, 4), (24, 3)])
def test_too_few_are_not_worked_out_at_all(client, applications, readers):
    community = an_open_community()
    people = a_panel(community, applications=applications, readers=readers)
    stella = a_member(community, "Stella", Role.STEWARD)
    kept = keep_figures(community=community, by=THE_MACHINE, at=AT)
    assert kept.found == {}
    client.force_login(stella.person, backend=BACKEND)
    assert "Too few to tell" in client.get("/c/bridges/reviewing/figures/").content.decode()
    told = ReaderFigure.objects.filter(person=people[0].person).exclude(leniency=None).exists()
    assert told is (readers >= 4)


def test_only_stewards_see_the_whole_and_each_reader_their_own(client):
    community = an_open_community()
    people = a_panel(community, applications=24, readers=4, strict=1)
    keep_figures(community=community, by=THE_MACHINE, at=AT)
    stella = a_member(community, "Stella", Role.STEWARD)
    with pytest.raises(NothingHere):
        reading_figures(membership=people[0], seen_by=people[0].person, at=AT)
    with pytest.raises(NothingHere):
        own_figure(membership=people[0], seen_by=stella.person, at=AT)
    client.force_login(people[0].person, backend=BACKEND)
    mine = client.get("/c/bridges/reviewing/mine/").content.decode()
    assert "You mark lower than the others who read the same, by about 0." in mine
    client.force_login(stella.person, backend=BACKEND)
    page = client.get("/c/bridges/reviewing/figures/").content.decode()
    assert "Krippendorff" in page
    assert not any(f"R{n}<" in page for n in range(4))


def test_what_was_forgotten_stays_forgotten_when_it_is_worked_out_anew():
    community = an_open_community()
    people = a_panel(community, applications=24, readers=5, strict=1)
    keep_figures(community=community, by=THE_MACHINE, at=AT + DAY)
    forget_own_figure(membership=people[0], by=people[0].person, at=AT + DAY)
    keep_figures(community=community, by=THE_MACHINE, at=AT + 2 * DAY)
    figure = own_figure(membership=people[0], seen_by=people[0].person, at=AT)
    assert (figure.leniency, figure.readings, figure.since) == (None, 0, AT + DAY)
    readers = {
        reader for _application, reader, _mean in readings_by_application(community=community, seen_by=THE_MACHINE)
    }
    assert people[0].person_id not in readers
    with pytest.raises(NothingHere):
        forget_own_figure(membership=people[1], by=people[0].person, at=AT)


def test_a_reading_counts_once_everybody_has_read_and_not_before():
    community = an_open_community()
    a_panel(community, applications=4, readers=4)
    a_sent_one(community)
    before = readings_by_application(community=community, seen_by=THE_MACHINE)
    Application.objects.filter(pk=before[0][0]).update(read_at=None)
    after = readings_by_application(community=community, seen_by=THE_MACHINE)
    assert {one[0] for one in before} - {one[0] for one in after} == {before[0][0]}


def test_the_database_counts_so_that_statements_do_not_grow():
    community = an_open_community()
    a_panel(community, applications=3, readers=4)
    with CaptureQueriesContext(connection) as few:
        bundles = bundles_by_criterion(community=community, seen_by=THE_MACHINE)
        readings_by_application(community=community, seen_by=THE_MACHINE)
    assert len(few) == 3
    units = sum(times for of_one in bundles.values() for times in of_one.values())
    assert units == len({(s.review.application_id, s.step, s.criterion_id) for s in Score.objects.all()})


def test_ones_figure_is_taken_along_and_erased():
    community = an_open_community()
    people = a_panel(community, applications=24, readers=4)
    keep_figures(community=community, by=THE_MACHINE, at=AT)
    reading = next(kind for kind in all_personal() if kind.name == "vetting.reading")
    person_id = people[0].person_id
    rows = [row for row in reading.export(person_id=person_id) if row["what"].startswith("how you mark")]
    assert [row["community"] for row in rows] == ["Bridges"]
    reading.erase(person_id=person_id, at=AT)
    assert not ReaderFigure.objects.filter(person_id=person_id).exists()
