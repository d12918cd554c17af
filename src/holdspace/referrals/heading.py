"""How a thread about a referral is headed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from holdspace.conversations.kinds import About, Happening
from holdspace.referrals.models import Handover
from holdspace.referrals.rules import handovers_visible
from holdspace.web.ways import way

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from holdspace.grammar.actors import Actor


def head_threads(*, numbers: Sequence[int], seen_by: Actor, at: datetime) -> dict[int, About]:
    """By what it is, never by what was sought. One query."""
    rows = Handover.objects.filter(handovers_visible(seen_by, at), pk__in=numbers)
    return {
        one.pk: About(
            title=_("A referral"),
            url=way("referral", one.community.slug, one.answer.referral_id),
            happenings=(Happening(one.agreed_at, _("%(name)s has room") % {"name": one.taker.name}),),
        )
        for one in rows.select_related("community", "answer", "taker").order_by("id")
    }
