"""Saying that a rule is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.algorithms.coach.catalogue import catalogue
from holdspace.communities.models import Membership
from holdspace.communities.rules import is_inside
from holdspace.communities.states import MembershipState
from holdspace.grammar.refusals import NothingHere, insist
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.outbox.actions import tell
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor


@once_only
def doubt_rule(*, membership: Membership, rule: str, by: Actor, at: datetime, once: str = "") -> Community:
    """Tell the stewards which rule somebody finds wrong, and nothing else: no text, no name. Returns the community.

    `once` from `rules.doubt_key`: a person says it of a rule once, again tells nobody.
    """
    insist(is_inside(membership))
    if rule not in catalogue():
        raise NothingHere
    community = membership.community
    data = {"rule": rule}
    record(verb="coach.rule_doubted", of=community, by=by, at=at, community_id=community.pk, data=data, once=once)
    stewards = Membership.objects.filter(community=community, state=MembershipState.INSIDE, is_steward=True)
    for person_id in (
        stewards.exclude(person_id=membership.person_id).order_by("pk").values_list("person_id", flat=True)
    ):
        tell(
            person_id=person_id,
            kind="coach.rule_doubted",
            url=way("coach_rule", community.slug, rule),
            by=by,
            at=at,
            about=community,
            community_id=community.pk,
            community_name=community.name,
        )
    return community
