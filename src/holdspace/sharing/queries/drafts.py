"""What one is writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.grammar.refusals import NothingHere
from holdspace.sharing.models import Draft

if TYPE_CHECKING:
    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor


def draft_of(*, membership: Membership, seen_by: Actor) -> Draft | None:
    """One's own draft. Raises `NothingHere` with somebody else's membership: drafts are shown to nobody."""
    if membership.person_id != seen_by.actor_id:
        raise NothingHere
    return Draft.objects.filter(membership=membership).select_related("picture").first()
