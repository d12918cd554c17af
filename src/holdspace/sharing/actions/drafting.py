"""Keeping what somebody is writing. Drafts are shown to nobody and checked by nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.rules import is_inside
from holdspace.communities.states import MOST_NAMED
from holdspace.grammar.refusals import Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.sharing.models import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person

LONGEST_DRAFT = 5_000


@transaction.atomic
def keep_draft(
    *,
    membership: Membership,
    text: str,
    level: str,
    hope: str,
    content_note: str = "",
    for_me_alone: bool = False,
    lets_go_days: int = 0,
    audience: str = "",
    people: Sequence[int] = (),
    by: Person,
    at: datetime,
) -> Draft:
    """Keep what stands in the form, whatever its length up to 5,000 characters, in the member's one draft. `audience`
    is the word of the form ("circle-7"), `people` whom it names.

    The journal gets one entry when a draft begins, not one for every pause in typing.
    """
    if membership.person_id != by.pk:
        raise Refused(no(_("One writes for oneself.")))
    insist(is_inside(membership))
    named: Any = list(people)[: 10 * MOST_NAMED]
    draft, new = Draft.objects.update_or_create(
        membership=membership,
        defaults={
            "text": text[:LONGEST_DRAFT],
            "level": level,
            "hope": hope,
            "content_note": content_note[:LONGEST_DRAFT],
            "for_me_alone": for_me_alone,
            "lets_go_days": lets_go_days,
            "audience": audience,
            "people": named,
            "kept_at": at,
        },
    )
    if new:
        record(verb="draft.begun", of=draft, by=by, at=at, community_id=membership.community_id)
    return draft


@transaction.atomic
def drop_draft(*, membership: Membership, by: Person, at: datetime) -> None:
    """Let the draft go; where there is none nothing happens."""
    if membership.person_id != by.pk:
        raise Refused(no(_("One writes for oneself.")))
    draft = Draft.objects.filter(membership=membership).first()
    if draft is not None:
        record(verb="draft.dropped", of=draft, by=by, at=at, community_id=membership.community_id)
        draft.delete()
