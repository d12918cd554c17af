"""Eight weeks, played through the real actions."""

from io import StringIO

import pytest
from django.core.management import call_command

from holdspace.communities.models import Charter, Membership
from holdspace.demo.script import people, script
from holdspace.exchange.models import Ask, Exchange
from holdspace.gifts.models import Gift
from holdspace.invitations.models import Capacity, HostHours, Invitation, Need
from holdspace.journal.models import Entry
from holdspace.people.models import Person
from holdspace.resources.models import Collection, Gathered, Resource, Taking
from holdspace.sharing.models import Share
from holdspace.uploads.models import File
from holdspace.vetting.models import Application
from tests.demo.conftest import UNTIL

pytestmark = pytest.mark.django_db


def counts(rows, field="state"):
    found = {}
    for value in rows.values_list(field, flat=True):
        found[value] = found.get(value, 0) + 1
    return found


def test_the_story_holds_what_it_promises(played):
    assert Charter.objects.count() == 2
    assert counts(Application.objects) == {
        "welcomed": 13,
        "not_yet": 1,
        "draft": 1,
        "sent": 1,
        "in_reading": 1,
        "read": 1,
        "left": 1,
    }
    assert counts(Ask.objects) == {"met": 10, "agreed": 2, "open": 4, "let_go": 1}
    assert counts(Exchange.objects) == {"thanked": 9, "agreed": 2, "done": 1}
    assert Share.objects.count() == len(script("shares")["share"])
    assert Capacity.objects.filter(resting_since__isnull=False).count() == 1
    assert Gift.objects.filter(kind="support").exists()


def test_the_shelf_has_what_helped_and_what_did_not(played):
    given = script("resources")["resource"]
    assert (Resource.objects.count(), File.objects.count()) == (len(given), 2)
    takings = [taken for one in given for taken in one["taken"]]
    assert Taking.objects.count() == len(takings)
    states = set(Taking.objects.values_list("state", flat=True))
    assert states == {"taken", "helped", "not_for_me"}
    helped = Taking.objects.filter(state="helped").count()
    assert (
        Gift.objects.filter(cause_kind="resources.taking").count()
        == helped
        == sum(one.get("helped", False) for one in takings)
    )
    assert (Collection.objects.count(), Gathered.objects.count()) == (1, 3)


def test_people_were_invited_and_whoever_looks_in_finds_an_invitation(played):
    states = counts(Invitation.objects)
    assert {"answered", "opened", "out", "withdrawn"} <= set(states)
    assert counts(Need.objects)["open"] == Share.objects.filter(state="open", seen_at=None).count()
    waiting = set(Invitation.objects.filter(state="out").values_list("membership__person__display_name", flat=True))
    assert len(waiting) == states["out"] >= 5
    assert waiting & {"Maren", "Jo", "Hollis"}  # whose shoes a visitor can step into
    assert set(HostHours.objects.values_list("membership__person__display_name", flat=True)) == {"Maren", "Jo"}


def test_nobody_is_inside_unvetted_but_the_founders(played):
    welcomed = set(Application.objects.filter(state="welcomed").values_list("person_id", flat=True))
    for membership in Membership.objects.all():
        assert membership.founder or membership.person_id in welcomed


def test_nothing_happens_after_the_end_or_before_the_beginning(played):
    times = Entry.objects.order_by("at").values_list("at", flat=True)
    assert (UNTIL - times[0]).days in {55, 56}
    assert times[len(times) - 1] <= UNTIL


def test_everybody_is_made_up_and_nobody_can_be_written_to(played):
    assert {p.email for p in Person.objects.all()} == {f"{one['key']}@example.org" for one in people()}


def test_a_second_time_changes_nothing_and_the_same_seed_tells_the_same_story(played):
    before = Entry.objects.count()
    out = StringIO()
    call_command("demo", stdout=out)
    assert (out.getvalue(), Entry.objects.count()) == ("The demo community is there already.\n", before)
