"""The hot page: the newest shares that one may see, in one statement written by hand.

The ORM takes about thirty times as long for the same rows as the bare driver, and this page is the one that everybody
opens; so it is SQL here and nowhere else in this room. `tests/sharing/test_page.py` holds it against `rules.visible`,
and looks at the plans on both databases at size.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.urls import reverse

from holdspace.grammar.keyset import KeysetPage, decode_key, encode_key
from holdspace.grammar.refusals import NothingHere
from holdspace.invitations.states import USUALLY, Holds
from holdspace.sharing.models import ANSWER_IN, NOTE_IN, SEALED_IN
from holdspace.sharing.queries.cards import Card
from holdspace.vault.sealing import decrypt

if TYPE_CHECKING:
    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor

PAGE_SIZE = 20
EVER = datetime(1970, 1, 1, tzinfo=UTC)

# One inner select for each kind of audience, so that each walks its own index from its end and stops at its own limit:
# what a page costs does not depend on how much there is. `rules.visible` says the same in the ORM.
#   everybody  share_of_audience (the literal states and kinds are what the partial indexes ask for)
#   without    share_without_some: each has an audience of its own, so they are walked together
#   circles    share_of_audience once more for each circle that one is in, which are few (`MOST_CIRCLES`)
#   chosen     audience_chosen: `at` is when the thing was shared
#   own        share_own_to_few: to a circle one may have left, to people one chose
_BLOCKS = """
      AND NOT EXISTS (SELECT 1 FROM people_block b WHERE b.blocker_id = %s AND b.blocked_id = s.author_id)
      AND NOT EXISTS (SELECT 1 FROM people_block b WHERE b.blocked_id = %s AND b.blocker_id = s.author_id)"""
_NEWEST = "ORDER BY s.shared_at DESC, s.id DESC LIMIT 21"
_BEYOND = "AND (s.shared_at, s.id) < (%s, %s)"
_EVERYBODY = """
    SELECT s.id, s.shared_at FROM sharing_share s
    WHERE s.audience_id = (SELECT id FROM communities_audience WHERE community_id = %s AND kind = 'everybody')
      AND s.state = 'open' {beyond}{blocks}
    {newest}"""
_WITHOUT = """
    SELECT s.id, s.shared_at FROM sharing_share s
    WHERE s.community_id = %s AND s.state = 'open' AND s.reach = 'without' {beyond}
      AND NOT EXISTS (
        SELECT 1 FROM communities_audienceperson o WHERE o.audience_id = s.audience_id AND o.membership_id = %s)
      {blocks}
    {newest}"""
# What is older than the last of those for everybody stands on a later page, so each circle is read no further: twelve
# circles full of shares were more than half of the statement.
_FROM = "COALESCE((SELECT CASE WHEN count(*) = 21 THEN min(e.shared_at) END FROM ({everybody}) AS e), %s)"
_OF_CIRCLE = """
    SELECT s.id, s.shared_at FROM sharing_share s
    WHERE s.audience_id = i.audience_id AND s.state = 'open' AND s.shared_at >= {since} {beyond}
      AND s.author_id <> %s{blocks}
    {newest}"""
# SQLite has no LATERAL, but takes a limit inside a correlated IN; PostgreSQL plans that badly, and has LATERAL.
_CIRCLES = {
    "sqlite": """
    SELECT c.id, c.shared_at FROM communities_circlemember m
    CROSS JOIN communities_circle i ON i.id = m.circle_id
    CROSS JOIN sharing_share c ON c.id IN (SELECT id FROM ({of_circle}))
    WHERE m.membership_id = %s AND m.state = 'inside'""",
    "postgresql": """
    SELECT c.id, c.shared_at FROM communities_circlemember m
    JOIN communities_circle i ON i.id = m.circle_id
    CROSS JOIN LATERAL ({of_circle}) AS c
    WHERE m.membership_id = %s AND m.state = 'inside'""",
}
# Whom a thing was shared with has an audience of one thing; PostgreSQL cannot know and would read all shares instead.
_CHOSEN = {
    "sqlite": """
    SELECT s.id, s.shared_at FROM communities_audienceperson o
    CROSS JOIN sharing_share s
    WHERE o.membership_id = %s AND NOT o.left_out AND s.audience_id = o.audience_id AND s.state = 'open'
      {chosen_before} {chosen_beyond}{blocks}
    ORDER BY o.at DESC, s.id DESC LIMIT 21""",
    "postgresql": """
    SELECT c.id, c.shared_at FROM (
      SELECT audience_id, at FROM communities_audienceperson o
      WHERE o.membership_id = %s AND NOT o.left_out {chosen_before}
    ) AS o
    CROSS JOIN LATERAL (
      SELECT s.id, s.shared_at FROM sharing_share s
      WHERE s.audience_id = o.audience_id AND s.state = 'open' {chosen_beyond}{blocks}
      {newest}
    ) AS c
    ORDER BY o.at DESC, c.id DESC LIMIT 21""",
}
_CHOSEN_BEFORE = "AND o.at <= %s"
_CHOSEN_BEYOND = "AND (o.at, s.id) < (%s, %s)"
_OWN = """
    SELECT s.id, s.shared_at FROM sharing_share s
    WHERE s.author_id = %s AND s.community_id = %s AND s.state = 'open' AND s.reach IN ('circle', 'chosen') {beyond}
    {newest}"""
# The limit is the first thing applied: names and answers are looked up for the rows that are shown alone.
_SQL = """
SELECT s.id, s.author_id, p.display_name, p.erased_at, s.level, s.hope,
  s.text, s.sealed, s.content_note, s.reworded_at IS NOT NULL, s.shared_at,
  w.text, w.sealed, g.gesture, f.name, m.id, s.reach, i.name,
  (SELECT CASE WHEN q.holds_until > %s THEN q.holds WHEN q.folds_high THEN 'medium' ELSE 'high' END
   FROM invitations_capacity q WHERE q.membership_id = %s)
