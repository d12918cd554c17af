"""Founding a community whole: what no single room can do alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.actions import bring_in, found_community, give_role
from holdspace.communities.queries import memberships_by_email
from holdspace.communities.states import Role
from holdspace.grammar.refusals import Refused
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.outbox.actions import tell
from holdspace.people.actions import begin_unlocking, welcome_person, withdraw_unlocking
from holdspace.people.models import Person
from holdspace.scenarios.actions import adopt_scenarios
from holdspace.vetting.actions import open_pathway

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Unlocking


@transaction.atomic
def unlock_person(*, email: str, hours: int, passkeys: bool, by: Actor, at: datetime) -> Unlocking:
    """Begin to take off the second step that somebody lost, and let it stand in the power record of each community
    they are in. Whom it concerns is told by none of them.
    """
    unlocking = begin_unlocking(email=email, hours=hours, passkeys=passkeys, by=by, at=at)
    _into_the_power_record(unlocking, "unlocking.begun", by, at)
    return unlocking


@transaction.atomic
def leave_locked(*, email: str, by: Actor, at: datetime) -> Unlocking:
    """Withdraw it, and let that stand beside it."""
    unlocking = withdraw_unlocking(email=email, by=by, at=at)
    _into_the_power_record(unlocking, "unlocking.withdrawn", by, at)
    return unlocking


def _into_the_power_record(unlocking: Unlocking, verb: str, by: Actor, at: datetime) -> None:
    for membership in memberships_by_email(email=unlocking.person.email or "", seen_by=by):
        record(verb=verb, of=unlocking, by=by, at=at, community_id=membership.community_id, in_role="operator")


@transaction.atomic
def found_whole_community(
    *,
    slug: str,
    name: str,
    tagline: str,
    charter: Mapping[str, str],
    steward_email: str,
    founder_emails: Sequence[str],
    by: Actor,
    at: datetime,
) -> Community:
    """A real community with its charter, pathway and scenarios, its steward and its founders, all marked as founders.

    People without an account get one (they sign in with a mailed code); each is told that it is ready for them, and
    the rooms open as they affirm. The steward also reviews at first, so that whoever asks to join is read.
    """
    if len({e.strip().lower() for e in [steward_email, *founder_emails]}) < 2:
        raise Refused(no(_("A community needs at least two founders: no one decides alone here.")))
    community = found_community(slug=slug, name=name, tagline=tagline, charter=charter, by=by, at=at)
    adopt_scenarios(community=community, by=by, at=at)
    open_pathway(community=community, by=by, at=at)
    for email in dict.fromkeys(e.strip().lower() for e in [steward_email, *founder_emails]):
        person = Person.objects.filter(email=email).first() or welcome_person(email=email, by=by, at=at)
        membership = bring_in(person=person, community=community, founder=True, by=by, at=at)
        roles = [Role.REVIEWER] if email != steward_email.strip().lower() else [Role.STEWARD, Role.REVIEWER]
        for role in roles:
            give_role(membership=membership, role=role, by=by, at=at)
        tell(
            person_id=person.pk,
            kind="communities.asked_to_found",
            url=f"/c/{slug}/affirm/",
            by=by,
            at=at,
            about=community,
            community_id=community.pk,
            community_name=community.name,
        )
    record(verb="community.opened", of=community, by=by, at=at, community_id=community.pk, in_role="operator")
    return community
