"""How the places of a standing offer are kept: what is left is what there is less what somebody has."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from holdspace.exchange.models import Ask, StandingOffer
from holdspace.exchange.rules import has_a_new_lot
from holdspace.exchange.states import TAKEN

if TYPE_CHECKING:
    from holdspace.people.models import Person


def next_month(at: datetime, *, of: Person) -> datetime:
    """When the next month begins where this person's clock stands."""
    here = at.astimezone(ZoneInfo(of.time_zone))
    later = here.replace(day=1) + timedelta(days=32)
    return datetime(later.year, later.month, 1, tzinfo=here.tzinfo)


def recount(standing_id: int | None) -> None:
    """Bring what is left up to date, after somebody took a place, gave one back, or the number was changed; part of
    whatever did it. None, where the offer itself is gone, is nothing to do.

    The row is held first, so that two of them cannot count past each other.
    """
    rows = StandingOffer.objects.select_for_update(of=("self",))
    standing = rows.filter(pk=standing_id).first() if standing_id is not None else None
    if standing is None:
        return
    taken = Ask.objects.filter(place_of=standing, lot=standing.lot, state__in=TAKEN).count()
    StandingOffer.objects.filter(pk=standing.pk).update(left=max(0, standing.places - taken))


def renew(standing: StandingOffer, *, at: datetime) -> bool:
    """All places of the new month are free; whether it was this call that began it. Part of whatever needs it now."""
    values = {"lot": standing.lot + 1, "left": standing.places, "renews_at": next_month(at, of=standing.giver)}
    rows = StandingOffer.objects.filter(has_a_new_lot(at), pk=standing.pk, lot=standing.lot, places=standing.places)
    if not rows.update(**values):
        return False
    for name, value in values.items():
        setattr(standing, name, value)
    return True
