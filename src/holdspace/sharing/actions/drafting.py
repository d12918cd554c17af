"""Keeping what somebody is writing. Drafts are shown to nobody and checked by nobody."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.rules import is_inside
from holdspace.communities.states import MOST_NAMED
from holdspace.grammar.refusals import Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.sharing.models import Draft
from holdspace.uploads.actions import keep_picture, let_go_picture
from holdspace.web.coaching import names_no_client

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
    # Held alone; its picture is asked for afterwards, or PostgreSQL would join the one that was there before a wait.
    draft = Draft.objects.filter(membership=membership).select_for_update().first()
    if draft is not None:
        record(verb="draft.dropped", of=draft, by=by, at=at, community_id=membership.community_id)
        picture = draft.picture
        draft.delete()
        if picture is not None:
            let_go_picture(picture=picture, by=by, at=at)


@transaction.atomic
def put_picture_in_draft(
    *, membership: Membership, file: IO[bytes], description: str, by: Person, at: datetime
) -> Draft:
    """Keep a picture with what one is writing, so that it need not be chosen again; the earlier one is gone.

    Nobody else sees it. Raises `Refused` for a file that cannot be kept, without a description, and where the
    description names a client.
    """
    insist(is_inside(membership))
    insist(names_no_client(description))
    draft = _held(membership, by, at)
    earlier = draft.picture
    draft.picture = keep_picture(file=file, description=description, owner_id=by.pk, apart=True, by=by, at=at)
    draft.kept_at = at
    draft.save(update_fields=["picture", "kept_at"])
    if earlier is not None:
        let_go_picture(picture=earlier, by=by, at=at)
    record(verb="draft.picture_kept", of=draft, by=by, at=at, community_id=membership.community_id)
    return draft


@transaction.atomic
def take_picture_from_draft(*, membership: Membership, by: Person, at: datetime) -> None:
    """The picture and its file are gone; the words stay. Where there is none nothing happens."""
    draft = _held(membership, by, at)
    if (picture := draft.picture) is not None:
        draft.picture = None
        draft.save(update_fields=["picture"])
        let_go_picture(picture=picture, by=by, at=at)
        record(verb="draft.picture_dropped", of=draft, by=by, at=at, community_id=membership.community_id)


def _held(membership: Membership, by: Person, at: datetime) -> Draft:
    """One's draft, made where there is none, held until the transaction ends: of two pictures at once none is left."""
    if membership.person_id != by.pk:
        raise Refused(no(_("One writes for oneself.")))
    draft, new = Draft.objects.get_or_create(membership=membership, defaults={"kept_at": at})
    if new:
        record(verb="draft.begun", of=draft, by=by, at=at, community_id=membership.community_id)
    return Draft.objects.select_for_update().get(pk=draft.pk)
