"""Sharing something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from holdspace.algorithms.inviting import stated_hours
from holdspace.communities.queries import count_heads
from holdspace.grammar.refusals import Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.sharing.audiences import EVERYBODY, ForWhom, audience_of
from holdspace.sharing.models import Draft, Share, where_words_stand
from holdspace.sharing.needs import count_readers, due_times, want_readers
from holdspace.sharing.rules import fits_before, fits_in, may_share, may_stand_beside, may_stay, stays_until
from holdspace.sharing.states import Hope, Level
from holdspace.uploads.actions import let_go_picture
from holdspace.web.coaching import names_no_client

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person
    from holdspace.uploads.models import Picture


@once_only
def write_share(
    *,
    membership: Membership,
    text: str,
    level: str,
    hope: str,
    content_note: str = "",
    for_me_alone: bool = False,
    lets_go_days: int = 0,
    audience: ForWhom = EVERYBODY,
    picture: str = "",
    by: Person,
    at: datetime,
    once: str = "",
) -> Share:
    """Share `text` (20 to 600 characters) with an audience, everybody here unless it says otherwise, and let the draft
    go.

    `content_note`: up to 60 characters that stand before the words. `for_me_alone`: what is answered in words is read
    by the sharer alone. `lets_go_days`: after so many days it is let go by itself, never for 0. `picture`: the name of
    the one that was kept with the draft and goes with it; without the name the draft's picture is gone with the draft.

    The time within which it is to be seen is fixed now, by how many people are here. Raises `Refused` for who is not
    inside, for a level that is not offered and for a text out of bounds.
    """
    if membership.person_id != by.pk:
        raise Refused(no(_("One shares for oneself.")))
    insist(may_share(membership, level=level))
    insist(fits_in(text))
    insist(may_stay(lets_go_days))
    insist(names_no_client(text))
    insist(fits_before(content_note))
    community = membership.community
    hours = stated_hours(count_heads(community=community, seen_by=by))
    hosts_at, due_at = due_times(community, hours=hours, at=at)
    beside = _from_draft(membership, picture, level=level, by=by, at=at)
    chosen = audience_of(audience, membership=membership, by=by, at=at)
    share = Share.objects.create(
        community=community,
        audience=chosen,
        reach=chosen.kind,
        author=by,
        level=Level(level),
        hope=Hope(hope),
        **where_words_stand(text, level=level, note=content_note),
        for_me_alone=for_me_alone,
        shared_at=at,
        due_at=due_at,
        lets_go_at=stays_until(at, lets_go_days),
        picture=beside,
    )
    data = {"level": str(share.level), "hope": str(share.hope)}
    record(verb="share.written", of=share, by=by, at=at, community_id=community.pk, data=data, once=once)
    want_readers(share=share, readers=count_readers(share), hosts_at=hosts_at, by=by, at=at)
    return share


def _from_draft(membership: Membership, picture: str, *, level: str, by: Person, at: datetime) -> Picture | None:
    """The draft goes; its picture comes along where its name was said, and goes as well where it was not."""
    mine = Draft.objects.filter(membership=membership).select_related("picture")
    draft = mine.select_for_update(of=("self",)).first()
    beside = draft.picture if draft is not None else None
    if picture:
        insist(may_stand_beside(level))
        if beside is None or beside.name != picture:
            raise Refused(no(_("The picture is not with your draft any more. Look what stands there now.")))
    if draft is not None:
        draft.delete()
    if beside is not None and not picture:
        let_go_picture(picture=beside, by=by, at=at)
    return beside if picture else None
