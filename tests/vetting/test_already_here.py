"""Bringing in those who were here before: by their own yes, openly marked, and only while a community moves in."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from holdspace.communities.actions import affirm_charter, leave_community
from holdspace.communities.models import Membership
from holdspace.communities.queries import charter_in_force, count_heads
from holdspace.communities.rules import is_newcomer
from holdspace.communities.states import Role
from holdspace.grammar.actors import VISITOR
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.journal.verbs import verb
from holdspace.outbox.models import Notice
from holdspace.people.models import Person
from holdspace.vetting.actions.existing import BroughtIn, bring_in_existing
from holdspace.vetting.existing import SomebodyHere, read_people
from tests.people_and_places import AT, a_community, a_member, a_person
from tests.ways_in import DAY, a_draft, a_way_in

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OLGA, PETE = SomebodyHere("olga@example.org", "Olga"), SomebodyHere("pete@example.org", "")


def a_young_place():
    community = a_community(at=AT - 10 * DAY)
    return community, a_member(community, "Stella", Role.STEWARD, at=AT - 10 * DAY)


def bring(steward, *people, at=AT):
    return bring_in_existing(steward=steward, people=people, by=steward.person, at=at)


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_a_file_in_the_ways_that_spreadsheets_write_it(between):
    text = "\ufeff" + "\r\n".join(
        between.join(row) for row in [("Town", "Name", "E-Mail"), ("Here", "Olga", " OLGA@example.org "), ("", "", "")]
    )
    read = read_people(text + f"\r\nThere{between}{between}pete@example.org\r\n")
    assert read == read_people("email,name\nolga@example.org,Olga\npete@example.org,\nolga@example.org,Twice\n")
    assert (read.people, read.mistakes) == ((OLGA, PETE), ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "There is nothing here yet."),
        ("name\nOlga", "One of them has to be called email."),
        ("email\n", "There is nobody under the first line."),
        ("email,name\nolga", "Line 2: this is no e-mail address."),
        ("email,name\na@example.org,A\n,Olga", "Line 3: there is no address."),
        ("email,name\na@example.org," + "x" * 61, "Line 2: the name has more than 60 letters."),
    ],
)
def test_what_cannot_be_read_is_told_by_its_line(text, told):
    assert told in " ".join(read_people(text).mistakes)


def test_more_than_fits_is_told():
    many = "email\n" + "\n".join(f"p{n}@example.org" for n in range(501))
    assert read_people(many).mistakes == ("That is more than 500 people. Bring them in several files.",)


def test_they_are_members_once_they_say_yes_and_carry_a_mark(client):
    community, stella = a_young_place()
    heads = count_heads(community=community, seen_by=VISITOR)
    assert bring(stella, OLGA, PETE) == BroughtIn(2, 0)
    olga = Membership.objects.get(person__email="olga@example.org")
    assert (olga.here_before, olga.founder, olga.affirmed_version, olga.person.display_name) == (True, False, 0, "Olga")
    assert count_heads(community=community, seen_by=VISITOR) == heads
    assert list(Notice.objects.values_list("kind", "url")) == [("communities.moved_in", "/c/bridges/affirm/")] * 2
    entry = Entry.objects.get(verb="community.moved_in")
    assert (entry.actor_id, entry.in_role, entry.data) == (stella.person_id, "steward", {"people": 2})
    assert str(verb(entry.verb).in_words) == "brought in people who were here before there was any vetting"
    charter = charter_in_force(community=community, seen_by=olga.person, at=AT)
    affirm_charter(membership=olga, charter=charter, by=olga.person, at=AT)
    assert not is_newcomer(olga, at=AT)
    client.force_login(stella.person, backend=BACKEND)
    assert "here before vetting" in client.get("/c/bridges/people/").content.decode()
    profile = client.get(f"/c/bridges/people/{olga.pk}/").content.decode()
    assert "Was here before there was any vetting, and said yes to what all agreed." in profile


def test_a_second_press_and_whoever_has_to_do_with_the_place_already_change_nothing():
    community, stella = a_young_place()
    a_way_in(community, at=AT - 10 * DAY)
    left = a_member(community, "Lee", at=AT - 9 * DAY)
    leave_community(membership=left, by=left.person, at=AT)
    applies = a_draft(community, a_person("Ada"))
    known = [SomebodyHere(p.email, "") for p in (left.person, applies.person, stella.person)]
    bring(stella, OLGA)
    assert bring(stella, OLGA, PETE, *known) == BroughtIn(1, 4)
    left.refresh_from_db()
    assert (left.state, left.here_before) == ("left", False)
    assert not Membership.objects.filter(person=applies.person).exists()
    assert Notice.objects.filter(kind="communities.moved_in").count() == 2


def test_nobody_else_and_not_once_the_place_has_settled():
    community, stella = a_young_place()
    mo = a_member(community, "Mo", at=AT - 9 * DAY)
    with pytest.raises(Refused):
        bring(mo, OLGA)
    with pytest.raises(NothingHere):
        bring_in_existing(steward=stella, people=[OLGA], by=mo.person, at=AT)
    with pytest.raises(Refused) as settled:
        bring(stella, OLGA, at=AT + 81 * DAY)
    assert "more than three months" in str(settled.value.verdict.because)
    assert not Person.objects.filter(email=OLGA.email).exists()


def test_the_page_shows_who_would_come_before_anybody_does(client):
    _community, stella = a_young_place()
    Membership.objects.filter(pk=stella.pk).update(since=AT)
    client.force_login(stella.person, backend=BACKEND)
    address, text = "/c/bridges/reviewing/already-here/", "email,name\nolga@example.org,Olga\npete@example.org,\n"
    with time_machine.travel(AT):
        assert client.get(address).status_code == 200
        wrong = client.post(address, {"text": "email\nnobody"})
        assert (wrong.status_code, "Line 2: this is no e-mail address." in wrong.content.decode()) == (422, True)
        assert "nobody" in wrong.content.decode()
        shown = client.post(address, {"file": SimpleUploadedFile("people.csv", text.encode())}).content.decode()
        assert "2 people would come in" in shown
        assert not Person.objects.filter(email=OLGA.email).exists()
        assert client.post(address, {"text": text, "then": "bring"})["Location"] == address
    assert Membership.objects.filter(here_before=True).count() == 2
