"""What one chooses from is what can come to one."""

import pytest

from holdspace.communities.actions import leave_community
from holdspace.communities.states import Role
from holdspace.outbox.actions import choose_ways
from holdspace.outbox.hours import QUIET_BEGINS, QUIET_ENDS
from holdspace.outbox.models import Preference
from holdspace.outbox.queries import choices
from tests.people_and_places import AT, a_community, a_member, a_person
from tests.ways_in import a_draft, a_way_in

pytestmark = pytest.mark.django_db
WATCHED = {
    "coach.rule_doubted": "stewards",
    "conversations.somebody_asked": "members",
    "vetting.application_waits": "readers",
    "vetting.letter_is_there": "applicants",
    "vetting.somebody_needs": "stewards",
    "vetting.second_look": "readers",
    "vetting.be_a_buddy": "members",
    "vetting.how_did_we_do": "applicants",
    "vetting.be_an_ally": "allies",
    "vetting.guide_wrote": "guided",
}


def offered(person):
    found = {kind.name for kind, _way in choices(seen_by=person).ways}
    return {who for name, who in WATCHED.items() if name in found}


def test_each_chooses_from_what_can_come_to_them():
    community = a_community()
    a_way_in(community)
    applicant = a_person()
    a_draft(community, applicant)
    assert offered(a_person()) == set()
    assert offered(applicant) == {"applicants"}
    assert offered(a_member(community).person) == {"members"}
    assert offered(a_member(community, "", Role.REVIEWER).person) == {"members", "readers"}
    assert offered(a_member(community, "", Role.STEWARD).person) == {"members", "readers", "stewards"}


def test_what_was_chosen_otherwise_stays_and_what_is_not_offered_is_left_alone():
    reader = a_member(a_community(), "", Role.REVIEWER)
    person = reader.person
    quiet = {"quiet_begins": QUIET_BEGINS, "quiet_ends": QUIET_ENDS, "by": person, "at": AT}
    choose_ways(ways={"vetting.application_waits": "off"}, **quiet)
    leave_community(membership=reader, by=person, at=AT)
    assert offered(person) == {"readers"}
    choose_ways(ways={}, **quiet)
    assert Preference.objects.get().way == "off"


def test_every_rule_is_asked_once(django_assert_max_num_queries):
    person = a_member(a_community()).person
    with django_assert_max_num_queries(10):
        choices(seen_by=person)
