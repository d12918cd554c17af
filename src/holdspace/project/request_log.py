"""One line for each request: which page, how it ended, how long it took. Never an address's private parts."""

from __future__ import annotations

import logging
import secrets
import time
from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

# The standard logger, not structlog's: this line is written for every request, and costs half of that so.
log = logging.getLogger("holdspace.requests")
QUIET = frozenset({"project:healthz", "project:live", "project:ready"})


class RequestLog:
    """Gives each request an id, which stands in every line logged meanwhile and in the answer's X-Request-ID.

    The id is made here: one sent along could hold anything. Files that are served before any view are not logged.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        request_id = secrets.token_hex(8)
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = request_id
            route = _route(request)
            if route not in QUIET:
                told = {
                    "method": request.method if request.method in METHODS else "other",
                    "route": route,
                    "status": response.status_code,
                    "ms": round((time.perf_counter() - began) * 1000, 1),
                }
                log.info("request", extra=told)
        finally:
            structlog.contextvars.clear_contextvars()
        return response


METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def _route(request: HttpRequest) -> str:
    """The name of the address ("sharing:share"), never the address itself; "none" where none matched."""
    match: Any = request.resolver_match
    return match.view_name or "unnamed" if match is not None else "none"
