"""Which people, and which parts of their profiles, may be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from holdspace.communities.states import MembershipState
from holdspace.directory.states import SeenBy
from holdspace.people.rules import not_blocked

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.directory.models import Profile
    from holdspace.grammar.actors import Actor

PARTS = ("work_as", "about", "gladly")


def visible(seen_by: Actor, at: datetime) -> Q:
    """Memberships whose person may be seen in the list of people, by somebody already inside the community."""
    return Q(state=MembershipState.INSIDE, affirmed_version__gt=0) & not_blocked(seen_by, "person")


def parts_shown(profile: Profile | None, *, own: bool) -> dict[str, str]:
    """The parts of a profile that a fellow member (or oneself) may read; "" for the others."""
    if profile is None:
        return dict.fromkeys(PARTS, "")
    return {
        part: getattr(profile, part) if own or getattr(profile, f"{part}_for") == SeenBy.COMMUNITIES else ""
        for part in PARTS
    }
