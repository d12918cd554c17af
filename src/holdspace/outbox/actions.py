"""Telling somebody something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.outbox.kinds import notice_kind
from holdspace.outbox.models import Notice

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import Model

    from holdspace.grammar.actors import Actor


def tell(
    *,
    person_id: int,
    kind: str,
    url: str,
    by: Actor,
    at: datetime,
    about: Model | None = None,
    community_id: int | None = None,
    community_name: str = "",
    who: str = "",
) -> Notice:
    """Queue one notice of a declared kind (KeyError otherwise) in the caller's transaction, and its deliveries.

    The action that calls it has written the journal entry already; a notice adds none. `url` is a path inside the
    place without anything private; `who` a display name where the kind's line names one. The caller has asked the
    rules whether the person may know (blocks!).
    """
    notice_kind(kind)
    return Notice.objects.create(
        person_id=person_id,
        kind=kind,
        url=url,
        at=at,
        about_kind=type(about)._meta.label_lower if about is not None else "",
        about_id=about.pk if about is not None else None,
        community_id=community_id,
        community_name=community_name,
        who=who,
    )
