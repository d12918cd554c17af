"""Bringing in those who were here before: by their own yes, openly marked, and only while a community moves in."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from holdspace.communities.actions import affirm_charter, leave_community, let_go_unanswered
from holdspace.communities.models import Membership
from holdspace.communities.queries import charter_in_force, count_heads
from holdspace.communities.rules import is_newcomer
from holdspace.communities.states import Role
from holdspace.grammar.actors import THE_MACHINE, VISITOR
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.journal.verbs import verb
from holdspace.outbox.models import Notice
from holdspace.people.actions import erase_who_never_came
from holdspace.people.models import Person
from holdspace.vetting.actions.existing import BroughtIn, bring_in_existing
from holdspace.vetting.existing import SomebodyHere, read_people
from holdspace.vetting.queries.existing import MovedIn, moved_in
from holdspace.vetting.tasks import go_on_with_moving_in
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


def go_on(at):
    go_on_with_moving_in(at=at)
    return sorted(Notice.objects.filter(kind="communities.moved_in", at=at).values_list("person__email", flat=True))


def test_silence_has_one_more_mail_and_then_nothing_is_kept_of_the_address():
    community, stella = a_young_place()
    bring(stella, OLGA, PETE)
    olga = Membership.objects.get(person__email=OLGA.email)
    affirm_charter(
        membership=olga,
        charter=charter_in_force(community=community, seen_by=olga.person, at=AT),
        by=olga.person,
        at=AT + DAY,
    )
    assert go_on(AT + 13 * DAY) == []
    assert go_on(AT + 14 * DAY) == [PETE.email]
    assert go_on(AT + 15 * DAY) == []
    moved = moved_in(steward=stella, seen_by=stella.person)
    assert (moved.brought, moved.silent, moved.until) == (2, 1, (AT + 60 * DAY).date())
    pete = Membership.objects.get(person__email=PETE.email)
    assert go_on(AT + 59 * DAY) == []
    assert Person.objects.filter(email=PETE.email).exists()
    go_on(AT + 60 * DAY)
    pete.refresh_from_db()
    pete.person.refresh_from_db()
    assert (pete.state, pete.person.email, pete.person.display_name) == ("left", None, "")
    assert pete.person.erased_at == AT + 60 * DAY
    olga.refresh_from_db()
    assert (olga.state, olga.person.email) == ("inside", OLGA.email)
    assert Entry.objects.filter(verb="membership.went_by").count() == 1
    assert Entry.objects.get(verb="community.let_go").data == {"people": 1}
    assert moved_in(steward=stella, seen_by=stella.person) == MovedIn(1, 0, None)


def test_whoever_came_in_once_or_is_awaited_elsewhere_keeps_their_account():
    _community, stella = a_young_place()
    other = a_community("harbour", "Harbour", at=AT - 10 * DAY)
    there = a_member(other, "Hana", Role.STEWARD, at=AT - 10 * DAY)
    bring(stella, OLGA, PETE)
    bring(there, PETE, at=AT + 20 * DAY)
    Person.objects.filter(email=OLGA.email).update(last_login=AT + DAY)
    go_on(AT + 60 * DAY)
    assert list(Membership.objects.filter(here_before=True).order_by("pk").values_list("state", flat=True)) == [
        "left",
        "left",
        "inside",
    ]
    assert Person.objects.filter(email__in=[OLGA.email, PETE.email]).count() == 2
    go_on(AT + 80 * DAY)
    assert list(Person.objects.filter(email__in=[OLGA.email, PETE.email]).values_list("email", flat=True)) == [
        OLGA.email
    ]


def test_no_mail_leads_to_what_is_let_go_in_the_same_moment_and_no_role_outlives_it():
    _community, stella = a_young_place()
    bring(stella, OLGA)
    Membership.objects.filter(person__email=OLGA.email).update(is_host=True, paused_roles="host")
    assert go_on(AT + 61 * DAY) == []  # the worker had stood still since the first day
    olga = Membership.objects.get(here_before=True)
    assert (olga.state, olga.roles, olga.paused_roles) == ("left", [], "")


def test_a_yes_at_the_last_moment_is_a_yes():
    community, stella = a_young_place()
    bring(stella, OLGA)
    olga = Membership.objects.get(person__email=OLGA.email)
    Membership.objects.filter(pk=olga.pk).update(affirmed_version=1)
    with pytest.raises(Refused):
        let_go_unanswered(membership=olga, by=THE_MACHINE, at=AT + 60 * DAY)
    Person.objects.filter(pk=olga.person_id).update(last_login=AT)
    with pytest.raises(Refused):
        erase_who_never_came(person=olga.person, by=THE_MACHINE, at=AT + 60 * DAY)
    olga.refresh_from_db()
    assert olga.state == "inside"
    assert moved_in(steward=stella, seen_by=stella.person).silent == 0
    with pytest.raises(NothingHere):
        moved_in(steward=olga, seen_by=olga.person)
    assert community.pk == olga.community_id


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
