"""Vouches: an applicant asks a member, the member says yes in their own words, or quietly not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.rules import may_steward
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, insist
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.outbox.actions import tell
from holdspace.vetting.models import Vouch
from holdspace.vetting.queries.vouching import member_by_address, vouch_for_me_to_give
from holdspace.vetting.rules import MOST_VOUCHES_ASKED, fits_beside, may_ask_beside
from holdspace.vetting.states import VouchState
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person
    from holdspace.vetting.models import Application


@once_only
def ask_for_vouch(
    *, application: Application, address: str, token: str, by: Person, at: datetime, once: str = ""
) -> Vouch:
    """Ask a member to vouch, by mail address, or with "" by a link to be handed on (`token`, 32 characters, by chance).

    Whether the address is a member's is not told, so that nobody finds out who is here.
    """
    if application.person_id != by.pk:
        raise NothingHere
    insist(
        may_ask_beside(
            application, asked=Vouch.objects.filter(application=application).count(), most=MOST_VOUCHES_ASKED
        )
    )
    vouch = Vouch.objects.create(
        application=application,
        community_id=application.community_id,
        token=token,
        asked=address.strip().lower(),
        asked_at=at,
    )
    record(verb="vouch.asked", of=vouch, by=by, at=at, community_id=application.community_id, once=once)
    member_id = member_by_address(application=application, address=vouch.asked, seen_by=by) if vouch.asked else None
    if member_id is not None:
        tell(
            person_id=member_id,
            kind="vetting.asked_to_vouch",
            url=way("vetting.vouch", application.community.slug, token),
            by=by,
            at=at,
            about=vouch,
            community_id=application.community_id,
            community_name=application.community.name,
        )
    return vouch


@transaction.atomic
def give_vouch(*, token: str, membership: Membership, words: str, by: Person, at: datetime) -> Vouch:
    """Yes, in one's own words. Stewards read them; the applicant learns who, not what. Once for each application."""
    vouch = vouch_for_me_to_give(membership=membership, token=token, seen_by=by)
    insist(fits_beside(words))
    try:
        with transaction.atomic():
            move(
                vouch,
                out_of=VouchState.ASKED,
                into=VouchState.GIVEN,
                told=_("This has been answered already."),
                member=by,
                answered_at=at,
            )
    except IntegrityError as twice:
        raise AlreadyMoved(_("You have vouched for them already. Thank you.")) from twice
    vouch.words = words.strip()
    vouch.save(update_fields=["words"])
    record(verb="vouch.given", of=vouch, by=by, at=at, community_id=vouch.community_id)
    application = vouch.application
    tell(
        person_id=application.person_id,
        kind="vetting.somebody_vouched",
        url=way("vetting.vouches", application.community.slug),
        by=by,
        at=at,
        about=vouch,
        community_id=vouch.community_id,
        community_name=application.community.name,
    )
    return vouch


@transaction.atomic
def decline_vouch(*, token: str, membership: Membership, by: Person, at: datetime) -> Vouch:
    """Quietly not. Nobody is told, the applicant's page looks as before, and no name is kept with it."""
    vouch = vouch_for_me_to_give(membership=membership, token=token, seen_by=by)
    move(
        vouch,
        out_of=VouchState.ASKED,
        into=VouchState.DECLINED,
        told=_("This has been answered already."),
        answered_at=at,
    )
    record(verb="vouch.declined", of=vouch, by=by, at=at, community_id=vouch.community_id)
    return vouch


@transaction.atomic
def open_beside(*, application: Application, steward: Membership, by: Person, at: datetime) -> Application:
    """A steward opens what stewards alone see, the name included: an act that stands in the power record."""
    if steward.person_id != by.pk or steward.community_id != application.community_id:
        raise NothingHere
    insist(may_steward(steward))
    record(
        verb="application.unmasked",
        of=application,
        by=by,
        at=at,
        community_id=application.community_id,
        in_role="steward",
    )
    return application
