"""Keeping first words as they are written, until they are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from holdspace.conversations.models import Beginning
from holdspace.conversations.queries import thread_with
from holdspace.conversations.rules import DRAFT_LIMIT, may_begin
from holdspace.grammar.refusals import insist
from holdspace.journal.actions import record

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person


@transaction.atomic
def keep_first_words(
    *, membership: Membership, whom: Membership, words: str, by: Person, at: datetime
) -> Beginning | None:
    """Keep what somebody is writing to another for the first time, one draft for each; empty words drop it (None).

    Only its beginning is an entry. Nothing of it reaches the other, not even that there is one. What the page sends
    on its way to a thread that is there already is not kept: drafts to it stand there.
    """
    insist(may_begin(membership, whom, by=by, at=at))
    if thread_with(membership=whom, community=membership.community, seen_by=by, at=at) is not None:
        return None
    mine: dict[str, Any] = {"community_id": membership.community_id, "person": by, "whom_id": whom.person_id}
    if not words.strip():
        if Beginning.objects.filter(**mine).delete()[0]:
            record(verb="message.let_go", of=membership, by=by, at=at, community_id=membership.community_id)
        return None
    kept = {"words": words[:DRAFT_LIMIT], "at": at}
    beginning, new = Beginning.objects.update_or_create(**mine, defaults=kept)
    if new:
        record(verb="message.begun", of=beginning, by=by, at=at, community_id=membership.community_id)
    return beginning
