"""Serving pictures and files: never as a page, never guessed, never to somebody who may not see their thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from holdspace.grammar.actors import VISITOR
from holdspace.grammar.refusals import NothingHere
from holdspace.uploads.files import path_of
from holdspace.uploads.queries import file_named, picture_named
from holdspace.uploads.states import FileKind

if TYPE_CHECKING:
    from holdspace.web.requests import Request

HEADERS = {
    "Content-Disposition": 'inline; filename="picture.webp"',
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    # A name never gets another picture. Private: only this browser keeps it, and for a day at most.
    "Cache-Control": "private, max-age=86400, immutable",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# A text goes out as text whatever it was called, so that no browser makes a page of it.
TYPES = {FileKind.PDF: "application/pdf", FileKind.TEXT: "text/plain; charset=utf-8", FileKind.IMAGE: "image/webp"}


@require_safe
def picture(request: Request, name: str) -> HttpResponse:
    """The picture, at most 800 points wide and high."""
    return _serve(request, name, "large")


@require_safe
def small_picture(request: Request, name: str) -> HttpResponse:
    """The same at 160, for faces in lists."""
    return _serve(request, name, "small")


def _serve(request: Request, name: str, size: str) -> HttpResponse:
    seen_by = request.user if request.user.is_authenticated else VISITOR
    found = picture_named(name=name, seen_by=seen_by, at=request.at)
    try:
        content = path_of(found.name, size).read_bytes()
    except FileNotFoundError:
        raise NothingHere from None
    # One kept apart goes with its thing, from the browsers of its readers, too.
    kept = HEADERS | {"Cache-Control": "private, no-store"} if found.apart else HEADERS
    return HttpResponse(content, content_type="image/webp", headers=kept)


@require_safe
def kept_file(request: Request, name: str) -> HttpResponse:
    """A file, to be kept by whoever asks for it; an image is shown."""
    return _hand_out(request, name, "kept")


@require_safe
def small_file(request: Request, name: str) -> HttpResponse:
    """An image that was brought as a file, at 160 points."""
    return _hand_out(request, name, "small")


def _hand_out(request: Request, name: str, size: str) -> HttpResponse:
    seen_by = request.user if request.user.is_authenticated else VISITOR
    found = file_named(name=name, seen_by=seen_by, at=request.at)
    try:
        content = path_of(found.name, size).read_bytes()
    except FileNotFoundError:
        raise NothingHere from None
    kept = found.kind != FileKind.IMAGE
    # It goes with its thing, from the browsers of its readers, too: nothing is stored.
    told = {
        "Cache-Control": "private, no-store",
        "Content-Disposition": content_disposition_header(kept, found.called) or "attachment",
    }
    return HttpResponse(content, content_type=TYPES[FileKind(found.kind)], headers=HEADERS | told)
