"""The style page, and the pages for what goes wrong."""

from __future__ import annotations

import errno
import logging
from typing import TYPE_CHECKING, Any

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template import engines

import holdspace
from holdspace.web.pages import page
from holdspace.web.style import samples

if TYPE_CHECKING:
    from django.http import HttpRequest

    from holdspace.web.requests import Request

logger = logging.getLogger(__name__)


def style(request: Request) -> HttpResponse:
    """Every component in every state; only where DEBUG is on."""
    return page(request, "web/style.html", samples(request.at))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent could not be read. 413 when it was too much."""
    from django.core.exceptions import RequestDataTooBig

    too_much = isinstance(exception, RequestDataTooBig)
    return bare_page(request, "web/413.html" if too_much else "web/400.html", status=413 if too_much else 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not for this person."""
    return bare_page(request, "web/403.html", status=403)


def waited_too_long(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's key has expired: what was typed comes back to be copied, and nothing was done."""
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        if not name.startswith("csrf") and name not in {"once", "password", "code"}
        for value in values
        if value.strip()
    ]
    return bare_page(request, "web/403_csrf.html", {"kept": kept}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing here, or nothing that this person may see: the same page."""
    return bare_page(request, "web/404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Something broke here. Rendered without database, session or person; 503 while the database is busy or full."""
    import sys

    busy = is_busy(sys.exc_info()[1])
    return bare_page(request, "web/503.html" if busy else "web/500.html", status=503 if busy else 500)


def is_busy(problem: BaseException | None) -> bool:
    """Whether trying again may help: the database is locked, away or full, or the disk is. A missing table is not."""
    if isinstance(problem, OSError):
        return problem.errno in {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
    if isinstance(problem, OperationalError):
        return "no such" not in str(problem)
    return isinstance(problem, InterfaceError)


def bare_page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int
) -> HttpResponse:
    """A page that asks nothing of the database."""
    env = engines["jinja2"].env  # type: ignore[attr-defined]
    nobody: dict[str, Any] = dict.fromkeys(("here", "person", "demo_bar", "quick_exit_url"))
    nobody |= {"messages": [], "csrf_input": "", "version": holdspace.__version__}
    response = HttpResponse(env.get_template(template).render(nobody | (context or {})), status=status)
    response["Cache-Control"] = "no-store"
    return response
