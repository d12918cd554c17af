"""What a person does with their own account; the wrong person beside the right one."""

import pytest
from allauth.mfa.models import Authenticator

from holdspace.communities.actions import leave_community
from holdspace.grammar.actors import OPERATOR, THE_MACHINE, VISITOR
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.people.actions import (
    add_passkey,
    block_person,
    choose_hints,
    end_operator,
    erase_person,
    make_operator,
    name_oneself,
    remove_passkey,
    rename_passkey,
    sign_out_elsewhere,
    unblock_person,
    welcome_person,
)
from holdspace.people.models import Block, Person, Session
from holdspace.people.rules import MOST_PASSKEYS, blocked_between, not_blocked
from tests.people_and_places import AT, a_community, a_member, a_person

pytestmark = pytest.mark.django_db


def last_entry():
    entry = Entry.objects.latest("pk")
    return entry.verb, entry.actor_kind, entry.actor_id, entry.data


def test_one_address_one_account_whatever_its_case():
    person = welcome_person(email=" Ida@Example.org ", display_name="Ida", by=VISITOR, at=AT)
    assert (person.email, person.has_usable_password()) == ("ida@example.org", False)
    assert last_entry() == ("person.joined", "visitor", None, {})
    with pytest.raises(Refused):
        welcome_person(email="IDA@example.org", by=VISITOR, at=AT)
    assert Person.objects.count() == 1


def name(person, by, **but):
    wanted = {"display_name": "Ida", "pronouns": "she/her", "time_zone": "Europe/Berlin", "language": "en"} | but
    return name_oneself(person=person, **wanted, by=by, at=AT)


def test_one_names_oneself_and_the_journal_keeps_no_name():
    person = a_person("Before")
    name(person, person)
    person.refresh_from_db()
    assert (person.display_name, person.pronouns, person.time_zone) == ("Ida", "she/her", "Europe/Berlin")
    fields = {"fields": ["display_name", "pronouns", "time_zone"]}
    assert last_entry() == ("person.named", "person", person.pk, fields)


def test_what_stays_as_it_is_leaves_no_entry():
    person = a_person("Ida")
    name(person, person)
    count = Entry.objects.count()
    name(person, person)
    assert Entry.objects.count() == count


def test_hints_are_switched_off_and_on_each_with_one_entry():
    person, other = a_person("Ida"), a_person("Otto")
    for wanted in (False, False, True):
        choose_hints(person=person, wanted=wanted, by=person, at=AT)
        person.refresh_from_db()
        assert person.wants_hints is wanted
    told = Entry.objects.filter(verb="person.chose_hints").order_by("pk").values_list("actor_id", "data")
    assert list(told) == [(person.pk, {"wanted": False}), (person.pk, {"wanted": True})]
    with pytest.raises(Refused):
        choose_hints(person=person, wanted=False, by=other, at=AT)
    person.refresh_from_db()
    other.refresh_from_db()
    assert (person.wants_hints, other.wants_hints) == (True, True)


@pytest.mark.parametrize("by", [VISITOR, OPERATOR, THE_MACHINE, "other"])
def test_nobody_else_names_one(by):
    person = a_person("Ida")
    with pytest.raises(Refused):
        name(person, a_person() if by == "other" else by, display_name="Eve")
    person.refresh_from_db()
    assert person.display_name == "Ida"


@pytest.mark.parametrize("by", [VISITOR, OPERATOR, THE_MACHINE, "other"])
def test_nobody_else_erases_one(by):
    person = a_person("Ida")
    with pytest.raises(Refused):
        erase_person(person=person, by=a_person() if by == "other" else by, at=AT)
    person.refresh_from_db()
    assert (person.display_name, person.is_active) == ("Ida", True)


@pytest.fixture
def two():
    community = a_community()
    return a_member(community, "Ida").person, a_member(community, "Otto").person


def visible_to(person):
    return sorted(Person.objects.filter(not_blocked(person, "pk")).values_list("pk", flat=True))


def test_a_block_works_both_ways_at_once(two):
    one, other = two
    third = a_person()
    assert blocked_between(one.pk, other.pk) is False
    block_person(person_id=other.pk, by=one, at=AT)
    assert [blocked_between(one.pk, other.pk), blocked_between(other.pk, one.pk)] == [True, True]
    assert [blocked_between(one.pk, third.pk), blocked_between(third.pk, other.pk)] == [False, False]
    entry = ("person.blocked", "person", one.pk, {})
    assert last_entry() == entry


def test_lists_leave_out_who_is_blocked_either_way(two):
    from holdspace.communities.models import Membership

    one, other = two
    block_person(person_id=other.pk, by=one, at=AT)
    seen = {
        person: set(Membership.objects.filter(not_blocked(person, "person")).values_list("person_id", flat=True))
        for person in two
    }
    assert seen == {one: {one.pk}, other: {other.pk}}
    everybody = Membership.objects.filter(not_blocked(VISITOR, "person")).count()
    assert everybody == 2


