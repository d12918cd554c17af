"""Whether somebody has only just shown that it is them: asked before what reaches everything, or ends everything."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.shortcuts import redirect
from django.urls import reverse

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.sessions.backends.base import SessionBase
    from django.http import HttpResponse

    from holdspace.web.requests import Request

P = ParamSpec("P")
IN_SESSION = "people.shown_at"
FRESH_FOR = timedelta(minutes=30)


def mark_fresh(session: SessionBase, *, at: datetime) -> None:
    """They have typed a code or used a passkey just now."""
    session[IN_SESSION] = at.isoformat()


def is_fresh(session: SessionBase, *, at: datetime) -> bool:
    """Within the last half hour."""
    shown = session.get(IN_SESSION)
    return shown is not None and datetime.fromisoformat(shown) + FRESH_FOR > at


def only_just(
    view: Callable[Concatenate[Request, P], HttpResponse],
) -> Callable[Concatenate[Request, P], HttpResponse]:
    """For pages that a browser left open must not open: asks for a code once more, and comes back."""
    return _guarded(view, "")


def only_just_then(
    back_to: str,
) -> Callable[[Callable[Concatenate[Request, P], HttpResponse]], Callable[Concatenate[Request, P], HttpResponse]]:
    """The same for what is only ever pressed: comes back to the named page that the button stands on."""

    def guard(view: Callable[Concatenate[Request, P], HttpResponse]) -> Callable[Concatenate[Request, P], HttpResponse]:
        return _guarded(view, back_to)

    return guard


def _guarded(
    view: Callable[Concatenate[Request, P], HttpResponse], back_to: str
) -> Callable[Concatenate[Request, P], HttpResponse]:
    @wraps(view)
    def guarded(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if is_fresh(request.session, at=request.at):
            return view(request, *args, **kwargs)
        back = reverse(back_to) if back_to else request.path
        return redirect(f"{reverse('people:once_more')}?{urlencode({'next': back})}")

    return guarded
