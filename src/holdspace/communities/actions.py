"""Founding, affirming, welcoming, roles, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.heads import keep_head_count
from holdspace.communities.models import Affirmation, Audience, Charter, Community, Membership
from holdspace.communities.rules import may_steward
from holdspace.communities.states import MembershipState, Role
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import Refused, insist
from holdspace.grammar.verdicts import YES, no
from holdspace.journal.actions import record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.grammar.verdicts import Verdict
    from holdspace.people.models import Person

CHARTER_FIELDS = ("is_for", "is_not_for", "who_it_is_for", "mission", "values", "agreements")


@transaction.atomic
def found_community(
    *,
    slug: str,
    name: str,
    tagline: str = "",
    charter: Mapping[str, str],
    by: Actor,
    at: datetime,
    is_demo: bool = False,
) -> Community:
    """Found a community with the first version of its charter (`CHARTER_FIELDS`) and its audience of everybody."""
    if Community.objects.filter(slug=slug).exists():
        raise Refused(no(_("There is a community of this name already.")))
    community = Community.objects.create(slug=slug, name=name, tagline=tagline, founded_at=at, is_demo=is_demo)
    Audience.objects.create(community=community)
    Charter.objects.create(
        community=community, version=1, in_force_from=at, **{field: charter[field] for field in CHARTER_FIELDS}
    )
    record(verb="community.founded", of=community, by=by, at=at, community_id=community.pk, in_role=_role_of(by))
    return community


@transaction.atomic
def bring_in(*, person: Person, community: Community, by: Actor, at: datetime, founder: bool = False) -> Membership:
    """Make somebody a member: by a welcome (vetting calls this), or as a founder. The rooms open once they affirm.

    Somebody who left comes back into the same membership.
    """
    membership, new = Membership.objects.get_or_create(
        person=person, community=community, defaults={"since": at, "founder": founder}
    )
    if not new and membership.state == MembershipState.LEFT:
        move(membership, out_of=MembershipState.LEFT, into=MembershipState.INSIDE, since=at, left_at=None)
        keep_head_count(pk=community.pk)
    verb = "membership.founded" if founder else "membership.begun"
    record(verb=verb, of=membership, by=by, at=at, community_id=community.pk)
    return membership


@transaction.atomic
def affirm_charter(*, membership: Membership, charter: Charter, by: Person, at: datetime) -> Affirmation:
    """One's own yes to a version; saying it twice changes nothing."""
    if membership.person_id != by.pk or charter.community_id != membership.community_id:
        raise Refused(no(_("One can only affirm for oneself.")))
    affirmation, new = Affirmation.objects.get_or_create(membership=membership, charter=charter, defaults={"at": at})
    if new:
        membership.affirmed_version = max(membership.affirmed_version, charter.version)
        Membership.objects.filter(pk=membership.pk).update(affirmed_version=membership.affirmed_version)
        keep_head_count(pk=membership.community_id)
        record(verb="charter.affirmed", of=affirmation, by=by, at=at, community_id=membership.community_id)
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
    """A new version of the charter, in force from now on; earlier affirmations hold for their version."""
    insist(may_steward(steward))
    latest = Charter.objects.filter(community=community).order_by("-version").values_list("version", flat=True)[0]
    charter = Charter.objects.create(
        community=community,
        version=latest + 1,
        in_force_from=at,
        what_changed=what_changed,
        **{field: texts[field] for field in CHARTER_FIELDS},
    )
    record(verb="charter.put_in_force", of=charter, by=by, at=at, community_id=community.pk, in_role="steward")
    return charter


@transaction.atomic
def give_role(
    *, membership: Membership, role: Role, by: Actor, at: datetime, steward: Membership | None = None
) -> Membership:
    """Give a role: by the operator, or by a steward of the same community (`steward` is their membership)."""
    _may_change_roles(membership, steward, by)
    _set_role(membership, role, held=True)
    record(
        verb="role.given",
        of=membership,
        by=by,
        at=at,
        community_id=membership.community_id,
        in_role=_role_of(by),
        data={"role": str(role)},
    )
    return membership


@transaction.atomic
def end_role(
    *, membership: Membership, role: Role, by: Actor, at: datetime, steward: Membership | None = None
) -> Membership:
    """End a role: by the operator, a steward, or whoever holds it."""
    if by.actor_id != membership.person_id:
        _may_change_roles(membership, steward, by)
    if role == Role.STEWARD:
        insist(_not_the_last_steward(membership))
    _set_role(membership, role, held=False)
    record(
        verb="role.ended",
        of=membership,
        by=by,
        at=at,
        community_id=membership.community_id,
        in_role=_role_of(by),
        data={"role": str(role)},
    )
    return membership


@transaction.atomic
def hide_names(*, community: Community, hidden: bool, steward: Membership, by: Person, at: datetime) -> Community:
    """Whether applications that begin from now on are read without name; those under way keep what they were told."""
    if steward.person_id != by.pk or steward.community_id != community.pk:
        raise Refused(no(_("This is for the stewards.")))
    insist(may_steward(steward))
    community.hides_names = hidden
    Community.objects.filter(pk=community.pk).update(hides_names=hidden)
    record(
        verb="community.hides_names" if hidden else "community.shows_names",
        of=community,
        by=by,
        at=at,
        community_id=community.pk,
        in_role="steward",
    )
    return community


@transaction.atomic
def leave_community(*, membership: Membership, by: Person, at: datetime) -> Membership:
    """Leave by oneself, without reasons; roles end with it."""
    if membership.person_id != by.pk:
        raise Refused(no(_("One can only leave oneself.")))
    insist(_not_the_last_steward(membership))
    move(
        membership,
        out_of=MembershipState.INSIDE,
        into=MembershipState.LEFT,
        told=_("You have left already."),
        left_at=at,
        is_host=False,
        is_reviewer=False,
        is_steward=False,
    )
    keep_head_count(pk=membership.community_id)
    record(verb="membership.left", of=membership, by=by, at=at, community_id=membership.community_id)
    return membership


def _may_change_roles(membership: Membership, steward: Membership | None, by: Actor) -> None:
    if by.actor_kind == "operator":
        return
    if steward is None or steward.person_id != by.actor_id or steward.community_id != membership.community_id:
        raise Refused(no(_("Roles are given and ended by a steward.")))
    insist(may_steward(steward))


def _set_role(membership: Membership, role: Role, *, held: bool) -> None:
    setattr(membership, f"is_{role}", held)
    Membership.objects.filter(pk=membership.pk).update(**{f"is_{role}": held})


def _role_of(by: Actor) -> str:
    return "operator" if by.actor_kind == "operator" else "steward"


def _not_the_last_steward(membership: Membership) -> Verdict:
    others = Membership.objects.filter(
        community_id=membership.community_id, state=MembershipState.INSIDE, is_steward=True
    ).exclude(pk=membership.pk)
    if membership.is_steward and not others.exists():
        return no(_("You are the only steward. Please make somebody else a steward first."))
    return YES
