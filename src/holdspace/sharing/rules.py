"""Who sees a share, who may answer it, and when it counts as seen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from holdspace.algorithms.inviting import wanted_people
from holdspace.communities.models import Membership
from holdspace.communities.rules import is_inside, reached
from holdspace.communities.states import MembershipState
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.people.rules import not_blocked
from holdspace.sharing.content_notes import LONGEST_NOTE
from holdspace.sharing.models import LONGEST_SHARE
from holdspace.sharing.states import LET_GO_DAYS, OFFERED_LEVELS, Level, ShareState
from holdspace.web.coaching import names_no_client

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.sharing.models import Share

SHORTEST_SHARE = 20
ANSWERED_ENOUGH = _("They have closed this: it was answered enough for now. Your words were not sent.")
TAKE_BACK = timedelta(minutes=10)


def visible(seen_by: Actor, at: datetime) -> Q:
    """Open shares of the communities one is inside of that are meant for one, without people blocked either way; one's
    own whoever else they are for; none for a visitor.

    `queries.page` says the same in SQL, and a test holds the two together.
    """
    if seen_by.actor_id is None:
        return Q(pk__in=[])
    mine = Membership.objects.filter(
        person_id=seen_by.actor_id,
        community=OuterRef("community_id"),
        state=MembershipState.INSIDE,
        affirmed_version__gt=0,
    )
    meant = Q(author_id=seen_by.actor_id) | reached(seen_by)
    return Q(Exists(mine), state=ShareState.OPEN) & meant & not_blocked(seen_by, "author")


def visible_responses(seen_by: Actor, at: datetime) -> Q:
    """Responses to a share that one sees already, without people blocked either way.

    What was answered to the sharer alone is for the two of them; and where the sharer said so later, all of it is.
    """
    if seen_by.actor_id is None:
        return Q(pk__in=[])
    mine = Q(share__author_id=seen_by.actor_id) | Q(responder_id=seen_by.actor_id)
    return not_blocked(seen_by, "responder") & (mine | Q(share__for_me_alone=False, for_sharer_alone=False))


def may_share(membership: Membership, *, level: str) -> Verdict:
    """Whoever was welcomed may share, at any level that is offered."""
    inside = is_inside(membership)
    if not inside.allowed:
        return inside
    return YES if level in OFFERED_LEVELS else no(_("This level is not offered here yet. Nothing was shared."))


def fits_in(text: str) -> Verdict:
    """20 to 600 characters."""
    fits = SHORTEST_SHARE <= len(text) <= LONGEST_SHARE
    return YES if fits else no(_("A share has between 20 and 600 characters."))


def fits_before(note: str) -> Verdict:
    """A content note is short, and names no client."""
    if len(note) > LONGEST_NOTE:
        return no(_("A content note has up to 60 characters: a word or two are enough."))
    return names_no_client(note) if note else YES


def may_show_picture(share: Share, by: Actor) -> Verdict:
    """The sharer, with a share that is not high: pictures are not encrypted where they are kept."""
    house = may_keep_house(share, by)
    if not house.allowed:
        return house
    return may_stand_beside(share.level)


def may_stand_beside(level: str) -> Verdict:
    """Whether a picture may stand beside words of this level."""
    if level == Level.HIGH:
        return no(_("A picture is not encrypted where it is kept, so none goes with a high share."))
    return YES


def may_respond(share: Share, membership: Membership) -> Verdict:
    """Whoever sees a share of somebody else (the query that found it has asked `visible`)."""
    if share.community_id != membership.community_id:
        return no(_("This was shared in another community."))
    if share.author_id == membership.person_id:
        return no(_("These are your own words. Others answer them."))
    return is_inside(membership) if share.closed_at is None else no(ANSWERED_ENOUGH)


def stays_until(at: datetime, days: int) -> datetime | None:
    """When it goes by itself, so many days from a time; None for 0."""
    return at + timedelta(days=days) if days else None


def may_stay(days: int) -> Verdict:
    """7, 30 or 90 days, or (0) until the sharer lets it go."""
    return YES if days in LET_GO_DAYS else no(_("Choose how long it stays."))


def mutes_in_force(at: datetime) -> Q:
    """Mutes that hold at a time."""
    return Q(until__isnull=True) | Q(until__gt=at)


def may_keep_house(share: Share, by: Actor) -> Verdict:
    """The sharer alone: close and open it, keep the answers, say something back, say that they felt heard."""
    return YES if share.author_id == by.actor_id else no(_("Only whoever shared it can do this."))


def may_let_go(share: Share, by: Actor, at: datetime) -> Verdict:
    """The sharer, at any time; the machine, when the day has come that the sharer chose."""
    if by == THE_MACHINE and share.lets_go_at is not None and share.lets_go_at <= at:
        return YES
    return YES if share.author_id == by.actor_id else no(_("Only whoever shared it can let it go."))


def just_shared(share: Share, at: datetime) -> bool:
    """Whether it can still be taken back into the draft: for ten minutes."""
    return at - share.shared_at < TAKE_BACK


def is_seen(*, people: int, in_words: int, readers: int) -> bool:
    """Seen: two different people (fewer if fewer may see it) have responded, at least one in words."""
    wanted = wanted_people(readers)
    return wanted > 0 and people >= wanted and in_words >= 1
