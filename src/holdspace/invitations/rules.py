"""Only oneself says what one has room for; and when a person's day ends."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from holdspace.communities.rules import is_inside
from holdspace.grammar.verdicts import Verdict, no

if TYPE_CHECKING:
    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor


def may_say_for(membership: Membership, by: Actor) -> Verdict:
    """Rest, come back, set aside: a member for themself."""
    if by.actor_id != membership.person_id:
        return no(_("Everybody says for themself what they have room for."))
    return is_inside(membership)


def next_midnight(at: datetime, zone_name: str) -> datetime:
    """When the day ends for somebody in a zone (UTC where the zone is unknown), as aware UTC; always after `at`."""
    try:
        zone = zoneinfo.ZoneInfo(zone_name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        zone = zoneinfo.ZoneInfo("UTC")
    tomorrow = at.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time.min, tzinfo=zone).astimezone(UTC)
