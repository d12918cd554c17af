"""How threads look to one of their people: plain data for pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from holdspace.conversations.states import UNANSWERED, Standing
from holdspace.uploads.states import FileKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from holdspace.conversations.models import Message
    from holdspace.uploads.models import File


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """One thread in somebody's list. `new`: the others wrote since they last looked; `waits`: for the other's yes."""

    number: int
    title: str
    with_whom: str
    last_at: datetime
    closed: bool
    face: str = ""
    new: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Begun:
    """First words that one is writing and has not sent; `number` is the other's membership."""

    number: int
    name: str
    at: datetime
    face: str


@dataclass(frozen=True, slots=True)
class Whom:
    """A member whom one may write to; `needs_yes`: the first words wait for theirs."""

    name: str
    needs_yes: bool
    face: str


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file beside a message; `image` is true for what can be shown, `size` is in words ("1.2 MB").

    Where it does not `open`, neither its name nor what it shows is told.
    """

    kind: str
    size: str
    image: bool
    opens: bool
    called: str = ""
    description: str = ""
    url: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class MessageSeen:
    """One message, or what happened in between (`happening`). `change` is the thread's count when it last changed."""

    at: datetime
    words: str
    who: str = ""
    mine: bool = False
    happening: bool = False
    number: int = 0
    face: str = ""
    changed: bool = False
    taken_back: bool = False
    change: int = 0
    file: FileSeen | None = None


@dataclass(frozen=True, slots=True)
class Others:
    """The other people of one thread: their names and numbers, whether they can be reached, what they answered."""

    names: tuple[str, ...]
    person_ids: tuple[int, ...]
    closed: bool
    standings: tuple[str, ...]
    looked: tuple[tuple[str, datetime], ...]  # of those who show it

    @property
    def with_whom(self) -> str:
        """Their names in one line."""
        return ", ".join(self.names)

    @property
    def waits(self) -> bool:
        """Whether one of them was asked and has not said yes: which of the noes it is, nobody learns."""
        return any(standing in UNANSWERED for standing in self.standings)

    @property
    def unasked(self) -> bool:
        """Whether the first words to them were taken back."""
        return Standing.UNASKED in self.standings


@dataclass(frozen=True, slots=True)
class ThreadSeen:
    """A thread as one of its people reads it: one page of it in the order of time, and what they were writing.

    `standing` is one's own; `waits` that somebody else has not said yes; `read_by` who shows that they have read all.
    """

    number: int
    title: str
    about_url: str
    with_whom: str
    closed: bool
    lines: Sequence[MessageSeen]
    earlier: str
    draft: str
    draft_at: datetime | None
    standing: str = Standing.IN
    waits: bool = False
    unasked: bool = False
    other_ids: tuple[int, ...] = ()
    read_by: tuple[str, ...] = ()
    shows_looks: bool = False
    changes: int = 0

    @property
    def asked(self) -> bool:
        """Whether a yes of one's own is wanted."""
        return self.standing != Standing.IN

    @property
    def let_go(self) -> bool:
        """Whether one let it go."""
        return self.standing == Standing.DECLINED

    @property
    def for_later(self) -> bool:
        """Whether one left it for later."""
        return self.standing == Standing.LATER


def message_seen(message: Message, *, reader_id: int | None, face: str, opens: bool = False) -> MessageSeen:
    """As a page shows it; `opens` whether files of others do. One's own always do."""
    mine = message.author_id == reader_id
    return MessageSeen(
        at=message.at,
        words=message.words,
        who=message.author.name,
        mine=mine,
        number=message.pk,
        face=face,
        changed=message.edited_at is not None,
        taken_back=message.taken_back_at is not None,
        change=message.change,
        file=_file_seen(message.file, opens=opens or mine) if message.file is not None else None,
    )


def _file_seen(file: File, *, opens: bool) -> FileSeen:
    told = FileSeen(str(FileKind(file.kind).label), filesizeformat(file.size), file.kind == FileKind.IMAGE, opens)
    if not opens:
        return told
    return replace(
        told,
        called=file.called,
        description=file.description,
        url=reverse("uploads:file", args=[file.name]),
        width=file.width,
        height=file.height,
    )


@dataclass(frozen=True, slots=True)
class IntroductionSeen:
    """An introduction as one of the three reads it: `line` alone for the two; for the bringer `names` as well."""

    number: int
    bringer: str
    line: str
    at: datetime
    mine: bool
    stays: bool
    state: str
    said: str = ""
    names: tuple[str, ...] = ()
    thread: int | None = None
