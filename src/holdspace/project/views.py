"""`/healthz`: nothing private, nothing that helps somebody who attacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.views.decorators.http import require_safe

import holdspace
from holdspace.project.health import database_trouble

if TYPE_CHECKING:
    from django.http import HttpRequest

NEVER_KEPT = {"Cache-Control": "no-store"}


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Everything at once: 200 when people can be served, 503 otherwise."""
    trouble = database_trouble()
    answer = {"live": True, "ready": not trouble, "version": holdspace.__version__}
    return JsonResponse(
        answer | ({"database": trouble} if trouble else {}), status=_status(trouble), headers=NEVER_KEPT
    )


@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """The process answers; asks nothing of the database. Restart it when this fails."""
    return JsonResponse({"live": True}, headers=NEVER_KEPT)


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Send people here while this is 200."""
    trouble = database_trouble()
    return JsonResponse({"ready": not trouble}, status=_status(trouble), headers=NEVER_KEPT)


def _status(trouble: str) -> int:
    return 503 if trouble else 200
