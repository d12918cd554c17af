"""A community begins, and how it reads applications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models import Audience, Charter, Community, Membership
from holdspace.communities.rules import may_steward, role_of
from holdspace.communities.states import CHARTER_FIELDS
from holdspace.grammar.refusals import Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person


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
    record(verb="community.founded", of=community, by=by, at=at, community_id=community.pk, in_role=role_of(by))
    return community


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
