"""What a community agreed: a new version, one's own yes to it, and what rests until that yes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from holdspace.communities.heads import keep_head_count
from holdspace.communities.models import Affirmation, Charter, Community, Membership, Proposal
from holdspace.communities.rules import EARLIER_HOLDS_DAYS, may_steward
from holdspace.communities.states import CHARTER_FIELDS, MembershipState, ProposalAbout, ProposalState, Role
from holdspace.communities.telling import tell_everybody
from holdspace.grammar.refusals import Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.outbox.actions import tell
from holdspace.search.actions import index
from holdspace.web.addresses import address

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person

MOST_AT_ONCE = 100


@transaction.atomic
def affirm_charter(*, membership: Membership, charter: Charter, by: Person, at: datetime) -> Affirmation:
    """One's own yes to a version; saying it twice changes nothing. With a yes to the newest, roles that rested come
    back."""
    if membership.person_id != by.pk or charter.community_id != membership.community_id:
        raise Refused(no(_("One can only affirm for oneself.")))
    affirmation, new = Affirmation.objects.get_or_create(membership=membership, charter=charter, defaults={"at": at})
    if new:
        first = membership.affirmed_version == 0
        membership.affirmed_version = max(membership.affirmed_version, charter.version)
        Membership.objects.filter(pk=membership.pk).update(affirmed_version=membership.affirmed_version)
        keep_head_count(pk=membership.community_id)
        # By a first yes somebody comes in: there they stand among the newest.
        index(kind="person", thing=by, by=by, at=at, anew=first)
        record(verb="charter.affirmed", of=affirmation, by=by, at=at, community_id=membership.community_id)
    if not Charter.objects.filter(community_id=membership.community_id, version__gt=charter.version).exists():
        _go_on_in_roles(membership, by=by, at=at)
    return affirmation


@transaction.atomic
def put_charter_in_force(
    *,
    community: Community,
    texts: Mapping[str, str],
    what_changed: str,
    steward: Membership,
    by: Actor,
    at: datetime,
) -> Charter:
    """A new version of the charter, in force from now on, and everybody is told. `texts` by `CHARTER_FIELDS`.

    Earlier affirmations hold for 60 days; then roles rest (`pause_roles`), and nothing else does.
    """
    insist(may_steward(steward))
    Community.objects.select_for_update().get(pk=community.pk)  # of two at once the second gets the next number
    latest = Charter.objects.filter(community=community).order_by("-version").values_list("version", flat=True)[0]
    charter = Charter.objects.create(
        community=community,
        version=latest + 1,
        in_force_from=at,
        what_changed=what_changed,
        **{field: texts[field] for field in CHARTER_FIELDS},
    )
    # Whoever is behind already keeps the earlier date: the first version they have not said yes to counts.
    Membership.objects.filter(
        community=community, state=MembershipState.INSIDE, affirmed_version__gt=0, earlier_holds_until__isnull=True
    ).update(earlier_holds_until=at + timedelta(days=EARLIER_HOLDS_DAYS))
    record(verb="charter.put_in_force", of=charter, by=by, at=at, community_id=community.pk, in_role="steward")
    tell_everybody(
        community=community,
        kind="communities.charter_changed",
        url=address("communities:charter_version", community.slug, charter.version),
        by=by,
        at=at,
    )
    return charter


@transaction.atomic
def pause_roles(*, by: Actor, at: datetime) -> int:
    """Let the roles of a hundred people rest whose earlier agreement held until now; returns how many people.

    Only whoever holds a role is touched, and nobody whose objection still waits for its answer.
    """
    waits = Proposal.objects.filter(
        author_id=OuterRef("person_id"),
        community_id=OuterRef("community_id"),
        about=ProposalAbout.OBJECTION,
        state=ProposalState.OPEN,
    )
    due = (
        Membership.objects.filter(~Exists(waits), state=MembershipState.INSIDE, earlier_holds_until__lte=at)
        .exclude(is_host=False, is_reviewer=False, is_steward=False)
        .select_related("community")
    )
    found = list(due.order_by("earlier_holds_until", "pk")[:MOST_AT_ONCE])
    for membership in found:
        held = membership.roles
        Membership.objects.filter(pk=membership.pk).update(
            paused_roles=",".join(held), is_host=False, is_reviewer=False, is_steward=False
        )
        community_id, data = membership.community_id, {"roles": held}
        record(verb="roles.paused", of=membership, by=by, at=at, community_id=community_id, data=data)
        tell(
            person_id=membership.person_id,
            kind="communities.roles_rest",
            url=address("communities:affirm", membership.community.slug),
            by=by,
            at=at,
            community_id=membership.community_id,
            community_name=membership.community.name,
        )
    return len(found)


def _go_on_in_roles(membership: Membership, *, by: Actor, at: datetime) -> None:
    # Read anew: the object of a request may be older than what the worker did meanwhile.
    now = Membership.objects.values("paused_roles", "earlier_holds_until").get(pk=membership.pk)
    if not now["paused_roles"] and now["earlier_holds_until"] is None:
        return
    back = [role for role in now["paused_roles"].split(",") if role in Role.values]
    changes = {"earlier_holds_until": None, "paused_roles": "", **{f"is_{role}": True for role in back}}
    Membership.objects.filter(pk=membership.pk).update(**changes)
    for name, value in changes.items():
        setattr(membership, name, value)
    if back:
        community_id = membership.community_id
        record(verb="roles.resumed", of=membership, by=by, at=at, community_id=community_id, data={"roles": back})
