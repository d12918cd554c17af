"""What the middleware adds to a request, for the type checker; every view of ours takes a `Request`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

if TYPE_CHECKING:
    from datetime import datetime


class Request(HttpRequest):
    """`at` is the one time of this request; `user` the Person (or Django's nobody); `htmx` is true when htmx asks."""

    at: datetime
    user: Any
    htmx: Any
