"""Every kind of notice, declared by the rooms in ready(): what it says, and what a mail about it may say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """`line` is the sentence on the page and `subject` the mail's (neither may hold what somebody wrote, nor what a
    partner looking over a shoulder could use). Both may name `{community}`; `line` also `{who}` (a display name).
    `chosen` is how it comes unless the person chose otherwise: "now", "digest" or "off" (off: on the page only).
    `must` kinds (a decision letter is there) can't be switched off, only be kept out of mail.
    """

    name: str
    label: str | _StrPromise
    line: str | _StrPromise
    subject: str | _StrPromise
    chosen: str = "now"
    must: bool = False


_kinds: dict[str, NoticeKind] = {}


def declare_notice(
    name: str,
    *,
    label: str | _StrPromise,
    line: str | _StrPromise,
    subject: str | _StrPromise,
    chosen: str = "now",
    must: bool = False,
) -> None:
    """Make a notice kind known under "<room>.<what_happened>"."""
    _kinds[name] = NoticeKind(name, label, line, subject, chosen, must)


def notice_kind(name: str) -> NoticeKind:
    """The declared kind. Raises KeyError for one nobody declared."""
    return _kinds[name]


def all_kinds() -> list[NoticeKind]:
    """Every declared kind, by name."""
    return [_kinds[name] for name in sorted(_kinds)]
