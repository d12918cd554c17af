"""A thread as plain text, to take along."""

from __future__ import annotations

import tempfile
import zipfile
from typing import IO, TYPE_CHECKING

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from holdspace.uploads.files import path_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from holdspace.conversations.seen import MessageSeen, ThreadSeen
    from holdspace.uploads.models import File


def as_text(thread: ThreadSeen, lines: Iterable[MessageSeen]) -> str:
    """Who wrote what when, in the reader's own zone, oldest first."""
    told = [_("With %(name)s") % {"name": thread.with_whom}, thread.title, ""]
    for line in lines:
        who = _("You") if line.mine else line.who
        told += [f"{localtime(line.at):%Y-%m-%d %H:%M} {who}", words_of(line), ""]
    return "\n".join(told)


def packed(text: str, files: Iterable[File]) -> IO[bytes]:
    """The text and what was attached, as a ZIP in a file that vanishes when closed; stands at its beginning.

    What is gone from the disk is left out. Nothing is pressed together: PDF and pictures are already.
    """
    whole = tempfile.TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("conversation.txt", text)
        for file in files:
            path = path_of(file.name, "kept")
            if path.exists():
                archive.write(path, name_in_copy(file))
    whole.seek(0)
    return whole


def name_in_copy(file: File) -> str:
    """What an attached file is called in a copy: its number keeps two of one name apart."""
    return f"files/{file.pk}-{file.called}"


def words_of(line: MessageSeen) -> str:
    """The words, or what stands in their place."""
    if line.taken_back:
        return _("(taken back)")
    if line.file is not None:
        told = _("(a file: %(name)s)") % {"name": line.file.called} if line.file.opens else _("(a file)")
        return f"{line.words}\n{told}".strip()
    return line.words or _("These words went with the person who wrote them.")
