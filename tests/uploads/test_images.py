import io
import struct
import zlib

import pytest
from PIL import Image

from holdspace.grammar.refusals import Refused
from holdspace.uploads.images import LARGEST_BYTES, remake


def read(content):
    return Image.open(io.BytesIO(content))


def refusal(file):
    with pytest.raises(Refused) as refused:
        remake(file)
    return str(refused.value.verdict.because)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_three_kinds_are_taken_and_become_webp_at_two_sizes(an_image, kind):
    remade = remake(an_image(kind))
    large, small = read(remade.large), read(remade.small)
    assert (large.format, large.size, small.format, small.size) == ("WEBP", (800, 600), "WEBP", (160, 120))
    assert (remade.width, remade.height) == (800, 600)


def test_a_small_picture_is_not_blown_up(an_image):
    remade = remake(an_image(size=(50, 20)))
    assert (read(remade.large).size, read(remade.small).size) == ((50, 20), (50, 20))


def test_where_and_with_what_it_was_taken_is_gone(an_image):
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x8298] = "SecretCamera", "SecretModel", "Secret Name"
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 12.0, 30.0), 3: "E", 4: (16.0, 22.0, 0.0)})
    sent = an_image(exif=exif, comment=b"SecretComment")
    assert b"SecretCamera" in sent.getvalue()
    assert dict(Image.open(sent).getexif().get_ifd(0x8825)) != {}
    remade = remake(sent)
    for content in (remade.large, remade.small):
        assert dict(read(content).getexif()) == {}
        assert set(read(content).info) <= {"loop", "background"}
        assert b"Secret" not in content
        assert b"EXIF" not in content


def test_texts_inside_a_png_are_gone(an_image):
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "Secret Name")
    sent = an_image("PNG", pnginfo=info)
    assert b"Secret Name" in sent.getvalue()
    assert b"Secret" not in remake(sent).large


def test_a_picture_taken_sideways_stands_upright():
    image = Image.new("RGB", (40, 20), "white")
    image.paste((255, 0, 0), (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    image.save(out, "PNG", exif=exif)
    upright = read(remake(out).large).convert("RGB")
    assert upright.size == (20, 40)
    red, white = upright.getpixel((10, 5)), upright.getpixel((10, 35))
    assert red[0] > 200 > 60 > red[1]
    assert min(white) > 200


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "CMYK"), ("JPEG", "L"), ("PNG", "P"), ("PNG", "I;16"), ("PNG", "1")]
)
def test_other_ways_of_storing_colour_become_plain(an_image, kind, mode):
    assert read(remake(an_image(kind, (30, 30), mode)).large).mode == "RGB"


def test_what_is_see_through_stays_so(an_image):
    remade = remake(an_image("PNG", (30, 30), "RGBA", (10, 20, 30, 0)))
    assert read(remade.large).mode == "RGBA"


def test_of_a_moving_picture_the_first_frame_is_kept():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    remade = read(remake(out).large)
    assert getattr(remade, "n_frames", 1) == 1
    assert remade.convert("RGB").getpixel((5, 5))[0] > 200


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    "sent",
    [b"", b"hello", SVG, b"%PDF-1.7", b"<html><script>alert(1)</script>", b"\x00" * 100, b"GIF89a" + b"\x00" * 50],
)
def test_other_kinds_are_refused_with_what_to_do(sent):
    assert refusal(io.BytesIO(sent)) == "This is not a JPEG, PNG or WebP picture. Please choose one of these."


def test_a_gif_that_is_whole_is_refused_too(an_image):
    assert refusal(an_image("GIF", (10, 10), "P")) == (
        "This is not a JPEG, PNG or WebP picture. Please choose one of these."
    )


def test_more_than_5_mb_is_refused_before_anything_is_read():
    assert refusal(io.BytesIO(b"\xff" * (LARGEST_BYTES + 1))) == (
        "This picture is larger than 5 MB. Please choose a smaller one."
    )


def bomb(width, height):
    """A PNG of a few hundred bytes that says it is enormous."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\x00" * 9999))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(("width", "height"), [(10_000, 10_000), (7_000, 6_000)])
def test_a_bomb_is_refused_before_it_is_unpacked(width, height):
    assert refusal(bomb(width, height)) == "This picture has more than 40 million points. Please make it smaller first."


def test_an_impossible_size_is_refused():
    assert refusal(bomb(2**31 - 1, 2**31 - 1)) in {
        "This picture has more than 40 million points. Please make it smaller first.",
        "This is not a JPEG, PNG or WebP picture. Please choose one of these.",
    }


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_file_cut_short_is_refused(an_image, kind):
    whole = an_image(kind, (400, 400), colour="red").getvalue()
    assert refusal(io.BytesIO(whole[: len(whole) // 2])) in {
        "This picture seems to be damaged. Please choose another one.",
        "This is not a JPEG, PNG or WebP picture. Please choose one of these.",
    }
