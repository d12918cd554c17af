"""How referrals are found by the search: by what is sought, by whoever may open them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from holdspace.referrals.models import Referral
from holdspace.referrals.rules import visible
from holdspace.referrals.seen import facts_of, referrals_seen, to_show
from holdspace.referrals.states import ReferralState
from holdspace.search.kinds import Entry, Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.grammar.actors import Actor


def entries(referrals: Sequence[Referral]) -> dict[int, Entry]:
    """What is sought, while it is; the note is for reading alone."""
    return {
        one.pk: Entry(facts[0][1], "\n".join(words for _label, words in facts[1:]), places=(one.community_id,))
        for one in referrals
        if one.state == ReferralState.OPEN
        for facts in [facts_of(one, {})]
    }


def everything() -> Iterable[Referral]:
    """Every referral, for making the index anew."""
    return Referral.objects.order_by("pk").iterator(chunk_size=500)


def may_open(*, community_id: int, seen_by: Actor, at: datetime) -> QuerySet[Referral]:
    """Those of a community that whoever looks may open, while they are looked for."""
    return Referral.objects.filter(visible(seen_by, at), community_id=community_id, state=ReferralState.OPEN)


def hits(*, numbers: Sequence[int], community_id: int, slug: str, seen_by: Actor, at: datetime) -> dict[int, Hit]:
    """As the page shows them. One query."""
    rows = to_show(may_open(community_id=community_id, seen_by=seen_by, at=at).filter(pk__in=numbers))
    return {
        one.number: Hit(
            title=one.title,
            url=one.url,
            kind=_("Referrals"),
            note=_("You look") if one.mine else _("%(name)s looks") % {"name": one.who},
        )
        for one in referrals_seen(rows, added={}, reader=seen_by, at=at)
    }
