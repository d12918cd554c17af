"""The one picture of the story, drawn with a few strokes: an evening in a car park."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

WIDE, HIGH, GROUND = 960, 600, 420
SKY, LOW_SKY = (94, 126, 148), (247, 200, 148)


def an_evening() -> BytesIO:
    """A PNG: low sun, a line of trees, the empty bays of a car park, and one long shadow."""
    picture = Image.new("RGB", (WIDE, HIGH))
    pen = ImageDraw.Draw(picture)
    for line in range(GROUND):
        part = line / GROUND
        pen.line(
            [(0, line), (WIDE, line)], fill=tuple(round(a + (b - a) * part) for a, b in zip(SKY, LOW_SKY, strict=True))
        )
    pen.ellipse([620, 280, 760, 420], fill=(255, 236, 196))
    for place, (left, high) in enumerate([(0, 60), (90, 95), (200, 70), (300, 110), (430, 64), (830, 90), (900, 66)]):
        pen.ellipse([left - 30, GROUND - high, left + 110, GROUND + 50], fill=(48 + 4 * place, 66, 62))
    pen.rectangle([0, GROUND, WIDE, HIGH], fill=(112, 104, 104))
    for bay in range(-6, 14):
        pen.line([(480 + (bay - 4) * 60, GROUND + 20), (480 + (bay - 4) * 190, HIGH)], fill=(214, 202, 186), width=5)
    pen.polygon([(655, 436), (675, 436), (560, HIGH), (480, HIGH)], fill=(78, 72, 74))
    pen.rectangle([656, 372, 674, 440], fill=(40, 46, 50))
    pen.ellipse([655, 352, 675, 374], fill=(40, 46, 50))
    kept = BytesIO()
    picture.filter(ImageFilter.GaussianBlur(1.2)).save(kept, "PNG")
    kept.seek(0)
    return kept
