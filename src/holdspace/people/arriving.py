"""Being let in: after the first step, and where there is one after the second."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.shortcuts import redirect

from holdspace.people import codes, second_step
from holdspace.people.devices import note_arrival
from holdspace.people.freshness import mark_fresh
from holdspace.people.models import Person

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request

IN_SESSION = "people.first_step"
GOOD_FOR = timedelta(minutes=15)
TRIES = 5


def let_in(request: Request, person: Person, then: str, *, method: str = "code") -> HttpResponse:
    """Sign this person in with this browser, and send them where they were going; on to the second step if they
    have one. `method` is how they have shown that it is them: "code" or "password".
    """
    codes.forget_address(request.session)
    first = {"person": person.pk, "then": then, "method": method, "at": request.at.isoformat(), "tries": TRIES}
    request.session[IN_SESSION] = first
    if second_step.is_on(person):
        return redirect("account_second_step")
    return finish(request, person)


def person_of_first_step(request: Request) -> Person | None:
    """Whom the first step has shown this to be, within the last quarter of an hour."""
    first = _first(request)
    return Person.objects.filter(pk=first["person"], is_active=True).first() if first else None


def one_try_less(request: Request) -> bool:
    """After a wrong code: False when it was the last try, and everything begins anew."""
    first = _first(request)
    if first is None or first["tries"] <= 1:
        forget_first_step(request)
        return False
    request.session[IN_SESSION] = first | {"tries": first["tries"] - 1}
    return True


def forget_first_step(request: Request) -> None:
    """As if it had not been taken."""
    request.session.pop(IN_SESSION, None)


def finish(request: Request, person: Person) -> HttpResponse:
    """In, after every step that there is."""
    first = request.session.pop(IN_SESSION)
    record_authentication(request, person, method=first["method"])
    response: HttpResponse = perform_login(request, Login(user=person, redirect_url=first["then"] or "/"))
    mark_fresh(request.session, at=request.at)
    note_arrival(request)
    return response


def _first(request: Request) -> dict[str, Any] | None:
    first: dict[str, Any] | None = request.session.get(IN_SESSION)
    if first is None or datetime.fromisoformat(first["at"]) + GOOD_FOR < request.at:
        return None
    return first
