"""What must hold whatever happens: two weeks of a made-up community, looked at after every run."""

import random
from datetime import timedelta

import pytest

from holdspace.communities.states import Role
from holdspace.invitations.actions import (
    come_back,
    come_to_need,
    invite_people,
    meet_need,
    open_invitation,
    say_how_often,
    say_not_today,
    start_resting,
    state_hours,
)
from holdspace.invitations.models import Capacity, Invitation, Load, Need
from holdspace.invitations.rules import hour_there
from holdspace.people.models import Block
from tests.invitations.made import CAME, a_need, member, the_machine
from tests.people_and_places import AT, a_community

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_kinds")]
WEEK = timedelta(days=7)
ZONES = ("UTC", "America/Denver", "Europe/Berlin", "Asia/Tokyo")


class Village:
    """Nine people who rest, come back, block, share, open, decline and keep silent by the throw of a die."""

    def __init__(self, seed):
        self.die = random.Random(seed)
        self.community = a_community()
        self.people = [member(self.community, f"N{n}", *([Role.HOST] if n < 2 else [])) for n in range(9)]
        for one in self.people:
            one.person.time_zone = self.die.choice(ZONES)
            one.person.save()
            say_how_often(
                membership=one, a_week=self.die.randrange(5), often=self.die.choice([0, 0, 1]), by=one.person, at=AT
            )
        host = self.people[0]
        state_hours(membership=host, hours={}, stands_in=self.people[1], by=host.person, at=AT)

    def somebody(self):
        return self.die.choice(self.people)

    def lives(self, at):
        one, other = self.die.sample(self.people, 2)
        happens = self.die.randrange(8)
        if happens < 3:
            a_need(one, self.die.choice(["test.low", "test.with_hosts"]), hours=48, at=at)
        elif happens == 3:
            start_resting(membership=one, by=one.person, at=at)
        elif happens == 4:
            come_back(membership=one, by=one.person, at=at)
        elif happens == 5 and self.die.random() < 0.3:
            Block.objects.get_or_create(blocker=one.person, blocked=other.person, defaults={"at": at})
        for invitation in Invitation.objects.filter(state="out").select_related("membership__person", "need"):
            invitation.refresh_from_db(fields=["state"])
            if invitation.state == "out":  # what somebody did just now may have met the need
                self.answers(invitation, at)

    def answers(self, invitation, at):
        what, mine, need = self.die.randrange(5), invitation.membership, invitation.need
        if what == 0:
            open_invitation(invitation=invitation, by=mine.person, at=at)
        elif what == 1:
            say_not_today(invitation=invitation, by=mine.person, at=at)
        elif what == 2:
            come_to_need(kind=need.kind, about_id=need.about_id, membership=mine, by=mine.person, at=at)
            CAME.setdefault(need.about_id, set()).add(mine.person_id)
            if len(CAME[need.about_id]) >= need.wanted:
                meet_need(kind=need.kind, about_id=need.about_id, by=mine.person, at=at)


def looked_at(village, new, at):
    """Everything about the invitations of one run that must hold."""
    resting = set(Capacity.objects.filter(resting_since__isnull=False).values_list("membership_id", flat=True))
    apart = {frozenset(pair) for pair in Block.objects.values_list("blocker_id", "blocked_id")}
    for one in new:
        mine, need = one.membership, one.need
        said = Capacity.objects.get(membership=mine)
        lately = Invitation.objects.filter(membership=mine, sent_at__gt=at - WEEK, sent_at__lte=at)
        assert lately.count() <= said.a_week
        assert Invitation.objects.filter(membership=mine, state="out").count() == 1
        assert mine.pk not in resting
        assert mine.person_id != need.whose_id
        assert frozenset({mine.person_id, need.whose_id}) not in apart
        assert mine.person_id not in CAME.get(need.about_id, ())
        assert 8 <= hour_there(at, mine.person.time_zone) < 22
        before = lately.exclude(pk=one.pk).order_by("-sent_at").first()
        if said.often and before:
            assert at - before.sent_at >= timedelta(days=said.often)
        assert need.state == "open"
    closed = Invitation.objects.exclude(need__state="open")
    assert set(closed.values_list("state", flat=True)) <= {"opened", "answered", "withdrawn"}
    assert all(load.sum >= 0 for load in Load.objects.all())


@pytest.mark.parametrize("seed", range(4))
def test_two_weeks(seed):
    village = Village(seed)
    sent = 0
    for step in range(56):  # every six hours
        at = AT + timedelta(hours=6 * step)
        village.lives(at)
        invite_people(community=village.community, **the_machine(at))
        new = list(Invitation.objects.filter(sent_at=at).select_related("membership__person", "need"))
        looked_at(village, new, at)
        sent += len(new)
    assert sent > 10
    assert Need.objects.count() > 10
