"""Serving pictures: never as a page, never guessed, never to somebody who may not see the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from holdspace.grammar.actors import VISITOR
from holdspace.grammar.refusals import NothingHere
from holdspace.uploads.files import path_of
from holdspace.uploads.queries import picture_named

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
