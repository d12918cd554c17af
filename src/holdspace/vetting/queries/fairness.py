"""One's own self-description, and what stewards see of everybody's together. Nothing joins the two on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.communities.models import Community
from holdspace.grammar.refusals import NothingHere
from holdspace.vetting.groups import description_behind
from holdspace.vetting.models import FairnessFigures, SelfDescription

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor
    from holdspace.vetting.models import Application


def description_of(*, application: Application, seen_by: Actor) -> SelfDescription | None:
    """What this applicant said of themself: their own alone (`NothingHere`), and only while the thread is not cut."""
    if seen_by.actor_id != application.person_id:
        raise NothingHere
    return description_behind(application)


def fairness_figures(*, membership: Membership, seen_by: Actor, at: datetime) -> FairnessFigures | None:
    """What was worked out this season or before; for stewards alone. None before the first time."""
    if seen_by.actor_id != membership.person_id or not membership.is_steward:
        raise NothingHere
    return FairnessFigures.objects.filter(community_id=membership.community_id).first()


def communities_with_descriptions(*, seen_by: Actor) -> list[Community]:
    """Where anybody said anything of themself."""
    there = SelfDescription.objects.order_by().values("community_id").distinct()
    return list(Community.objects.filter(pk__in=there).order_by("pk"))
