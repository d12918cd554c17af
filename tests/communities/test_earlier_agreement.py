"""An earlier yes holds for 60 days; then only roles rest, and come back with the next yes."""

from datetime import timedelta

import pytest

from holdspace.communities.actions import (
    affirm_charter,
    answer_proposal,
    end_role,
    leave_community,
    open_proposal,
    put_charter_in_force,
)
from holdspace.communities.changes import texts_of
from holdspace.communities.models import Membership
from holdspace.communities.queries import charter_in_force, enter
from holdspace.communities.states import ProposalAbout, ProposalState, Role
from holdspace.communities.tasks import tend
from holdspace.grammar.actors import OPERATOR
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from tests.people_and_places import AT, CHARTER, a_community, a_member

pytestmark = pytest.mark.django_db
OVER = AT + timedelta(days=60)


def new_version(community, steward, at=AT):
    texts = CHARTER | {"mission": f"Hold space, since {at:%Y-%m-%d}."}
    return put_charter_in_force(
        community=community, texts=texts, what_changed="The mission.", steward=steward, by=steward.person, at=at
    )


def roles(membership):
    return Membership.objects.get(pk=membership.pk).roles


@pytest.fixture
def place():
    community = a_community()
    return community, a_member(community, "Stella", Role.STEWARD), a_member(community, "Hope", Role.HOST, Role.REVIEWER)


def test_until_then_nothing_changes_and_then_only_roles_rest(place):
    community, stella, hope = place
    member = a_member(community, "Mo")
    charter = new_version(community, stella)
    affirm_charter(membership=stella, charter=charter, by=stella.person, at=AT)
    tend(at=OVER - timedelta(minutes=1))
    assert roles(hope) == ["host", "reviewer"]
    for _run in range(2):
        tend(at=OVER)
    assert (roles(hope), roles(stella)) == ([], ["steward"])
    assert Notice.objects.filter(kind="communities.roles_rest").count() == 1
    for one in (hope, member):
        assert enter(slug="bridges", seen_by=one.person, at=OVER).is_inside


def test_the_next_yes_brings_them_back(place):
    community, stella, hope = place
    charter = new_version(community, stella)
    tend(at=OVER)
    affirm_charter(membership=hope, charter=charter, by=hope.person, at=OVER)  # as the request read it before
    assert (roles(hope), hope.roles) == (["host", "reviewer"], ["host", "reviewer"])
    assert Entry.objects.get(verb="roles.resumed").data == {"roles": ["host", "reviewer"]}
    tend(at=OVER + timedelta(days=100))
    assert roles(hope) == ["host", "reviewer"]


def test_a_yes_to_an_earlier_version_is_not_the_next_yes(place):
    community, stella, hope = place
    second = new_version(community, stella)
    new_version(community, stella, at=AT + timedelta(days=50))
    affirm_charter(membership=hope, charter=second, by=hope.person, at=AT + timedelta(days=51))
    tend(at=OVER)
    assert roles(hope) == []


def test_a_role_that_was_ended_meanwhile_does_not_come_back(place):
    community, stella, hope = place
    charter = new_version(community, stella)
    tend(at=OVER)
    resting = Membership.objects.get(pk=hope.pk)
    end_role(membership=resting, role=Role.HOST, by=OPERATOR, at=OVER)
    affirm_charter(membership=resting, charter=charter, by=hope.person, at=OVER)
    assert roles(hope) == ["reviewer"]


def test_whoever_leaves_takes_no_date_along(place):
    community, stella, hope = place
    new_version(community, stella)
    leave_community(membership=hope, by=hope.person, at=AT)
    left = Membership.objects.get(pk=hope.pk)
    assert (left.earlier_holds_until, left.paused_roles) == (None, "")


def test_while_an_objection_waits_no_role_rests_and_two_weeks_after_its_answer_neither(place):
    community, stella, hope = place
    charter = new_version(community, stella)
    affirm_charter(membership=stella, charter=charter, by=stella.person, at=AT)
    objection = open_proposal(
        membership=hope,
        about=ProposalAbout.OBJECTION,
        in_short="I cannot live with it",
        why="I would need a sentence on confidentiality.",
        texts=texts_of(charter),
        by=hope.person,
        at=AT,
    )
    assert objection.texts == {}
    tend(at=OVER)
    assert roles(hope) == ["host", "reviewer"]
    answer_proposal(
        proposal=objection,
        membership=stella,
        outcome=ProposalState.NOT_TAKEN,
        reasons="We talked about it for two weeks.",
        texts={},
        by=stella.person,
        at=OVER,
    )
    assert charter_in_force(community=community, seen_by=hope.person, at=OVER) == charter
    tend(at=OVER + timedelta(days=13))
    assert roles(hope) == ["host", "reviewer"]
    tend(at=OVER + timedelta(days=14))
    assert roles(hope) == []
