"""Who a request comes from."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from holdspace.grammar.actors import VISITOR
from holdspace.web.middleware import redirect_to_sign_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from holdspace.grammar.actors import Actor
    from holdspace.web.requests import Request

P = ParamSpec("P")


def whoever(request: Request) -> Actor:
    """The person signed in, or a visitor."""
    user: Any = request.user
    return user if user.is_authenticated else VISITOR


def signed_in(
    view: Callable[Concatenate[Request, P], HttpResponse],
) -> Callable[Concatenate[Request, P], HttpResponse]:
    """For pages that only people with an account see: visitors are asked to sign in, and come back."""

    @wraps(view)
    def guarded(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_sign_in(request)
        return view(request, *args, **kwargs)

    return guarded
