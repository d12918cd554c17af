"""One answer outward: a page, or for htmx the named part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.template import engines
from django.utils.html import format_html

import holdspace
from holdspace.web.menu import menu
from holdspace.web.translation import one_language
from holdspace.web.ways import way

if TYPE_CHECKING:
    from collections.abc import Callable

    from holdspace.web.requests import Request


_at_home: list[Callable[..., Any]] = []


def declare_at_home(find: Callable[..., Any]) -> None:
    """How the pages about oneself (`/me/…`) learn which community's rail to show: `find(seen_by=, at=) -> here | None`.

    Asked only where a page says nothing about `here`: the rooms' own pages cost nothing by it.
    """
    _at_home[:] = [find]


def page(
    request: Request,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    part: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render a template; when htmx asks and `part` names a block of it, that block alone.

    The layout gets `here` (from the context, or None), `rail`, `behind`, `person`, `at`, `quick_exit_url`, `demo_bar`,
    `version`, `csrf_input`, `messages`.
    """
    env = engines["jinja2"].env  # type: ignore[attr-defined]
    full = layout_context(request) | (context or {})
    if full["person"] is not None and "here" not in (context or {}):
        full["here"] = next((find(seen_by=full["person"], at=full["at"]) for find in _at_home), None)
    here = full["here"]
    if here is not None:
        full.setdefault("about_url", way("who_reads", here.community.slug, otherwise=""))
        full |= {place: menu(place, here=here, path=request.path) for place in ("rail", "behind")}
    found = env.get_template(template)
    with one_language():
        if part and getattr(request, "htmx", False):
            return HttpResponse("".join(found.blocks[part](found.new_context(full))), status=status)
        return HttpResponse(found.render(full), status=status)


def layout_context(request: Request) -> dict[str, Any]:
    """What every layout needs; also allauth's own rendering gets it, through a context processor."""
    user = getattr(request, "user", None)
    person = user if user is not None and user.is_authenticated else None
    token = get_token(request)
    return {
        "request": request,
        "at": getattr(request, "at", None),
        "here": None,
        "rail": [],
        "behind": [],
        "person": person,
        "mine": menu("mine", here=None, path=request.path) if person is not None else [],
        "quick_exit_url": settings.HOLDSPACE_QUICK_EXIT_URL,
        "demo_bar": getattr(request, "demo_bar", None),
        "version": holdspace.__version__,
        "csrf_token": token,
        "csrf_input": format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token),
        "messages": messages.get_messages(request),
    }
