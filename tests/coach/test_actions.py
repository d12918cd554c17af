import pytest

from holdspace.coach.actions import doubt_rule
from holdspace.coach.rules import doubt_key
from holdspace.communities.states import Role
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db


def doubt(member, rule="addict"):
    return doubt_rule(membership=member, rule=rule, by=member.person, at=AT, once=doubt_key(member.community, rule))


def told():
    return list(Notice.objects.filter(kind="coach.rule_doubted").order_by("pk").values_list("person_id", "url", "who"))


def test_the_stewards_of_this_community_hear_which_rule_and_nothing_else():
    here, elsewhere = a_community(), a_community("other", "Other")
    one, steward, _member = a_member(here), a_member(here, "Stella", Role.STEWARD), a_member(here)
    a_member(elsewhere, "Sten", Role.STEWARD)
    assert doubt(one) == here
    assert told() == [(steward.person_id, "/c/bridges/coach/addict/", "")]
    entry = Entry.objects.get(verb="coach.rule_doubted")
    assert (entry.object_kind, entry.object_id, entry.data) == ("communities.community", here.pk, {"rule": "addict"})


def test_said_twice_it_is_told_once_and_another_rule_again():
    here = a_community()
    one, other, _steward = a_member(here), a_member(here), a_member(here, "Stella", Role.STEWARD)
    for member, rule in ((one, "addict"), (one, "addict"), (one, "felon"), (other, "addict")):
        doubt(member, rule)
    assert len(told()) == 3


def test_a_steward_who_says_it_hears_nothing_of_it():
    steward = a_member(a_community(), "Stella", Role.STEWARD)
    doubt(steward)
    assert told() == []


def test_there_is_no_such_rule():
    with pytest.raises(NothingHere):
        doubt(a_member(a_community()), "kindness")
    assert not Entry.objects.filter(verb="coach.rule_doubted").exists()


def test_whoever_has_not_affirmed_cannot():
    member = a_member(a_community())
    member.affirmed_version = 0
    with pytest.raises(Refused):
        doubt(member)
    assert told() == []
