"""One referral with what belongs to it for its reader, and the things to act on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.urls import reverse

from holdspace.directory.queries import additions, people_in_order
from holdspace.grammar.refusals import NothingHere
from holdspace.referrals.choosing import standing_places, who_fits
from holdspace.referrals.models import Answer, Handover, Referral
from holdspace.referrals.rules import answers_visible, handovers_visible, may_answer, my_part, visible
from holdspace.referrals.seen import ReferralSeen, referrals_seen, to_show, why_in_words
from holdspace.referrals.states import AnswerState, Ending, HandoverState
from holdspace.web.ways import way

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor
    from holdspace.grammar.verdicts import Verdict

T = TypeVar("T")
MOST_FITS = 5
MOST_ANSWERS = 50


@dataclass(frozen=True, slots=True)
class FitSeen:
    """A colleague who fits and was not asked yet, for the asker: why, and when they said that they take referrals."""

    name: str
    url: str
    face_url: str
    why: list[str]
    said_at: datetime | None


@dataclass(frozen=True, slots=True)
class PlaceSeen:
    """A standing offer of a place whose giver fits: its line, who gives it and how many places are left, and why."""

    title: str
    note: str
    url: str
    why: list[str]


@dataclass(frozen=True, slots=True)
class AnswerSeen:
    """An answer as its reader may see it: to the asker of who said yes or left words, to somebody asked their own."""

    number: int
    who: str
    state: AnswerState
    why: list[str]
    words: str
    thanked: bool
    named_by: str


@dataclass(frozen=True, slots=True)
class HandoverSeen:
    """What two colleagues pass on, to one of them. `i_said` is what this reader said, `they_said` what the other did:
    shown only once both have, so that neither follows the other's."""

    number: int
    other: str
    i_ask: bool
    state: HandoverState
    i_said: str
    they_said: str
    can_say: bool
    thread_url: str
    agreed_at: datetime


@dataclass(frozen=True, slots=True)
class ReferralPage:
    """The page of a referral."""

    referral: ReferralSeen
    may_answer: Verdict
    my_answer: AnswerSeen | None
    yeses: Sequence[HandoverSeen]
    kind_words: Sequence[AnswerSeen]
    fits: Sequence[FitSeen]
    places: Sequence[PlaceSeen]
    any_asked: bool


def read_referral(*, community: Community, number: int, seen_by: Actor, at: datetime) -> ReferralPage:
    """One referral. `NothingHere` for whoever may not see it. A fixed number of queries."""
    rows = Referral.objects.filter(visible(seen_by, at), community=community, pk=number)
    referral = to_show(rows).first()
    if referral is None:
        raise NothingHere
    added = {one.key: one.label for one in additions(community=community, seen_by=seen_by)}
    seen = referrals_seen([referral], added=added, reader=seen_by, at=at)[0]
    answers = Answer.objects.filter(answers_visible(seen_by, at), referral=referral).select_related(
        "person", "named_by"
    )
    shown = [_answer_seen(answer, added) for answer in answers.order_by("id")[:MOST_ANSWERS]]
    handovers = Handover.objects.filter(handovers_visible(seen_by, at), answer__referral=referral)
    carried = [_handover_seen(one, seen_by, community.slug) for one in handovers.select_related("asker", "taker")]
    return ReferralPage(
        referral=seen,
        may_answer=may_answer(referral, by=seen_by, at=at),
        my_answer=shown[0] if shown and not seen.mine else None,
        yeses=carried,
        kind_words=[one for one in shown if one.words] if seen.mine else [],
        fits=_fits(referral, community, added, seen_by, at) if seen.mine and seen.is_open else [],
        places=_places(referral, added, at) if seen.mine and seen.is_open else [],
        any_asked=seen.mine and Answer.objects.filter(referral=referral).exists(),
    )


def referral_for(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Referral:
    """The referral to act on."""
    rows = Referral.objects.filter(visible(seen_by, at), community=community, pk=number)
    return _found(rows.select_related("community").first())


def answer_for(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Answer:
    """The answer to act on."""
    rows = Answer.objects.filter(answers_visible(seen_by, at), community=community, pk=number)
    return _found(rows.select_related("referral__community").first())


def handover_for(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Handover:
    """The handover to act on, for one of its two people."""
    rows = Handover.objects.filter(handovers_visible(seen_by, at), community=community, pk=number)
    return _found(rows.select_related("answer__referral__community").first())


def _found(thing: T | None) -> T:
    if thing is None:
        raise NothingHere
    return thing


def _places(referral: Referral, added: dict[str, str], at: datetime) -> list[PlaceSeen]:
    found = standing_places(referral, asker=referral.asker, at=at, most=MOST_FITS)
    return [PlaceSeen(hit.title, hit.note, hit.url, why_in_words(fit.why, added)) for hit, fit in found]


def _fits(
    referral: Referral, community: Community, added: dict[str, str], seen_by: Actor, at: datetime
) -> list[FitSeen]:
    fits = {one.number: one for one in who_fits(referral, asker=referral.asker, at=at, most=MOST_FITS)}
    people = people_in_order(community=community, person_ids=list(fits), seen_by=seen_by, at=at)
    return [
        FitSeen(
            name=one.name,
            url=reverse("directory:person", args=[community.slug, one.number]),
            face_url=one.face.url,
            why=why_in_words(fits[one.person_id].why, added),
            said_at=one.accepting.said_at if one.accepting is not None else None,
        )
        for one in people
    ]


def _answer_seen(answer: Answer, added: dict[str, str]) -> AnswerSeen:
    return AnswerSeen(
        number=answer.pk,
        who=answer.person.name,
        state=AnswerState(answer.state),
        why=why_in_words(answer.why, added),
        words=answer.words,
        thanked=answer.thanked_at is not None,
        named_by=answer.named_by.name if answer.named_by is not None else "",
    )


def _handover_seen(one: Handover, seen_by: Actor, slug: str) -> HandoverSeen:
    i_ask = one.asker_id == seen_by.actor_id
    mine = getattr(one, my_part(one, by=seen_by))
    theirs = one.taker_says if i_ask else one.asker_says
    return HandoverSeen(
        number=one.pk,
        other=(one.taker if i_ask else one.asker).name,
        i_ask=i_ask,
        state=HandoverState(one.state),
        i_said=str(Ending(mine).label) if mine else "",
        they_said=str(Ending(theirs).label) if theirs and mine else "",
        can_say=not mine and one.state in (HandoverState.OPEN, HandoverState.SAID),
        thread_url=way("thread", slug, one.thread_id) if one.thread_id else "",
        agreed_at=one.agreed_at,
    )
