"""What stands beside everything on Today: one's room, one's rhythm, what was told, whether all rest, what one is asked.

One statement by hand instead of four, because Today is where everybody arrives. `tests/home/test_beside.py` holds it
against the rooms' own reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection

from holdspace.gifts.queries import Rhythm
from holdspace.grammar.refusals import NothingHere
from holdspace.home.small_line import SQL as SMALL_LINE
from holdspace.home.small_line import SmallLine, asked_with
from holdspace.invitations.queries import Room
from holdspace.rounds.rules import turn_of_our_own
from holdspace.sharing.queries.page import as_time

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor

SQL = """
SELECT c.id, c.resting_since, c.holds, c.holds_until, c.a_week, c.often, c.folds_high,
  g.given, g.received, g.as_of, r.since, r.until,
  EXISTS (SELECT 1 FROM outbox_notice n WHERE n.person_id = m.person_id AND n.read_at IS NULL),
  COALESCE(
    (SELECT q.words FROM rounds_question q
      WHERE q.community_id = m.community_id AND q.begins_at <= %s AND q.ends_at > %s
      ORDER BY q.begins_at DESC, q.id DESC LIMIT 1),
    (SELECT o.words FROM communities_ownwords o
      WHERE %s = 1 AND o.community_id = m.community_id AND o.about = 'prompts' AND o.until IS NULL
      ORDER BY o.since, o.id LIMIT 1 OFFSET COALESCE(%s %% NULLIF((SELECT count(*) FROM communities_ownwords n
        WHERE n.community_id = %s AND n.about = 'prompts' AND n.until IS NULL), 0), 0))
  ),
  EXISTS (SELECT 1 FROM rounds_round o WHERE o.community_id = m.community_id AND o.ends_at > %s),
  EXISTS (SELECT 1 FROM referrals_answer a
    JOIN referrals_referral f ON f.id = a.referral_id AND f.state = 'open' AND f.good_until > %s
    JOIN communities_membership w ON w.person_id = f.asker_id AND w.community_id = f.community_id AND w.state = 'inside'
    WHERE a.community_id = m.community_id AND a.person_id = m.person_id AND a.state = 'asked' AND NOT EXISTS (
      SELECT 1 FROM people_block b WHERE (b.blocker_id = m.person_id AND b.blocked_id = f.asker_id)
        OR (b.blocker_id = f.asker_id AND b.blocked_id = m.person_id))),
  (SELECT a.referral_id FROM referrals_handover h
    JOIN referrals_answer a ON a.id = h.answer_id
    JOIN referrals_referral f ON f.id = a.referral_id AND f.state = 'open'
    JOIN communities_membership w ON w.person_id = h.taker_id AND w.community_id = h.community_id AND w.state = 'inside'
    WHERE h.community_id = m.community_id AND h.asker_id = m.person_id AND h.state IN ('open', 'said')
      AND h.asker_says = '' AND NOT EXISTS (
        SELECT 1 FROM people_block b WHERE (b.blocker_id = m.person_id AND b.blocked_id = h.taker_id)
          OR (b.blocker_id = h.taker_id AND b.blocked_id = m.person_id))
    ORDER BY h.id DESC LIMIT 1),
  :small_line
FROM communities_membership m
LEFT JOIN invitations_capacity c ON c.membership_id = m.id
LEFT JOIN gifts_latelysums g ON g.person_id = m.person_id AND g.community_id = m.community_id
LEFT JOIN invitations_communityrest r ON r.community_id = m.community_id
WHERE m.id = %s
""".replace(":small_line", SMALL_LINE)


@dataclass(frozen=True, slots=True)
class Beside:
    """One's own room and rhythm, whether a notice is new, and until when the whole community rests.

    `referral_met` is the number of a referral of one's own that a colleague has room for, 0 where there is none.
    """

    room: Room
    rhythm: Rhythm
    told_something: bool
    all_rest_until: datetime | None
    question: str = ""
    round_open: bool = False
    referral_asked: bool = False
    referral_met: int = 0
    small_line: SmallLine | None = None


def beside(*, membership: Membership, seen_by: Actor, at: datetime) -> Beside:
    """For oneself alone; `NothingHere` for everybody else. One query."""
    if seen_by.actor_id is None or membership.person_id != seen_by.actor_id:
        raise NothingHere
    with connection.cursor() as cursor:
        adapt = connection.ops.adapt_datetimefield_value
        now = adapt(at)
        turn = turn_of_our_own(at)
        ours = [int(turn is not None), turn or 0, membership.community_id]
        cursor.execute(SQL, [now, now, *ours, now, now, *asked_with(at, adapt), membership.pk])
        row = cursor.fetchone()
    if row is None:
        raise NothingHere
    said, resting, holds, until, a_week, often, folds, *others = row
    given, received, as_of, began, ends, new, question, round_open, referral_asked, met, small = others
    times = [None if time is None else as_time(time) for time in (resting, until, as_of, began, ends)]
    capacity = None if said is None else (times[0], holds, times[1], a_week, often, bool(folds))
    sums = None if times[2] is None else (given, received, times[2])
    since, end = times[3:]
    all_rest = end if since is not None and end is not None and since <= at < end else None
    return Beside(
        Room.told_by(capacity, at=at),
        Rhythm.told_by(sums, at=at),
        bool(new),
        all_rest,
        question or "",
        bool(round_open),
        bool(referral_asked),
        met or 0,
        SmallLine.told_by(small),
    )
