"""A thread as plain text, to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from holdspace.conversations.seen import MessageSeen, ThreadSeen


def as_text(thread: ThreadSeen, lines: Iterable[MessageSeen]) -> str:
    """Who wrote what when, in the reader's own zone, oldest first."""
    told = [_("With %(name)s") % {"name": thread.with_whom}, thread.title, ""]
    for line in lines:
        who = _("You") if line.mine else line.who
        told += [f"{localtime(line.at):%Y-%m-%d %H:%M} {who}", words_of(line), ""]
    return "\n".join(told)


def words_of(line: MessageSeen) -> str:
    """The words, or what stands in their place."""
    if line.taken_back:
        return _("(taken back)")
    return line.words or _("These words went with the person who wrote them.")
