"""Looking at a name: by those who decide, once all have read, and members can read that it happened."""

import pytest
from django.test import Client

from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.vetting.actions import say_where_i_work, take_reading, unmask_application
from holdspace.vetting.models import Application, Unmasked
from holdspace.vetting.queries import case_of, desk_of
from tests.people_and_places import AT, a_member, a_person
from tests.ways_in import a_read_one, a_sent_one, an_open_community, its_people

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def name(application, membership):
    return case_of(membership=membership, number=application.pk, seen_by=membership.person, at=AT).name


def look(application, membership):
    return unmask_application(application=application, membership=membership, by=membership.person, at=AT)


def test_one_looks_for_oneself_and_it_stands_in_the_power_record_without_whom():
    community = an_open_community()
    rea, rolf, stella = its_people(community)
    application = a_read_one(community, rea, rolf, person=a_person("Ada Lovelace"))
    assert name(application, stella) == ""
    assert look(application, stella) == look(application, stella)
    look(application, rea)
    assert [name(application, m) for m in (stella, rea, rolf)] == ["Ada Lovelace", "Ada Lovelace", ""]
    entries = Entry.objects.filter(verb="application.name_seen").order_by("id")
    assert [(e.actor_id, e.in_role, e.data) for e in entries] == [
        (stella.person_id, "steward", {}),
        (rea.person_id, "reviewer", {}),
    ]
    web = Client()
    web.force_login(a_member(community).person, backend=BACKEND)
    page = web.get("/c/bridges/power-record/").content.decode()
    assert "looked at the name behind an application" in page
    assert "Lovelace" not in page


def test_nobody_looks_before_everybody_has_read_and_nobody_else_ever():
    community = an_open_community()
    rea, rolf, stella = its_people(community)
    application = a_sent_one(community)
    take_reading(application=application, membership=rea, by=rea.person, at=AT)
    for membership in (rea, stella):
        with pytest.raises(NothingHere):
            look(application, membership)
    read = a_read_one(community, rea, rolf, person=a_person("Bea"))
    for membership in (a_member(community), a_member(an_open_community("harbour", "Harbour"))):
        with pytest.raises(NothingHere):
            look(read, membership)
    with pytest.raises(NothingHere):
        unmask_application(application=read, membership=stella, by=rea.person, at=AT)
    assert Unmasked.objects.count() == 0


def test_where_no_name_is_hidden_there_is_nothing_to_look_behind():
    community = an_open_community()
    rea, rolf, stella = its_people(community)
    application = a_read_one(community, rea, rolf, person=a_person("Ada Lovelace"))
    Application.objects.update(hides_names=False)
    application.refresh_from_db()
    assert name(application, stella) == "Ada Lovelace"
    with pytest.raises(Refused):
        look(application, stella)


def test_employer_and_supervisor_are_masked_in_the_answers_like_a_name():
    community = an_open_community()
    rea, _rolf, _stella = its_people(community)
    application = a_sent_one(community, text="At Harbourlight with Dr. Kimathi, says Ada")
    say_where_i_work(
        application=application, employer="Harbourlight", supervisor="Dr. Kimathi", by=application.person, at=AT
    )
    review = take_reading(application=application, membership=rea, by=rea.person, at=AT)
    shown = desk_of(review=review, seen_by=rea.person).parts[0].answers[0][1]
    assert "Harbourlight" not in shown
    assert "Kimathi" not in shown
    assert "Ada" not in shown
