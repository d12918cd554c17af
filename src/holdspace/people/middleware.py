"""Nothing that was typed is lost when a session has ended."""

from __future__ import annotations

import contextlib
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from holdspace.grammar.actors import VISITOR
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.people.actions import give_words_back, keep_words
from holdspace.vault.sealing import CannotOpen, decrypt, encrypt

if TYPE_CHECKING:
    from collections.abc import Callable

    from holdspace.web.requests import Request

COOKIE = "holdspace_last"
COOKIE_DAYS = 30
LONGEST_COOKIE = 200  # ours has fewer characters; a made-up one shall not fill the memory
KEPT_FIELD = "kept_words"  # in the form that gives words back: their number
NEVER_KEPT = {"csrfmiddlewaretoken", "code", "password", "credential", KEPT_FIELD}
TAKEN = {201, 204, 302, 303}  # what was sent again has arrived


class WordsKept:
    """Remembers, sealed, who was last signed in with this browser; keeps for them what is sent too late.

    Only what our pages answer with "sign in first" is kept, so a visitor's forms are never touched.
    """

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        signed_in = request.user.is_authenticated
        response = self.get_response(request)
        if signed_in or request.user.is_authenticated:
            _remember(request, response)
            if KEPT_FIELD in request.POST and response.status_code in TAKEN:
                _let_go(request)
        elif request.method == "POST" and _asks_to_sign_in(response) and _keep(request):
            response = redirect(f"{settings.LOGIN_URL}?next={reverse('people:still_here')}")
        if getattr(request, "htmx", False) and _asks_to_sign_in(response):
            # htmx would follow a redirect and put the whole page into a part of this one.
            response = HttpResponse(headers={"HX-Redirect": response["Location"]})
        return response


def forget_browser(response: HttpResponse) -> None:
    """After signing out by oneself nothing tells who was here."""
    response.delete_cookie(COOKIE, samesite="Lax")


def _asks_to_sign_in(response: HttpResponse) -> bool:
    return response.status_code == 302 and response["Location"].startswith(settings.LOGIN_URL)


def _remember(request: Request, response: HttpResponse) -> None:
    if _last_person(request) == request.user.pk or COOKIE in response.cookies:
        return
    response.set_cookie(
        COOKIE,
        encrypt(str(request.user.pk), context=COOKIE),
        max_age=COOKIE_DAYS * 86400,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _last_person(request: Request) -> int | None:
    cookie = request.COOKIES.get(COOKIE, "")
    return _named_by(cookie) if len(cookie) <= LONGEST_COOKIE else None


@lru_cache(maxsize=2000)
def _named_by(cookie: str) -> int | None:
    """Whom a cookie names; remembered, because every page of somebody signed in asks."""
    try:
        number = decrypt(cookie, context=COOKIE)
    except CannotOpen:
        return None
    return int(number) if number else None


def _let_go(request: Request) -> None:
    number = request.POST[KEPT_FIELD]
    with contextlib.suppress(NothingHere, Refused):
        if number.isdecimal() and len(number) < 19:
            give_words_back(kept_id=int(number), by=request.user, at=request.at)


def _keep(request: Request) -> bool:
    if request.path.startswith("/account/"):
        return False
    person_id = _last_person(request)
    fields = [(name, value) for name, values in request.POST.lists() if name not in NEVER_KEPT for value in values]
    if person_id is None or not any(value.strip() for name, value in fields if name != "once"):
        return False
    try:
        keep_words(person_id=person_id, path=request.get_full_path(), fields=fields, by=VISITOR, at=request.at)
    except Refused:
        return False
    return True
