"""What colleagues look for, what one was asked about, and one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from holdspace.directory.queries import additions
from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.grammar.refusals import NothingHere
from holdspace.people.rules import not_blocked
from holdspace.referrals.models import Answer, Handover, Referral
from holdspace.referrals.rules import has_come_to_its_date, on_the_board, visible
from holdspace.referrals.seen import ReferralSeen, facts_of, referrals_seen, to_show, why_in_words
from holdspace.referrals.states import UNDER_WAY, AnswerState, HandoverState, ReferralState
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.communities.models import Community, Membership
    from holdspace.grammar.actors import Actor

MOST_ASKED_SHOWN = 6


@dataclass(frozen=True, slots=True)
class AskedOfMe:
    """A referral that came to this reader: why, and who thought of them ("" where the place did)."""

    referral: ReferralSeen
    why: list[str]
    named_by: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what is under way; `for_me` where the next step is this reader's own."""

    text: str
    url: str
    since: datetime
    for_me: bool


def referrals_board(
    *, community: Community, seen_by: Actor, at: datetime, after: str = "", size: int = 20
) -> KeysetPage[ReferralSeen]:
    """What others look for, the newest first, without what waits for one's own answer. Two queries."""
    waits = Answer.objects.filter(referral=OuterRef("pk"), person_id=seen_by.actor_id or 0, state=AnswerState.ASKED)
    rows = Referral.objects.filter(~Exists(waits), on_the_board(at), visible(seen_by, at), community=community)
    rows = rows.exclude(asker_id=seen_by.actor_id or 0)
    return _page(rows, community, seen_by, at, after, size, by="-renewed_at")


def my_referrals(
    *, community: Community, seen_by: Actor, at: datetime, after: str = "", size: int = 20
) -> KeysetPage[ReferralSeen]:
    """What one has looked for here, the newest first, whatever became of it. Two queries."""
    rows = Referral.objects.filter(visible(seen_by, at), asker_id=seen_by.actor_id or 0, community=community)
    return _page(rows, community, seen_by, at, after, size, by="-asked_at")


def as_last_time(*, membership: Membership, seen_by: Actor) -> dict[str, object]:
    """Around which place, and in which jurisdiction this member looked the last time, for the form; {} the first time.
    One query.

    Nothing else is brought along: what differs from one search to the next would shut colleagues out unnoticed.
    """
    if seen_by.actor_id != membership.person_id:
        raise NothingHere
    mine = Referral.objects.filter(asker_id=membership.person_id, community_id=membership.community_id)
    last = mine.order_by("-asked_at", "-id").first()
    if last is None:
        return {}
    jurisdiction = next(iter(last.wanted.get("jurisdiction", ())), "")
    return {"region": last.region, "jurisdiction": jurisdiction}


def _page(
    rows: QuerySet[Referral], community: Community, seen_by: Actor, at: datetime, after: str, size: int, *, by: str
) -> KeysetPage[ReferralSeen]:
    found = page_by_key(to_show(rows), by=(by, "-id"), after=after, size=size)
    added = {one.key: one.label for one in additions(community=community, seen_by=seen_by)}
    return KeysetPage(referrals_seen(found.items, added=added, reader=seen_by, at=at), found.older)


def asked_of_me(*, membership: Membership, seen_by: Actor, at: datetime) -> list[AskedOfMe]:
    """What this member was asked about and has not answered, the newest first. Three queries."""
    if seen_by.actor_id != membership.person_id:
        raise NothingHere
    rows = Answer.objects.filter(
        community_id=membership.community_id, person_id=membership.person_id, state=AnswerState.ASKED
    )
    answers = list(rows.select_related("named_by").order_by("-asked_at", "-id")[: 2 * MOST_ASKED_SHOWN])
    standing = Referral.objects.filter(
        on_the_board(at), visible(seen_by, at), pk__in=[answer.referral_id for answer in answers]
    )
    added = {one.key: one.label for one in additions(community=membership.community, seen_by=seen_by)}
    seen = {one.number: one for one in referrals_seen(to_show(standing), added=added, reader=seen_by, at=at)}
    return [
        AskedOfMe(
            seen[answer.referral_id],
            why_in_words(answer.why, added),
            answer.named_by.name if answer.named_by is not None else "",
        )
        for answer in answers
        if answer.referral_id in seen
    ][:MOST_ASKED_SHOWN]


def my_lines(*, membership: Membership, seen_by: Actor, at: datetime, most: int = 6) -> list[Line]:
    """What this member has under way here: what asks for their next step first. Two queries."""
    if seen_by.actor_id != membership.person_id:
        raise NothingHere
    lines = [*_handed_over(membership, seen_by), *_sought(membership, at)]
    return sorted(lines, key=lambda line: (not line.for_me, line.since))[:most]


def _sought(membership: Membership, at: datetime) -> list[Line]:
    rows = Referral.objects.filter(
        asker_id=membership.person_id, community_id=membership.community_id, state=ReferralState.OPEN
    )
    return [
        Line(
            (_("%(title)s: it has come to its date.") if expired else _("%(title)s: colleagues are asked."))
            % {"title": facts_of(one, {})[0][1]},
            way("referral", membership.community.slug, one.pk),
            one.renewed_at,
            for_me=expired,
        )
        for one in rows.order_by("-asked_at", "-id")[:10]
        for expired in [has_come_to_its_date(one, at=at)]
    ]


def _handed_over(membership: Membership, seen_by: Actor) -> list[Line]:
    me = membership.person_id
    mine = Q(asker_id=me) & not_blocked(seen_by, "taker") | Q(taker_id=me) & not_blocked(seen_by, "asker")
    rows = Handover.objects.filter(mine, community_id=membership.community_id, state__in=UNDER_WAY)
    found = []
    for one in rows.select_related("answer", "asker", "taker").order_by("-id")[:10]:
        other = one.taker if one.asker_id == me else one.asker
        said = one.asker_says if one.asker_id == me else one.taker_says
        if said:
            continue
        asked = one.state == HandoverState.SAID or one.asked_how_at is not None
        text = _("You and %(name)s: how did it end?") if asked else _("You and %(name)s pass somebody on.")
        url = way("referral", membership.community.slug, one.answer.referral_id)
        found.append(Line(text % {"name": other.name}, url, one.agreed_at, for_me=asked))
    return found
