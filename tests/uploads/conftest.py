import io

import pytest
from PIL import Image


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    """A folder for the files of this test alone."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def an_image():
    """Makes a file as somebody would send it."""

    def make(kind="JPEG", size=(1200, 900), mode="RGB", colour=None, **options):
        out = io.BytesIO()
        Image.new(mode, size, colour or ("navy" if mode == "RGB" else 0)).save(out, kind, **options)
        out.seek(0)
        return out

    return make


PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


@pytest.fixture
def a_pdf():
    """Makes the bytes of a small PDF, as a file."""
    return lambda: io.BytesIO(PDF)
