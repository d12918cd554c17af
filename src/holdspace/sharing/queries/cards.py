"""A share as a page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext

from holdspace.communities.queries import numbers_of
from holdspace.communities.states import AudienceKind
from holdspace.directory.queries import faces
from holdspace.sharing.states import BESIDE_THE_BOX, GESTURES_FOR, HOPES_FOR, Gesture, Hope

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.utils.functional import _StrPromise

    from holdspace.grammar.actors import Actor
    from holdspace.sharing.models import Share


class Card(NamedTuple):
    """One share for one reader. A tuple, because the hot page makes twenty and a frozen dataclass takes five times as
    long to make.

    `my_words` and `my_gesture` are the reader's own response, "" where there is none. `author_number` is the number of
    the author's page among the people here, None once they have left. `folded`: more than the reader can hold today.
    `content_note` is what the sharer said beforehand. `reach` is the kind of its audience, `circle` the name where it
    is a circle.
    """

    id: int
    author_id: int
    author_name: str
    level: str
    hope: str
    text: str
    shared_at: datetime
    own: bool
    my_words: str = ""
    my_gesture: str = ""
    face_url: str = ""
    author_number: int | None = None
    folded: bool = False
    reach: str = AudienceKind.EVERYBODY
    circle: str = ""
    content_note: str = ""
    reworded: bool = False

    @property
    def initials(self) -> str:
        """What stands where there is no picture, as in the component `face`."""
        parts = self.author_name.split()
        return ((parts[0][0] + (parts[-1][0] if len(parts) > 1 else "")).upper()) if parts else "·"

    @property
    def for_whom(self) -> str:
        """Whom it is for, where that is fewer than everybody, as this reader may know it: that somebody was left out
        only whoever shared it is told."""
        if self.circle or self.reach == AudienceKind.EVERYBODY:
            return self.circle
        if self.reach == AudienceKind.CHOSEN:
            return gettext("to a few people")
        return gettext("without some") if self.own else ""

    @property
    def beforehand(self) -> str:
        """The content note as it stands before the words; the sharer knows their own."""
        return "" if self.own else self.content_note

    @property
    def hopes(self) -> str | _StrPromise:
        """The hope as a reader sees it."""
        return HOPES_FOR[Hope(self.hope)]

    @property
    def hopes_beside(self) -> str | _StrPromise:
        """The hope as it stands beside the box for an answer."""
        return BESIDE_THE_BOX[Hope(self.hope)]

    @property
    def gestures(self) -> list[Gesture]:
        """The gestures that fit the hope."""
        return list(GESTURES_FOR[Hope(self.hope)])

    @property
    def my_gesture_label(self) -> str:
        """What the reader's own gesture says."""
        return str(Gesture(self.my_gesture).label) if self.my_gesture else ""

    @property
    def answered(self) -> bool:
        """Whether the reader has answered in some way."""
        return bool(self.my_words or self.my_gesture)


def cards_of(shares: Sequence[Share], *, seen_by: Actor) -> list[Card]:
    """Shares that the ORM gave, with `author` and `audience__circle`, as cards; two more queries however many there
    are, none for none."""
    if not shares:
        return []
    authors = {share.author_id for share in shares}
    shown = faces(person_ids=authors, seen_by=seen_by)
    numbers = numbers_of(community_id=shares[0].community_id, person_ids=authors, seen_by=seen_by)
    return [
        Card(
            id=share.pk,
            author_id=share.author_id,
            author_name=share.author.name,
            level=share.level,
            hope=share.hope,
            text=share.words,
            shared_at=share.shared_at,
            own=share.author_id == seen_by.actor_id,
            face_url=shown[share.author_id].url,
            author_number=numbers.get(share.author_id),
            reach=share.reach,
            circle=share.audience.circle.name if share.reach == AudienceKind.CIRCLE else "",
            content_note=share.content_note or "",
            reworded=share.reworded_at is not None,
        )
        for share in shares
    ]