FROM (
  SELECT * FROM ({everybody}) AS everybody
  UNION ALL SELECT * FROM ({without}) AS without_some
  UNION ALL SELECT * FROM ({circles}) AS circles
  UNION ALL SELECT * FROM ({chosen}) AS chosen
  UNION ALL SELECT * FROM ({own}) AS own
  ORDER BY 2 DESC, 1 DESC LIMIT 21
) AS k
CROSS JOIN sharing_share s
JOIN people_person p ON p.id = s.author_id
LEFT JOIN communities_circle i ON i.audience_id = s.audience_id
LEFT JOIN communities_membership m ON m.person_id = s.author_id AND m.community_id = s.community_id
  AND m.state = 'inside'
LEFT JOIN directory_profile d ON d.person_id = s.author_id
LEFT JOIN uploads_picture f ON f.id = d.face_id
LEFT JOIN sharing_response w ON w.share_id = s.id AND w.responder_id = %s AND w.kind = 'words'
LEFT JOIN sharing_response g ON g.share_id = s.id AND g.responder_id = %s AND g.kind = 'gesture'
WHERE s.id = k.id
ORDER BY k.shared_at DESC, k.id DESC
"""


@cache
def _sql(vendor: str, *, later: bool) -> str:
    words = {"blocks": _BLOCKS, "newest": _NEWEST}
    bounds = {"beyond": _BEYOND, "chosen_before": _CHOSEN_BEFORE, "chosen_beyond": _CHOSEN_BEYOND}
    words |= bounds if later else dict.fromkeys(bounds, "")
    words["since"] = _FROM.format(everybody=_EVERYBODY.format(**words))
    words["of_circle"] = _OF_CIRCLE.format(**words)
    parts = {
        "everybody": _EVERYBODY,
        "without": _WITHOUT,
        "circles": _CIRCLES[vendor],
        "chosen": _CHOSEN[vendor],
        "own": _OWN,
    }
    return _SQL.format(**{name: part.format(**words) for name, part in parts.items()})


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
    key = tuple(_key(after) or ())
    me, mine, here = seen_by.actor_id, membership.pk, membership.community_id
    now, ever = (connection.ops.adapt_datetimefield_value(time) for time in (at, EVER))
    params = [
        *(now, mine),
        *(here, *key, me, me),
        *(here, *key, mine, me, me),
        *(here, *key, me, me, ever, *key, me, me, me, mine),
        *(mine, *key[:1], *key, me, me),
        *(me, here, *key),
        *(me, me),
    ]
    return _sql(connection.vendor, later=bool(key)), params


def _key(after: str) -> list[Any] | None:
    values = decode_key(after, fields=2)
    if values is None or not isinstance(values[0], datetime) or not isinstance(values[1], int):
        return None
    return [connection.ops.adapt_datetimefield_value(values[0]), values[1]]


def _card(row: tuple[Any, ...], me: int, held: frozenset[str]) -> Card:
    share_id, author_id, name, erased_at, level, hope, text, sealed, note, reworded, shared_at, *others = row
    words, words_sealed, gesture, picture, number, reach, circle, _held = others
    return Card(
        id=share_id,
        author_id=author_id,
        author_name=shown_name(name, erased=erased_at is not None),
        level=level,
        hope=hope,
        text=text if sealed is None else decrypt(sealed, context=SEALED_IN),
        shared_at=as_time(shared_at),
        own=author_id == me,
        my_words=decrypt(words_sealed, context=ANSWER_IN) if words_sealed else words or "",
        my_gesture=gesture or "",
        face_url=face_url(picture) if picture else "",
        author_number=number,
        folded=author_id != me and level not in held,
        reach=reach,
        circle=circle or "",
        content_note=decrypt(note, context=NOTE_IN) if note else "",
        reworded=bool(reworded),
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
