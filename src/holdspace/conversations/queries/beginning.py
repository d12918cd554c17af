"""What one began to write and has not sent; for oneself alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import OuterRef, Q, Subquery

from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.conversations.models import Beginning
from holdspace.conversations.seen import Begun
from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.people.faces import small_faces
from holdspace.people.rules import not_blocked

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor


def first_words_kept(*, whom: Membership, seen_by: Actor) -> Beginning | None:
    """What one is writing to another member, or None."""
    begun = Beginning.objects.filter(community_id=whom.community_id, whom_id=whom.person_id)
    return begun.filter(Q(person_id=seen_by.actor_id)).first()


def begun_by(
    *, community: Community, seen_by: Actor, at: datetime, after: str = "", size: int = 20
) -> KeysetPage[Begun]:
    """To whom one began to write, the latest first; without those who cannot be written to any more. Two queries."""
    found = page_by_key(_mine(community, seen_by).select_related("whom"), by=("-at", "-id"), after=after, size=size)
    faces = small_faces(person_ids={one.whom_id for one in found.items}, seen_by=seen_by)
    lines = [
        Begun(one.number, one.whom.name, one.at, faces.get(one.whom_id, ""))  # type: ignore[attr-defined]
        for one in found.items
    ]
    return KeysetPage(lines, found.older)


def any_begun(*, community: Community, seen_by: Actor, at: datetime) -> bool:
    """Whether there is any. One query."""
    return _mine(community, seen_by).exists()


def _mine(community: Community, seen_by: Actor) -> QuerySet[Beginning]:
    theirs = Membership.objects.filter(
        person_id=OuterRef("whom_id"), community_id=OuterRef("community_id"), state=MembershipState.INSIDE
    )
    mine = Beginning.objects.filter(not_blocked(seen_by, "whom"), Q(person_id=seen_by.actor_id), community=community)
    return mine.annotate(number=Subquery(theirs.values("pk")[:1])).filter(number__isnull=False)
