"""Opening a circle, asking in, coming in, leaving, closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from holdspace.communities.followers import follow_audiences
from holdspace.communities.going_out import ASKED_IN, close, take_out
from holdspace.communities.models import Audience, Circle, CircleMember, Membership
from holdspace.communities.models.circle import LONGEST_AGREEMENTS, LONGEST_NAME, LONGEST_PURPOSE
from holdspace.communities.rules import is_inside, may_close_circle, may_come_in, may_open_circle
from holdspace.communities.states import (
    ASKED_AGAIN_AFTER,
    AudienceKind,
    CircleMemberState,
)
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.outbox.actions import tell, withdraw_about
from holdspace.people.rules import blocked_between
from holdspace.web.coaching import names_no_client

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.verdicts import Verdict
    from holdspace.people.models import Person

INSIDE, ASKED, DECLINED = CircleMemberState.INSIDE, CircleMemberState.ASKED, CircleMemberState.DECLINED


@once_only
def open_circle(
    *, membership: Membership, name: str, is_for: str, agreements: str = "", by: Person, at: datetime, once: str = ""
) -> Circle:
    """A new circle with its opener in it, who keeps it. `agreements` are its own, beside those of the community."""
    insist(_for_oneself(membership, by))
    insist(may_open_circle(membership, has=_circles_of(membership)))
    if not (1 <= len(name) <= LONGEST_NAME and 1 <= len(is_for) <= LONGEST_PURPOSE):
        raise Refused(no(_("A circle has a short name, and a sentence or two on what it is for.")))
    if len(agreements) > LONGEST_AGREEMENTS:
        raise Refused(no(_("Agreements have up to 1500 characters.")))
    insist(names_no_client(name, is_for, agreements))
    circle = Circle.objects.create(
        community_id=membership.community_id,
        audience=Audience.objects.create(community_id=membership.community_id, kind=AudienceKind.CIRCLE),
        name=name,
        is_for=is_for,
        agreements=agreements,
        keeper=membership,
        opened_at=at,
    )
    CircleMember.objects.create(circle=circle, membership=membership, state=INSIDE, since=at)
    record(verb="circle.opened", of=circle, by=by, at=at, community_id=circle.community_id, once=once)
    return circle


@transaction.atomic
def ask_in(*, circle: Circle, membership: Membership, other: Membership, by: Person, at: datetime) -> None:
    """Ask `other` in. What becomes of it is theirs: whoever asks hears the same words whether the other was asked
    already, said no, or cannot be asked (a block), and nobody is asked twice within a month.

    Raises `NothingHere` for who is not in the circle.
    """
    _insist_inside(circle, membership, by)
    insist(may_come_in(circle, heads=_heads(circle)))
    if other.community_id != circle.community_id:
        raise NothingHere
    insist(is_inside(other))
    known = CircleMember.objects.filter(circle=circle, membership=other).first()
    if known is not None and known.state == INSIDE:
        raise Refused(no(_("They are in it already.")))
    record(verb="circle.asked_in", of=circle, by=by, at=at, community_id=circle.community_id)
    if blocked_between(by.pk, other.person_id):
        return
    if known is not None and known.asked_at is not None and at - known.asked_at < ASKED_AGAIN_AFTER:
        return
    CircleMember.objects.update_or_create(
        circle=circle, membership=other, defaults={"state": ASKED, "asked_by": membership, "asked_at": at}
    )
    tell(
        person_id=other.person_id,
        kind=ASKED_IN,
        url=reverse("communities:circles", args=[circle.community.slug]),
        by=by,
        at=at,
        about=circle,
        community_id=circle.community_id,
        community_name=circle.community.name,
    )


@transaction.atomic
def come_in(*, circle: Circle, membership: Membership, by: Person, at: datetime) -> CircleMember:
    """Say yes to being asked in; also after having said no. Raises `NothingHere` for who was not asked."""
    asked = _asked(circle, membership, by)
    insist(may_come_in(circle, heads=_heads(circle)))
    insist(may_open_circle(membership, has=_circles_of(membership)))
    move(asked, out_of=[ASKED, DECLINED], into=INSIDE, told=_("You are in it already."), since=at)
    withdraw_about(kind=ASKED_IN, about_ids=[circle.pk], person_ids=[by.pk], by=by, at=at)
    record(verb="circle.come_in", of=circle, by=by, at=at, community_id=circle.community_id)
    follow_audiences(audience_ids=[circle.audience_id], gone=[], by=by, at=at)
    return asked


@transaction.atomic
def decline_circle(*, circle: Circle, membership: Membership, by: Person, at: datetime) -> CircleMember:
    """Say no, unseen by anybody. Saying it twice is saying it once."""
    asked = _asked(circle, membership, by)
    if asked.state == DECLINED:
        return asked
    move(asked, out_of=ASKED, into=DECLINED, told=_("You are in it already."))
    withdraw_about(kind=ASKED_IN, about_ids=[circle.pk], person_ids=[by.pk], by=by, at=at)
    record(verb="circle.declined", of=membership, by=by, at=at, community_id=circle.community_id)
    return asked


@transaction.atomic
def leave_circle(*, circle: Circle, membership: Membership, by: Person, at: datetime) -> Circle:
    """Leave, without a word to anybody: the row is gone, and what was shared there is out of one's sight at once. The
    last one to leave closes it."""
    _insist_inside(circle, membership, by)
    take_out([circle], membership, by=by, at=at)
    record(verb="circle.left", of=circle, by=by, at=at, community_id=circle.community_id)
    return circle


@transaction.atomic
def close_circle(*, circle: Circle, membership: Membership, by: Person, at: datetime) -> Circle:
    """Closed for good, by whoever keeps it. Nobody is in it any more; one still sees what one shared oneself."""
    _insist_inside(circle, membership, by)
    insist(may_close_circle(circle, membership))
    close(circle, by=by, at=at)
    record(verb="circle.closed", of=circle, by=by, at=at, community_id=circle.community_id)
    return circle


def _for_oneself(membership: Membership, by: Person) -> Verdict:
    return is_inside(membership) if membership.person_id == by.pk else no(_("One speaks for oneself."))


def _insist_inside(circle: Circle, membership: Membership, by: Person) -> None:
    insist(_for_oneself(membership, by))
    if not CircleMember.objects.filter(circle=circle, membership=membership, state=INSIDE).exists():
        raise NothingHere


def _asked(circle: Circle, membership: Membership, by: Person) -> CircleMember:
    insist(_for_oneself(membership, by))
    asked = CircleMember.objects.filter(circle=circle, membership=membership).first()
    if asked is None:
        raise NothingHere
    return asked


def _heads(circle: Circle) -> int:
    return CircleMember.objects.filter(circle=circle, state=INSIDE).count()


def _circles_of(membership: Membership) -> int:
    return CircleMember.objects.filter(membership=membership, state=INSIDE).count()
