"""A share as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.sharing.states import BESIDE_THE_BOX, GESTURES_FOR, HOPES_FOR, Gesture, Hope

if TYPE_CHECKING:
    from datetime import datetime

    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Card:
    """One share for one reader. `my_words` and `my_gesture` are the reader's own response, "" where there is none."""

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
