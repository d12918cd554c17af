import io

import pytest
from PIL import Image

from holdspace.grammar.refusals import Refused
from holdspace.uploads.contents import LARGEST_FILE, LARGEST_TEXT, clean_name, look_into
from holdspace.uploads.states import FileKind
from tests.uploads.conftest import PDF

NO_SUCH_KIND = "This is no PDF, no plain text (UTF-8) and no JPEG, PNG or WebP. Please choose one of these."
A_PAGE = "This is a web page. Please give its address, or keep it as a PDF first."


def look(raw):
    return look_into(io.BytesIO(raw))


def refusal(raw):
    with pytest.raises(Refused) as refused:
        look(raw)
    return str(refused.value.verdict.because)


def test_a_pdf_is_kept_as_it_is():
    found = look(PDF)
    assert (found.kind, found.content, found.small) == (FileKind.PDF, PDF, b"")


def test_a_text_becomes_plain_utf_8():
    found = look("\ufeffZwölf Fragen\r\n\tfür die erste Stunde\n".encode())
    assert (found.kind, found.content.decode()) == (FileKind.TEXT, "Zwölf Fragen\r\n\tfür die erste Stunde\n")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_an_image_is_made_anew_and_large_enough_to_be_read(an_image, kind):
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    sent = an_image(kind, (3000, 1500), exif=exif)
    found = look_into(sent)
    assert (found.kind, found.width, found.height) == (FileKind.IMAGE, 2000, 1000)
    assert Image.open(io.BytesIO(found.content)).format == "WEBP"
    assert Image.open(io.BytesIO(found.small)).size == (160, 80)
    assert b"SecretCamera" in sent.getvalue()
    assert b"SecretCamera" not in found.content


@pytest.mark.parametrize(
    "raw",
    [
        b"\x00\x01\x02",
        b"MZ\x90\x00\x03",
        b"PK\x03\x04\x14\x00",
        b"GIF89a\x01\x00\x01\x00\x80\x00\x00",
        b"caf\xe9 in Latin 1",
        "UTF-16".encode("utf-16"),
        b"a line\x1b[2Jand another",
        b"\x7fELF",
        b" %PDF-1.7 not at its beginning\x00",
    ],
)
def test_every_other_kind_is_refused(raw):
    assert refusal(raw) == NO_SUCH_KIND


@pytest.mark.parametrize(
    "text",
    [
        "<!doctype html><p>hello",
        "\ufeff \n<HTML><body>",
        "<script>alert(1)</script>",
        '<?xml version="1.0"?><svg/>',
        "<svg onload=alert(1)>",
        "<!-- --><iframe src=x>",
    ],
)
def test_a_page_for_a_browser_is_refused(text):
    assert refusal(text.encode()) == A_PAGE


def test_what_is_empty_cut_short_or_too_large_is_refused(an_image):
    assert refusal(b"") == "This file is empty. Please choose another one."
    cut = "This PDF has no end: it seems to be cut short. Please choose another one."
    assert refusal(PDF[:40]) == cut
    assert refusal(PDF + b" " * 2000) == cut
    large = b"%PDF-1.7" + b" " * LARGEST_FILE + b"%%EOF"
    assert refusal(large) == "This file is larger than 10 MB. Please choose a smaller one."
    assert look(b"a" * LARGEST_TEXT).kind == FileKind.TEXT
    assert refusal(b"a" * (LARGEST_TEXT + 1)) == (
        "This text is larger than 500 kB. Please bring it as a PDF, or in parts."
    )
    picture = an_image("PNG").getvalue()
    assert refusal(picture[: len(picture) // 2]) == "This picture seems to be damaged. Please choose another one."


@pytest.mark.parametrize(
    ("called", "kind", "kept"),
    [
        ("Grounding.pdf", FileKind.PDF, "Grounding.pdf"),
        ("Grounding.PDF.exe", FileKind.PDF, "Grounding.PDF.pdf"),
        ("notes.md", FileKind.TEXT, "notes.md"),
        ("notes.html", FileKind.TEXT, "notes.txt"),
        ("no ending", FileKind.TEXT, "no ending.txt"),
        ("photo.jpeg", FileKind.IMAGE, "photo.webp"),
        ("../../etc/passwd", FileKind.TEXT, "passwd.txt"),
        ("C:\\Users\\me\\a.pdf", FileKind.PDF, "a.pdf"),
        ("invoice\u202efdp.exe", FileKind.PDF, "invoice fdp.pdf"),
        ('a"b\r\nSet-Cookie: x=1.pdf', FileKind.PDF, "ab Set-Cookie: x=1.pdf"),
        ("", FileKind.PDF, "pdf.pdf"),
        ("...", FileKind.TEXT, "text.txt"),
        ("Für die erste Stunde.pdf", FileKind.PDF, "Für die erste Stunde.pdf"),
        ("x" * 300 + ".pdf", FileKind.PDF, "x" * 95 + ".pdf"),
        ("4.5 steps to a good question", FileKind.TEXT, "4.5 steps to a good question.txt"),
    ],
)
def test_a_name_is_only_a_name(called, kind, kept):
    assert clean_name(called, kind) == kept
