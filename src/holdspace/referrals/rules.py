"""Who sees a referral and the answers to it, what may be sought, and who may answer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.directory.lists import shipped
from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.people.rules import not_blocked
from holdspace.referrals.models import PAYER_LIMIT, REGION_LIMIT, Answer
from holdspace.referrals.states import AnswerState, ReferralState, Times, Where, Wish

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.referrals.models import Handover, Referral

# The lists of what is sought, each with how many may be chosen.
LISTS: Final[dict[str, int]] = {
    "specialty": 3,
    "population": 3,
    "modality": 3,
    "language": 3,
    "jurisdiction": 1,
    "times": 4,
    "wishes": 3,
}
NOTE_LIMIT: Final = 200
WORDS_LIMIT: Final = 200
GOOD_DAYS: Final = 30
MOST_OPEN: Final = 10
ASK_HOW_AFTER: Final = timedelta(days=21)
FADES_AFTER: Final = timedelta(days=60)
OWN_CHOICES: Final = {"times": Times.values, "wishes": Wish.values}


def visible(seen_by: Actor, at: datetime) -> Q:
    """Referrals of the communities one is inside of, of people who are still there, without blocks either way; what
    was let go or found is for the asker, and for who had answered."""
    if seen_by.actor_id is None:
        return Q(pk__in=[])
    inside = Membership.objects.filter(community_id=OuterRef("community_id"), state=MembershipState.INSIDE)
    mine = inside.filter(person_id=seen_by.actor_id, affirmed_version__gt=0)
    asker_inside = inside.filter(person_id=OuterRef("asker_id"))
    said_yes = Answer.objects.filter(referral=OuterRef("pk"), person_id=seen_by.actor_id, state=AnswerState.YES)
    of_others = Q(Exists(asker_inside)) & not_blocked(seen_by, "asker")
    standing = Q(state=ReferralState.OPEN) | Q(Exists(said_yes))
    return Q(Exists(mine)) & (Q(asker_id=seen_by.actor_id) | (of_others & standing))


def on_the_board(at: datetime) -> Q:
    """Open and good; the bound on `renewed_at` is there for the index."""
    return Q(state=ReferralState.OPEN, renewed_at__gte=at - timedelta(days=GOOD_DAYS), good_until__gt=at)


def answers_visible(seen_by: Actor, at: datetime) -> Q:
    """One's own; and to the asker, who said yes and who left words. Nobody learns who was asked or said no."""
    if seen_by.actor_id is None:
        return Q(pk__in=[])
    mine = Q(person_id=seen_by.actor_id) & not_blocked(seen_by, "referral__asker_id")
    told = Q(state=AnswerState.YES) | Q(said_words=True)
    to_me = Q(referral__asker_id=seen_by.actor_id) & told & not_blocked(seen_by, "person")
    return mine | to_me


def handovers_visible(seen_by: Actor, at: datetime) -> Q:
    """For its two people alone."""
    me = seen_by.actor_id or 0
    return Q(asker_id=me) & not_blocked(seen_by, "taker") | Q(taker_id=me) & not_blocked(seen_by, "asker")


def may_seek(
    wanted: Mapping[str, Sequence[str]], *, added: set[str], where: str, region: str, payer: str, note: str
) -> Verdict:
    """Keys of the lists and of what the stewards added alone, at least a specialty, and nothing too long."""
    for name, keys in wanted.items():
        known = {*(OWN_CHOICES.get(name) or shipped(name)), *added}
        if name not in LISTS or len(keys) > LISTS[name] or not set(keys) <= known:
            return no(_("Please choose from the list, up to three of each."))
    if not wanted.get("specialty"):
        return no(_("Say what a colleague should know about: one thing is enough."))
    if where not in Where.values or len(region) > REGION_LIMIT or len(payer) > PAYER_LIMIT or len(note) > NOTE_LIMIT:
        return no(_("This is longer than fits here. What matters most?"))
    return YES


def may_write(*, open_now: int) -> Verdict:
    """A few at a time."""
    if open_now < MOST_OPEN:
        return YES
    return no(_("You look for ten colleagues at once. Let one go, or say that somebody was found."))


def may_answer(referral: Referral, *, by: Actor, at: datetime) -> Verdict:
    """Whether somebody may say that they have room."""
    if referral.asker_id == by.actor_id:
        return no(_("This is your own."))
    if referral.state != ReferralState.OPEN:
        return no(_("This is not looked for any more. It is good that you looked."))
    if has_come_to_its_date(referral, at=at):
        return no(_("This has come to its date. If it is still looked for, it will be asked again."))
    return YES


def has_come_to_its_date(referral: Referral, *, at: datetime) -> bool:
    """Whether its time is over; one press extends it."""
    return referral.good_until <= at


def my_part(handover: Handover, *, by: Actor) -> str:
    """The field in which somebody says how it ended; "" for who has no part in it."""
    if by.actor_id == handover.asker_id:
        return "asker_says"
    return "taker_says" if by.actor_id == handover.taker_id else ""