def test_blocking_twice_is_blocking_once(two):
    one, other = two
    first = block_person(person_id=other.pk, by=one, at=AT)
    assert block_person(person_id=other.pk, by=one, at=AT) == first
    assert Entry.objects.filter(verb="person.blocked").count() == 1


def test_whoever_blocked_one_answers_like_nobody(two):
    one, other = two
    block_person(person_id=other.pk, by=one, at=AT)
    with pytest.raises(NothingHere):
        block_person(person_id=one.pk, by=other, at=AT)
    with pytest.raises(NothingHere):
        block_person(person_id=10**9, by=other, at=AT)
    assert Block.objects.count() == 1


def test_a_guessed_number_names_nobody(two):
    one, _ = two
    stranger = a_person()
    left = a_member(a_community("harbour", "Harbour"))
    for number in (stranger.pk, left.person_id, 10**9):
        with pytest.raises(NothingHere):
            block_person(person_id=number, by=one, at=AT)
    with pytest.raises(Refused):
        block_person(person_id=one.pk, by=one, at=AT)
    assert Block.objects.count() == 0


def test_after_leaving_one_cannot_be_named_by_a_number(two):
    from holdspace.communities.models import Membership

    one, other = two
    leave_community(membership=Membership.objects.get(person=other), by=other, at=AT)
    with pytest.raises(NothingHere):
        block_person(person_id=other.pk, by=one, at=AT)


def test_a_block_is_taken_back_by_whose_it_is(two):
    one, other = two
    block = block_person(person_id=other.pk, by=one, at=AT)
    with pytest.raises(NothingHere):
        unblock_person(block_id=block.pk, by=other, at=AT)
    assert blocked_between(one.pk, other.pk) is True
    unblock_person(block_id=block.pk, by=one, at=AT)
    assert blocked_between(one.pk, other.pk) is False
    assert last_entry() == ("person.unblocked", "person", one.pk, {})
    with pytest.raises(NothingHere):
        unblock_person(block_id=block.pk, by=one, at=AT)


def passkey(person, label="Phone"):
    return add_passkey(name=label, credential={"id": "x"}, by=person, at=AT)


def test_passkeys_are_kept_renamed_and_removed_by_whose_they_are():
    one, other = a_person(), a_person()
    mine = passkey(one)
    assert (mine.user_id, str(mine), mine.created_at) == (one.pk, "Phone", AT)
    for act in (
        lambda by: rename_passkey(passkey_id=mine.pk, name="Stolen", by=by, at=AT),
        lambda by: remove_passkey(passkey_id=mine.pk, by=by, at=AT),
    ):
        with pytest.raises(NothingHere):
            act(other)
    rename_passkey(passkey_id=mine.pk, name="Old phone", by=one, at=AT)
    mine.refresh_from_db()
    assert mine.data == {"name": "Old phone", "credential": {"id": "x"}}
    remove_passkey(passkey_id=mine.pk, by=one, at=AT)
    assert Authenticator.objects.count() == 0
    verbs = list(Entry.objects.filter(verb__startswith="passkey").order_by("pk").values_list("verb", flat=True))
    assert verbs == ["passkey.made", "passkey.renamed", "passkey.removed"]


def test_there_is_room_for_ten_passkeys():
    one = a_person()
    for number in range(MOST_PASSKEYS):
        passkey(one, str(number))
    with pytest.raises(Refused):
        passkey(one)
    assert Authenticator.objects.count() == MOST_PASSKEYS


def test_signing_out_elsewhere_ends_ones_own_sessions_and_no_others():
    one, other = a_person(), a_person()
    for key, person in (("here", one), ("there", one), ("far", one), ("theirs", other)):
        Session.objects.create(session_key=key, session_data="", expire_date=AT, person=person)
    assert sign_out_elsewhere(here="here", by=one, at=AT) == 2
    assert sorted(Session.objects.values_list("session_key", flat=True)) == ["here", "theirs"]
    assert last_entry() == ("person.signed_out_elsewhere", "person", one.pk, {"ended": 2})


def test_operators_are_made_at_the_machine_alone():
    one = a_person()
    for by in (VISITOR, one, THE_MACHINE):
        with pytest.raises(Refused):
            make_operator(email=one.email, by=by, at=AT)
    assert make_operator(email=one.email.upper(), by=OPERATOR, at=AT) == one
    one.refresh_from_db()
    assert one.is_operator is True
    assert make_operator(email="new@example.org", by=OPERATOR, at=AT).is_operator is True
    assert Person.objects.count() == 2
    end_operator(email=one.email, by=OPERATOR, at=AT)
    one.refresh_from_db()
    assert one.is_operator is False
    with pytest.raises(NothingHere):
        end_operator(email=one.email, by=OPERATOR, at=AT)
