"""Guides: offering, being given to somebody, changing, writing to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.grammar.refusals import AlreadyMoved, NothingHere, insist
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.outbox.actions import tell
from holdspace.vetting.models import Accompanying, GuideMessage, GuideOffer
from holdspace.vetting.queries.guiding import next_guide, without_guide
from holdspace.vetting.rules import fits_beside, may_offer_to_guide, may_write_beside
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person
    from holdspace.vetting.models import Application

AT_ONCE = 2  # how many who wait for a guide somebody gets when they offer


@transaction.atomic
def offer_to_guide(*, membership: Membership, by: Person, at: datetime) -> GuideOffer:
    """*I would gladly accompany somebody.* Saying it twice changes nothing; who waits for a guide gets one."""
    _insist_on_own(membership, by)
    insist(may_offer_to_guide(membership))
    offer, new = GuideOffer.objects.get_or_create(membership=membership, defaults={"at": at})
    if not new:
        return offer
    record(verb="guide.offered", of=offer, by=by, at=at, community_id=membership.community_id)
    for application in without_guide(community=membership.community, seen_by=by)[:AT_ONCE]:
        _accompany(application, by, at)
    return offer


@transaction.atomic
def end_guide_offer(*, membership: Membership, by: Person, at: datetime) -> Membership:
    """*Not for now.* Those one accompanies already stay, until one steps back from them."""
    _insist_on_own(membership, by)
    deleted, _kinds = GuideOffer.objects.filter(membership=membership).delete()
    if deleted:
        record(verb="guide.offer_ended", of=membership, by=by, at=at, community_id=membership.community_id)
    return membership


@transaction.atomic
def give_guide(*, application: Application, by: Actor, at: datetime) -> Accompanying | None:
    """Give an application a guide, by load; None while nobody has offered who could be one for this person."""
    return _accompany(application, by, at)


@transaction.atomic
def ask_for_another_guide(*, application: Application, by: Person, at: datetime) -> Accompanying | None:
    """No reason is asked, and none is kept. None where nobody else is there just now: then one can ask again."""
    if application.person_id != by.pk:
        raise NothingHere
    _end(application, by, at)
    return _accompany(application, by, at)


@transaction.atomic
def step_back(*, accompanying: Accompanying, by: Person, at: datetime) -> Accompanying | None:
    """A guide hands over, without reasons; the applicant is told that somebody else is there, or that nobody is yet."""
    if accompanying.guide_id != by.pk:
        raise NothingHere
    application = accompanying.application
    _end(application, by, at)
    following = _accompany(application, by, at)
    _tell(application.person_id, "vetting.guide_changed", "vetting.guide", accompanying, by, at)
    return following


@once_only
def write_beside(*, accompanying: Accompanying, words: str, by: Person, at: datetime, once: str = "") -> GuideMessage:
    """A message between applicant and guide. The other one is told that somebody wrote, not what."""
    if by.pk not in {accompanying.guide_id, accompanying.application.person_id}:
        raise NothingHere
    insist(fits_beside(words))
    insist(may_write_beside(accompanying, by=by))
    message = GuideMessage.objects.create(accompanying=accompanying, author=by, words=words.strip(), at=at)
    community_id = accompanying.application.community_id
    record(verb="guide.written", of=message, by=by, at=at, community_id=community_id, once=once)
    if by.pk == accompanying.guide_id:
        _tell(accompanying.application.person_id, "vetting.guide_wrote", "vetting.guide", accompanying, by, at)
    else:
        _tell(accompanying.guide_id, "vetting.guide_wrote", "vetting.guiding", accompanying, by, at)
    return message


def _accompany(application: Application, by: Actor, at: datetime) -> Accompanying | None:
    if Accompanying.objects.filter(application=application, ended_at=None).exists():
        return None
    guide_id = next_guide(application=application, seen_by=by)
    if guide_id is None:
        return None
    accompanying = Accompanying.objects.create(application=application, guide_id=guide_id, since=at)
    record(verb="guide.given", of=accompanying, by=by, at=at, community_id=application.community_id)
    _tell(guide_id, "vetting.you_guide", "vetting.guiding", accompanying, by, at)
    return accompanying


def _end(application: Application, by: Actor, at: datetime) -> None:
    standing = Accompanying.objects.filter(application=application, ended_at=None).first()
    if standing is None:
        return
    if not Accompanying.objects.filter(pk=standing.pk, ended_at=None).update(ended_at=at):
        raise AlreadyMoved(_("This has been changed already."))
    record(verb="guide.ended", of=standing, by=by, at=at, community_id=application.community_id)
    if standing.guide_id != by.actor_id:
        _tell(standing.guide_id, "vetting.you_guide_no_more", "vetting.guiding", standing, by, at)


def _insist_on_own(membership: Membership, by: Person) -> None:
    if membership.person_id != by.pk:
        raise NothingHere


def _tell(person_id: int, kind: str, page: str, accompanying: Accompanying, by: Actor, at: datetime) -> None:
    community = accompanying.application.community
    tell(
        person_id=person_id,
        kind=kind,
        url=way(page, community.slug),
        by=by,
        at=at,
        about=accompanying,
        community_id=community.pk,
        community_name=community.name,
    )
