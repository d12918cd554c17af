"""What one may practice with: saying so, having it verified by a steward, being reminded before it ends."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models import Community, Membership
from holdspace.communities.states import MembershipState
from holdspace.directory.models import CREDENTIAL_LIMIT, NUMBER_LIMIT, Credential
from holdspace.directory.rules import MOST_CREDENTIALS, REMIND_DAYS, may_verify
from holdspace.directory.states import CredentialKind, SeenBy, VerifiedHow
from holdspace.grammar.refusals import NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.outbox.actions import tell
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import date, datetime

    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person

REMIND_BATCH = 200


@once_only
def add_credential(
    *,
    membership: Membership,
    kind: str,
    title: str,
    jurisdiction: str = "",
    number: str = "",
    ends_on: date | None = None,
    seen_by: str = SeenBy.COMMUNITIES,
    ask: bool = False,
    by: Person,
    at: datetime,
    once: str = "",
) -> Credential:
    """Say what one may practice with. The number is kept encrypted; with `ask` the stewards here are asked to verify.

    Raises `Refused` beyond `MOST_CREDENTIALS` and for what is empty or too long.
    """
    if membership.person_id != by.pk:
        raise NothingHere
    title, number = " ".join(title.split()), " ".join(number.split())
    if not title or len(title) > CREDENTIAL_LIMIT or len(number) > NUMBER_LIMIT:
        raise Refused(no(_("Say in a few words what it is called.")))
    if Credential.objects.filter(person=by).count() >= MOST_CREDENTIALS:
        raise Refused(no(_("You have as many here as we can keep. Take one away that you do not need.")))
    credential = Credential.objects.create(
        person=by,
        kind=CredentialKind(kind),
        title=title,
        jurisdiction=jurisdiction,
        number=number,
        ends_on=ends_on,
        seen_by=SeenBy(seen_by),
        asked_in=membership.community if ask else None,
        added_at=at,
    )
    record(verb="credential.added", of=credential, by=by, at=at, data={"kind": str(credential.kind)}, once=once)
    return credential


@transaction.atomic
def renew_credential(
    *, credential: Credential, ends_on: date, membership: Membership, by: Person, at: datetime
) -> Credential:
    """A new day on which it ends. What was verified was the old one: stewards here are asked to look once more."""
    if credential.person_id != by.pk or membership.person_id != by.pk:
        raise NothingHere
    asked_in = membership.community_id if credential.verified_at is not None else credential.asked_in_id
    Credential.objects.filter(pk=credential.pk).update(
        ends_on=ends_on, reminded_at=None, verified_at=None, verified_by=None, verified_how="", asked_in=asked_in
    )
    record(verb="credential.renewed", of=credential, by=by, at=at)
    credential.refresh_from_db()
    return credential


@transaction.atomic
def take_credential_away(*, credential: Credential, by: Person, at: datetime) -> None:
    """It is gone, with its number. `NothingHere` for anybody else's."""
    if credential.person_id != by.pk:
        raise NothingHere
    record(verb="credential.taken_away", of=credential, by=by, at=at)
    credential.delete()


@transaction.atomic
def verify_credential(*, credential: Credential, how: str, steward: Membership, by: Person, at: datetime) -> Credential:
    """A steward whom its owner asked has looked at it, and says how. Of two stewards at once one has an effect.

    What was looked at is what stands there: changed meanwhile, it stays unverified. The journal keeps who, when and
    how; never a number.
    """
    if steward.person_id != by.pk or credential.asked_in_id != steward.community_id:
        raise NothingHere
    insist(may_verify(credential, steward, at=at))
    looked_at = {"asked_in": steward.community_id, "ends_on": credential.ends_on, "verified_at": None}
    changed = Credential.objects.filter(pk=credential.pk, **looked_at).update(
        verified_at=at, verified_by=by, verified_how=VerifiedHow(how), asked_in=None
    )
    credential.refresh_from_db()
    if changed:
        record(
            verb="credential.verified",
            of=credential,
            by=by,
            at=at,
            community_id=steward.community_id,
            in_role="steward",
            data={"how": str(credential.verified_how)},
        )
        _tell(credential, "directory.verified", steward.community, by, at)
    return credential


@transaction.atomic
def remind_of_ends(*, by: Actor, at: datetime) -> int:
    """Tell owners once, 60 days before something ends; returns how many were looked at, at most 200 at a time."""
    soon = Credential.objects.select_for_update(of=("self",)).filter(
        reminded_at=None, ends_on__lte=at.date() + timedelta(days=REMIND_DAYS), ends_on__gte=at.date()
    )
    found = list(soon.order_by("ends_on", "pk")[:REMIND_BATCH])
    for credential in found:
        Credential.objects.filter(pk=credential.pk).update(reminded_at=at)
        inside = Membership.objects.filter(person_id=credential.person_id, state=MembershipState.INSIDE)
        home = inside.select_related("community").order_by("-pk").first()
        if home is not None:
            record(verb="credential.reminded", of=credential, by=by, at=at)
            _tell(credential, "directory.credential_ends", home.community, by, at)
    return len(found)


def _tell(credential: Credential, kind: str, community: Community, by: Actor, at: datetime) -> None:
    tell(
        person_id=credential.person_id,
        kind=kind,
        url=way("credentials", community.slug),
        by=by,
        at=at,
        about=credential,
        community_id=community.pk,
        community_name=community.name,
    )
