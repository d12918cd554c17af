"""A community begins, and how it reads applications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models import Audience, Charter, Community
from holdspace.communities.rules import role_of
from holdspace.communities.states import CHARTER_FIELDS
from holdspace.grammar.refusals import Refused
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from holdspace.grammar.actors import Actor


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
