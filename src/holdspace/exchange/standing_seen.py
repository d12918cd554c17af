"""How standing offers look to one reader: plain data for pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from holdspace.communities.models import Membership
from holdspace.communities.states import AudienceKind
from holdspace.directory.queries import faces
from holdspace.exchange.models import StandingOffer
from holdspace.exchange.rules import giver_rests, is_stale, places_left
from holdspace.exchange.seen import person_url
from holdspace.exchange.states import AskKind, StandingState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from holdspace.grammar.actors import Actor


@dataclass(frozen=True, slots=True)
class StandingSeen:
    """A standing offer as somebody reads it; `circle` is the name of the one it is for, "" for everybody.

    `to_be_had` is false while it is paused, ended, or its giver rests: nobody reads which of them. `stale` where nobody
    said for long that it stands, `asked` where its giver was asked and this reader is the giver.
    """

    number: int
    kind: AskKind
    title: str
    words: str
    who: str
    who_id: int
    mine: bool
    state: StandingState
    to_be_had: bool
    places: int
    left: int
    every_month: bool
    renews_at: datetime | None
    stale: bool
    asked: bool
    circle: str
    confirmed_at: datetime
    url: str
    person_url: str
    face_url: str

    @property
    def room(self) -> str:
        """How much of it is to be had, in words."""
        if not self.to_be_had:
            ended = self.state == StandingState.ENDED
            return str(StandingState.ENDED.label if ended else StandingState.PAUSED.label)
        if self.left == 0:
            return _("full this month") if self.every_month else _("all places taken")
        count = {"n": self.left}
        if self.every_month:
            return ngettext("%(n)s place left this month", "%(n)s places left this month", self.left) % count
        return ngettext("%(n)s place left", "%(n)s places left", self.left) % count

    @property
    def facts(self) -> list[str]:
        """What a card says in short beside the words."""
        count = {"n": self.places}
        often = ngettext("%(n)s time a month", "%(n)s times a month", self.places) % count if self.every_month else ""
        stale = _("not confirmed for a while") if self.stale else ""
        return [fact for fact in (often, stale, self.circle) if fact]


def standing_to_show(rows: QuerySet[StandingOffer]) -> QuerySet[StandingOffer]:
    """The rows with what `standing_seen` needs, so that a list stays one query."""
    membership = Membership.objects.filter(person_id=OuterRef("giver_id"), community_id=OuterRef("community_id"))
    shown = rows.select_related("giver", "community", "audience__circle")
    return shown.annotate(giver_membership=Subquery(membership.values("pk")[:1]), rests=giver_rests())


def standing_seen(
    rows: Iterable[StandingOffer], *, reader: Actor, at: datetime, with_faces: bool = True
) -> list[StandingSeen]:
    """The rows of `standing_to_show` as this reader sees them. One query more, for the faces where there are any."""
    found: list[Any] = list(rows)
    if not with_faces:
        return [_seen(one, "", reader, at) for one in found]
    shown = faces(person_ids={one.giver_id for one in found}, seen_by=reader)
    return [_seen(one, shown[one.giver_id].url, reader, at) for one in found]


def _seen(one: Any, face_url: str, reader: Actor, at: datetime) -> StandingSeen:
    slug, mine = one.community.slug, one.giver_id == reader.actor_id
    return StandingSeen(
        number=one.pk,
        kind=AskKind(one.kind),
        title=one.title,
        words=one.words,
        who=one.giver.name,
        who_id=one.giver_id,
        mine=mine,
        state=StandingState(one.state),
        to_be_had=one.state == StandingState.STANDING and not one.rests,
        places=one.places,
        left=places_left(one, at=at),
        every_month=one.every_month,
        renews_at=one.renews_at,
        stale=one.state == StandingState.STANDING and is_stale(one, at=at),
        asked=mine and one.state == StandingState.STANDING and one.asked_at is not None,
        circle=one.audience.circle.name if one.audience.kind == AudienceKind.CIRCLE else "",
        confirmed_at=one.confirmed_at,
        url=reverse("exchange:standing", args=[slug, one.pk]),
        person_url=person_url(slug, one.giver_membership),
        face_url=face_url,
    )
