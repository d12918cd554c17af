"""Making a picture anew from what somebody sent: nothing of the file but its pixels is kept."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from holdspace.grammar.refusals import Refused
from holdspace.grammar.verdicts import no

LARGEST_BYTES = 5_000_000
LARGEST_PIXELS = 40_000_000  # a telephone's camera makes 12 to 50 million; more is unpacked for nothing
LARGEST_SIDE = 800
FILE_SIDE = 2000  # an image kept as a file may hold text that one wants to read
SMALL_SIDE = 160
QUALITY = 82
FORMATS = ("JPEG", "PNG", "WEBP")


@dataclass(frozen=True, slots=True)
class Remade:
    """The picture at both sizes, as WebP, and the larger one's measures."""

    large: bytes
    small: bytes
    width: int
    height: int


def remake(file: IO[bytes], *, side: int = LARGEST_SIDE) -> Remade:
    """The picture re-encoded, upright, without EXIF, place or colour profile, at most `side` points wide and high.

    Raises `Refused` with what to do for a file that is too big, of another kind, or damaged. Nothing is unpacked
    before its measures are known.
    """
    file.seek(0)
    raw = file.read(LARGEST_BYTES + 1)
    if len(raw) > LARGEST_BYTES:
        raise Refused(no(_("This picture is larger than 5 MB. Please choose a smaller one.")))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        upright = _open(raw, side)
    large = _fit(upright, side)
    return Remade(_encode(large), _encode(_fit(large, SMALL_SIDE)), *large.size)


def _open(raw: bytes, side: int) -> Image.Image:
    """The first frame, upright, in RGB or RGBA, with nothing else attached."""
    try:
        image = Image.open(io.BytesIO(raw), formats=FORMATS)
    except Exception:
        raise Refused(no(_("This is not a JPEG, PNG or WebP picture. Please choose one of these."))) from None
    if image.width * image.height > LARGEST_PIXELS:
        raise Refused(no(_("This picture has more than 40 million points. Please make it smaller first.")))
    try:
        image.draft("RGB", (side * 2, side * 2))
        image.load()
        upright = ImageOps.exif_transpose(image)
        has_alpha = "A" in upright.getbands() or "transparency" in upright.info
        plain = upright.convert("RGBA" if has_alpha else "RGB")
    except Exception:
        raise Refused(no(_("This picture seems to be damaged. Please choose another one."))) from None
    clean = Image.new(plain.mode, plain.size)
    clean.paste(plain)
    return clean


def _fit(image: Image.Image, side: int) -> Image.Image:
    fitted = image.copy()
    fitted.thumbnail((side, side), Image.Resampling.LANCZOS)
    return fitted


def _encode(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()
