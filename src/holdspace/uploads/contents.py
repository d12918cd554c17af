"""What is in a file that somebody brought: looked at, not believed. Only three kinds are kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext_lazy as _

from holdspace.grammar.refusals import Refused
from holdspace.grammar.verdicts import no
from holdspace.uploads.images import FILE_SIDE, remake
from holdspace.uploads.states import FileKind

LARGEST_FILE = 10_000_000  # bytes; an image may have 5 MB (`images.LARGEST_BYTES`)
LARGEST_TEXT = 500_000  # bytes: a book of 250 pages
NAME_LENGTH = 100
# JPEG, PNG, and RIFF….WEBP; Pillow then looks at the whole of it.
_IMAGE = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF.{4}WEBP", re.DOTALL)
# A PDF says so in its first bytes (ISO 32000-1, 7.5.2) and ends with this mark (7.5.5), give or take some blanks.
_PDF, _PDF_ENDS, _PDF_END_WITHIN = b"%PDF-", b"%%EOF", 1024
_PAGE = re.compile(r"\s*<(!|\?|html|head|body|script|svg|iframe|style)", re.IGNORECASE)
_NOT_IN_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Looked:
    """What will be kept: the bytes to write by size ("kept"; an image also "small"), and an image's measures."""

    kind: FileKind
    content: bytes
    small: bytes = b""
    width: int = 0
    height: int = 0


def look_into(file: IO[bytes]) -> Looked:
    """The kind of a file by its content, and what of it is kept: images re-made, texts as plain UTF-8, a PDF as it is.

    What a PDF carries inside (its author, scripts for its own reader) is not examined; it is only ever handed out to be
    kept, never shown by the place. Raises `Refused` with what to do for every other kind, and for what is too large.
    """
    file.seek(0)
    raw = file.read(LARGEST_FILE + 1)
    if not raw:
        raise Refused(no(_("This file is empty. Please choose another one.")))
    if len(raw) > LARGEST_FILE:
        raise Refused(no(_("This file is larger than 10 MB. Please choose a smaller one.")))
    if _IMAGE.match(raw):
        remade = remake(file, side=FILE_SIDE)
        return Looked(FileKind.IMAGE, remade.large, remade.small, remade.width, remade.height)
    if raw.startswith(_PDF):
        if _PDF_ENDS not in raw[-_PDF_END_WITHIN:]:
            raise Refused(no(_("This PDF has no end: it seems to be cut short. Please choose another one.")))
        return Looked(FileKind.PDF, raw)
    return Looked(FileKind.TEXT, _text(raw).encode())


def clean_name(called: str, kind: FileKind) -> str:
    """A name to download it by: without folders, control and direction characters, with the ending of its kind.

    A text keeps `.md` where it came with it. At most `NAME_LENGTH` characters.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", called))[-1]
    plain = "".join(" " if unicodedata.category(c).startswith(("C", "Z")) else c for c in last)
    stem, dot, ending = " ".join(plain.replace('"', "").split()).rpartition(".")
    if not dot or len(ending) > 5:
        stem, ending = (f"{stem}{dot}{ending}", "")
    ending = {FileKind.PDF: "pdf", FileKind.IMAGE: "webp"}.get(kind, "md" if ending.lower() == "md" else "txt")
    return f"{stem.strip(' .')[: NAME_LENGTH - 5].rstrip() or str(kind.value)}.{ending}"


def _text(raw: bytes) -> str:
    """Plain text in UTF-8, without a byte order mark. What is no text, or is a page for a browser, is refused."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\x00"
    if _NOT_IN_TEXT.search(text):
        raise Refused(
            no(_("This is no PDF, no plain text (UTF-8) and no JPEG, PNG or WebP. Please choose one of these."))
        )
    if _PAGE.match(text):
        raise Refused(no(_("This is a web page. Please give its address, or keep it as a PDF first.")))
    if len(raw) > LARGEST_TEXT:
        raise Refused(no(_("This text is larger than 500 kB. Please bring it as a PDF, or in parts.")))
    return text
