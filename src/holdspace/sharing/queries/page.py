"""The hot page: the newest shares that one may see, in one statement written by hand.

The ORM takes about thirty times as long for the same rows as the bare driver, and this page is the one that everybody
opens; so it is SQL here and nowhere else in this room. `tests/sharing/test_page.py` holds it against `rules.visible`,
and looks at the plans on both databases at size.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.urls import reverse

from holdspace.grammar.keyset import KeysetPage, decode_key, encode_key
from holdspace.grammar.refusals import NothingHere
from holdspace.invitations.states import USUALLY, Holds
from holdspace.sharing.queries.cards import Card

if TYPE_CHECKING:
    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor

PAGE_SIZE = 20

# One inner select per audience, each with its own limit, so that each walks its part of the index share_of_audience
# (the literal state is what the partial index asks for); circles will add their selects here, with UNION ALL. The
# limit is the first thing applied: names and answers are looked up for the rows that are shown alone.
_SQL = """
SELECT s.id, s.author_id, p.display_name, p.erased_at, s.level, s.hope, s.text, s.shared_at,
  w.text, g.gesture, f.name, m.id,
  (SELECT holds FROM invitations_capacity WHERE membership_id = %s AND holds_until > %s)
FROM (
  SELECT * FROM (
    SELECT id, community_id, author_id, level, hope, text, shared_at
    FROM sharing_share
    WHERE audience_id = (SELECT id FROM communities_audience WHERE community_id = %s AND kind = 'everybody')
      AND state = 'open' {beyond}
      AND NOT EXISTS (SELECT 1 FROM people_block b WHERE b.blocker_id = %s AND b.blocked_id = author_id)
      AND NOT EXISTS (SELECT 1 FROM people_block b WHERE b.blocked_id = %s AND b.blocker_id = author_id)
    ORDER BY shared_at DESC, id DESC
    LIMIT 21
  ) AS everybody
) AS s
JOIN people_person p ON p.id = s.author_id
LEFT JOIN communities_membership m ON m.person_id = s.author_id AND m.community_id = s.community_id
  AND m.state = 'inside'
LEFT JOIN directory_profile d ON d.person_id = s.author_id
LEFT JOIN uploads_picture f ON f.id = d.face_id
LEFT JOIN sharing_response w ON w.share_id = s.id AND w.responder_id = %s AND w.kind = 'words'
LEFT JOIN sharing_response g ON g.share_id = s.id AND g.responder_id = %s AND g.kind = 'gesture'
ORDER BY s.shared_at DESC, s.id DESC
"""
FIRST_PAGE = _SQL.format(beyond="")
LATER_PAGE = _SQL.format(beyond="AND (shared_at, id) < (%s, %s)")


def shares_page(*, membership: Membership, seen_by: Actor, at: datetime, after: str = "") -> KeysetPage[Card]:
    """The 20 newest shares after a key. One statement. Raises `NothingHere` with somebody else's membership."""
    me = seen_by.actor_id
    if me is None or membership.person_id != me:
        raise NothingHere
    sql, params = statement(membership=membership, seen_by=seen_by, at=at, after=after)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows = cursor.fetchall()
    held = Holds(rows[0][-1] or USUALLY).levels if rows else frozenset()
    cards = [_card(row, me, held) for row in rows[:PAGE_SIZE]]
    if len(rows) <= PAGE_SIZE:
        return KeysetPage(cards)
    return KeysetPage(cards, encode_key([cards[-1].shared_at, cards[-1].id]))


def statement(*, membership: Membership, seen_by: Actor, at: datetime, after: str = "") -> tuple[str, list[Any]]:
    """The SQL and its parameters; an unreadable key gives the first page."""
    key = _key(after)
    now = connection.ops.adapt_datetimefield_value(at)
    params = [membership.pk, now, membership.community_id, *(key or ()), *([seen_by.actor_id] * 4)]
    return (FIRST_PAGE if key is None else LATER_PAGE), params


def _key(after: str) -> list[Any] | None:
    values = decode_key(after, fields=2)
    if values is None or not isinstance(values[0], datetime) or not isinstance(values[1], int):
        return None
    return [connection.ops.adapt_datetimefield_value(values[0]), values[1]]


def _card(row: tuple[Any, ...], me: int, held: frozenset[str]) -> Card:
    share_id, author_id, name, erased_at, level, hope, text, shared_at, words, gesture, picture, number, _ = row
    return Card(
        id=share_id,
        author_id=author_id,
        author_name=shown_name(name, erased=erased_at is not None),
        level=level,
        hope=hope,
        text=text,
        shared_at=as_time(shared_at),
        own=author_id == me,
        my_words=words or "",
        my_gesture=gesture or "",
        face_url=face_url(picture) if picture else "",
        author_number=number,
        folded=author_id != me and level not in held,
    )


def as_time(value: Any) -> datetime:
    """What the driver gives for a time, as an aware one: SQLite has no zones, and gives text where it lost the type."""
    time = datetime.fromisoformat(value) if isinstance(value, str) else value
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def face_url(picture: str) -> str:
    """The address of a small picture by its name; the way there is looked up once."""
    return _way_to_faces().replace(_PLACE, picture)


_PLACE = "x" * 24


@lru_cache(maxsize=1)
def _way_to_faces() -> str:
    return reverse("uploads:small_picture", args=[_PLACE])


def shown_name(display_name: str, *, erased: bool) -> str:
    """The same as `Person.name`, without a Person."""
    if display_name and not erased:
        return display_name
    from django.utils.translation import gettext

    return gettext("somebody who left") if erased else gettext("somebody new")
