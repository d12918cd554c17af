"""How asks, offers and exchanges look to one reader: plain data for pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from holdspace.communities.models import Membership
from holdspace.communities.states import AudienceKind
from holdspace.directory.queries import faces
from holdspace.exchange.details import in_words
from holdspace.exchange.models import Ask
from holdspace.exchange.rules import has_come_to_its_date
from holdspace.exchange.states import AskKind, AskState, Urgency

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from holdspace.exchange.beside import Beside
    from holdspace.exchange.states import ExchangeState, OfferState
    from holdspace.grammar.actors import Actor


@dataclass(frozen=True, slots=True)
class AskSeen:
    """An ask as somebody reads it; `circle` is the name of the one it is for, "" for everybody.

    `person_url` leads to the asker's page, `url` to the ask's own. Of a place in a standing offer `standing_url` leads
    to the offer, "" where it is gone.
    """

    number: int
    kind: AskKind
    title: str
    words: str
    who: str
    who_id: int
    mine: bool
    state: AskState
    expired: bool
    urgency: Urgency
    details: list[tuple[str, str]]
    circle: str
    asked_at: datetime
    good_until: datetime
    url: str
    person_url: str
    face_url: str
    is_place: bool
    standing_url: str
    thought_by: str = ""  # who thought of this reader for it

    @property
    def is_open(self) -> bool:
        """Open, and its date has not come."""
        return self.state == AskState.OPEN and not self.expired

    @property
    def facts(self) -> list[str]:
        """What a card says in short beside the words: what its kind asks for, how soon, and for which circle."""
        soon = [] if self.urgency == Urgency.WHENEVER else [str(self.urgency.label)]
        return [*(said for _label, said in self.details), *soon, *([self.circle] if self.circle else [])]


@dataclass(frozen=True, slots=True)
class OfferSeen:
    """An offer as one of its two people reads it."""

    number: int
    who: str
    who_id: int
    person_url: str
    face_url: str
    words: str
    answer: str
    state: OfferState
    offered_at: datetime
    thanked: bool
    beside: Sequence[Beside] = ()


@dataclass(frozen=True, slots=True)
class ExchangeSeen:
    """What two people carry through, as one of them reads it.

    `asked` is true where the other has said that it is done and this reader was asked; `reachable` is false where the
    two cannot reach each other any more, for whatever reason.
    """

    number: int
    other: str
    i_ask: bool
    state: ExchangeState
    asked: bool
    i_said_done: bool
    reachable: bool
    can_thank: bool
    can_end: bool
    can_correct: bool
    thanks: str
    thread_url: str
    agreed_at: datetime
    beside: Sequence[Beside] = ()


def asks_to_show(rows: QuerySet[Ask]) -> QuerySet[Ask]:
    """The rows with what `asks_seen` needs, so that a list stays one query."""
    membership = Membership.objects.filter(person_id=OuterRef("asker_id"), community_id=OuterRef("community_id"))
    shown = rows.select_related("asker", "community", "audience__circle")
    return shown.annotate(asker_membership=Subquery(membership.values("pk")[:1]))


def asks_seen(asks: Iterable[Ask], *, reader: Actor, at: datetime, with_faces: bool = True) -> list[AskSeen]:
    """The rows of `asks_to_show` as this reader sees them. One query more, for the faces where a page shows them."""
    rows: list[Any] = list(asks)
    if not with_faces:
        return [_ask_seen(ask, "", reader, at) for ask in rows]
    shown = faces(person_ids={ask.asker_id for ask in rows}, seen_by=reader)
    return [_ask_seen(ask, shown[ask.asker_id].url, reader, at) for ask in rows]


def _ask_seen(ask: Any, face_url: str, reader: Actor, at: datetime) -> AskSeen:
    slug = ask.community.slug
    return AskSeen(
        number=ask.pk,
        kind=AskKind(ask.kind),
        title=ask.title,
        words=ask.words,
        who=ask.asker.name,
        who_id=ask.asker_id,
        mine=ask.asker_id == reader.actor_id,
        state=AskState(ask.state),
        expired=has_come_to_its_date(ask, at=at),
        urgency=Urgency(ask.urgency),
        details=in_words(ask.details),
        circle=ask.audience.circle.name if ask.audience.kind == AudienceKind.CIRCLE else "",
        asked_at=ask.renewed_at,
        good_until=ask.good_until,
        url=reverse("exchange:ask", args=[slug, ask.pk]),
        person_url=person_url(slug, ask.asker_membership),
        face_url=face_url,
        is_place=ask.lot is not None,
        standing_url=reverse("exchange:standing", args=[slug, ask.place_of_id]) if ask.place_of_id else "",
        thought_by=getattr(ask, "thought_by", "") or "",
    )


def person_url(slug: str, membership_id: int | None) -> str:
    """The page of a member, or "" where there is none to go to."""
    return reverse("directory:person", args=[slug, membership_id]) if membership_id is not None else ""
