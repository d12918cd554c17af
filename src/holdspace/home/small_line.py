"""The small line on Today: one question about something of one's own, answered or waved away in one press.

An ask that comes to its date, a standing offer whose giver was asked whether it still stands, something from the shelf
that helped or did not: the first of them there is, never two. It is a column of the statement in `home.beside`, so
that Today costs no query more; `tests/home/test_small_line.py` holds it against the rooms' own rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from holdspace.web.ways import way

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

NEAR = timedelta(days=3)  # to the date of an ask
QUIETLY = timedelta(days=14)  # after it, and after one was asked whether something helped: then nobody brings it up
AWAY_DAYS = 30  # for so long what was waved away is not brought up again

# m is the membership of whoever looks.
SQL = """COALESCE(
    (SELECT 'ask:' || a.id || ':' || a.title FROM exchange_ask a
      WHERE a.asker_id = m.person_id AND a.community_id = m.community_id AND a.state = 'open'
        AND a.good_until > %s AND a.good_until <= %s
        AND NOT EXISTS (SELECT 1 FROM exchange_offer o WHERE o.ask_id = a.id AND o.state = 'waiting')
        AND NOT EXISTS (SELECT 1 FROM invitations_setaside x WHERE x.membership_id = m.id
          AND x.about_kind = 'exchange.ask' AND x.about_id = a.id AND x.until > %s)
      ORDER BY a.good_until, a.id LIMIT 1),
    (SELECT 'stands:' || s.id || ':' || s.title FROM exchange_standingoffer s
      WHERE s.giver_id = m.person_id AND s.community_id = m.community_id AND s.state = 'standing'
        AND s.asked_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM invitations_setaside x WHERE x.membership_id = m.id
          AND x.about_kind = 'exchange.standingoffer' AND x.about_id = s.id AND x.until > %s)
      ORDER BY s.asked_at, s.id LIMIT 1),
    (SELECT 'helped:' || t.id || ':' || r.title FROM resources_taking t
      JOIN resources_resource r ON r.id = t.resource_id AND r.state = 'here'
      JOIN communities_audience u ON u.id = r.audience_id
      JOIN communities_membership g ON g.person_id = r.giver_id AND g.community_id = r.community_id
        AND g.state = 'inside'
      WHERE t.person_id = m.person_id AND t.community_id = m.community_id AND t.state = 'taken' AND t.asked_at > %s
        AND (u.kind = 'everybody' OR EXISTS (
          SELECT 1 FROM communities_circle i JOIN communities_circlemember c ON c.circle_id = i.id
          WHERE i.audience_id = u.id AND c.membership_id = m.id AND c.state = 'inside'))
        AND NOT EXISTS (SELECT 1 FROM people_block b WHERE (b.blocker_id = m.person_id AND b.blocked_id = r.giver_id)
          OR (b.blocker_id = r.giver_id AND b.blocked_id = m.person_id))
        AND NOT EXISTS (SELECT 1 FROM invitations_setaside x WHERE x.membership_id = m.id
          AND x.about_kind = 'resources.taking' AND x.about_id = t.id AND x.until > %s)
      ORDER BY t.asked_at, t.id LIMIT 1))"""


def asked_with(at: datetime, adapt: Callable[[datetime], Any]) -> list[Any]:
    """What the statement is asked with, in its order; `adapt` makes a time what the database takes."""
    now = adapt(at)
    return [adapt(at - QUIETLY), adapt(at + NEAR), now, now, adapt(at - QUIETLY), now]


@dataclass(frozen=True, slots=True)
class SmallLine:
    """What it is about ("ask", "stands", "helped"), its number, and its own line."""

    about: str
    number: int
    title: str

    @classmethod
    def told_by(cls, column: str | None) -> SmallLine | None:
        """Out of the column of the statement; None where there is nothing to ask."""
        if not column:
            return None
        about, number, title = column.split(":", 2)
        return cls(about, int(number), title)

    @property
    def says(self) -> str:
        """The question."""
        named = {"title": self.title}
        if self.about == "ask":
            return _("Do you still need it: %(title)s?") % named
        if self.about == "stands":
            return _("Does it still stand: %(title)s?") % named
        return _("Has it helped: %(title)s?") % named

    def url(self, slug: str) -> str:
        """Where it stands, to change it or to say more."""
        if self.about == "helped":
            return way("taken", slug)
        return way("ask" if self.about == "ask" else "standing", slug, self.number)
