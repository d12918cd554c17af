"""Coming in with an account elsewhere, linking one to one's own, and doing without it again."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from holdspace.grammar.actors import VISITOR
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.people.actions import link_account, unlink_account
from holdspace.people.arriving import let_in
from holdspace.people.freshness import is_fresh, mark_fresh, only_just, only_just_then
from holdspace.people.linked.asking import Asked, way_back, way_there
from holdspace.people.linked.provider import Provider, provider
from holdspace.people.linked.trouble import NotAsked, Trouble, TurnedBack
from holdspace.people.linked.waiting import let_wait, wait_no_more, waiting
from holdspace.people.queries import my_linked_accounts, person_linked, person_with_address
from holdspace.people.views.entering import next_of, to_a_code, too_often, within_limits
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.people.linked.tokens import Known
    from holdspace.web.requests import Request

log = logging.getLogger("holdspace.people")


@never_cache
@require_POST
def enter(request: Request) -> HttpResponse:
    """To the service and back, to come in with the account there."""
    if request.user.is_authenticated:
        return redirect(next_of(request) or "/")
    return _on_the_way(request, Asked("in", next_of(request)), "account_login")


@never_cache
@require_GET
def back(request: Request) -> HttpResponse:
    """Here the service sends people back to, with an answer that is good once. It is asked about nothing that this
    browser has not asked for, which is counted.
    """
    asked = _provider()
    home = "people:linked" if request.user.is_authenticated else "account_login"
    try:
        what, known = way_back(request.session, request.GET.dict(), asked=asked, at=request.at)
    except NotAsked:
        messages.warning(request, _("That took too long, or came from another window. Please begin anew."))
    except TurnedBack:
        messages.warning(request, _("You went no further at %(name)s. Nothing was changed.") % {"name": asked.name})
    except Trouble as trouble:
        _tell(request, asked, trouble)
    else:
        answer = {"in": _come_in, "link": _link, "once_more": _still_here}[what.purpose]
        return answer(request, asked, what, known)
    return redirect(home)


@signed_in
@require_http_methods(["GET", "POST"])
@only_just
@never_cache
def linked(request: Request) -> HttpResponse:
    """What is linked to one's account; POST: to the service and back, to link the account there."""
    asked, mine = provider(), my_linked_accounts(seen_by=request.user)
    if asked is None and not mine:
        raise NothingHere
    if request.method == "POST" and asked is not None:
        return _on_the_way(request, Asked("link", person=request.user.pk), "people:linked")
    came = waiting(request.session, at=request.at)
    has_one = asked is not None and any(account.issuer == asked.issuer for account in mine)
    context = {"mine": mine, "asked": asked, "has_one": has_one, "came": None if has_one else came}
    return page(request, "people/linked.html", context)


@signed_in
@require_POST
@only_just_then("people:linked")
def take(request: Request) -> HttpResponse:
    """Link the account that this browser came with before it was clear whose it is."""
    came = waiting(request.session, at=request.at)
    wait_no_more(request.session)
    if came is None:
        messages.warning(request, _("That took too long, or came from another window. Please begin anew."))
        return redirect("people:linked")
    if _linked(request, came.issuer, came.subject):
        return redirect(came.then or "people:linked")
    return redirect("people:linked")


@signed_in
@require_POST
def leave(request: Request) -> HttpResponse:
    """Not this one, or not now: what this browser came with is forgotten."""
    came = waiting(request.session, at=request.at)
    wait_no_more(request.session)
    return redirect(came.then if came and came.then else "/")


@signed_in
@require_POST
@only_just_then("people:linked")
def unlink(request: Request, linked_id: int) -> HttpResponse:
    """It does not open the door any more."""
    unlink_account(linked_id=linked_id, by=request.user, at=request.at)
    messages.success(request, _("Unlinked. A mailed code opens the door, as ever."))
    return redirect("people:me")


@signed_in
@require_POST
def once_more(request: Request) -> HttpResponse:
    """It is still them: shown at the service anew, before what reaches everything."""
    return _on_the_way(request, Asked("once_more", next_of(request), request.user.pk), "people:once_more")


def _provider() -> Provider:
    asked = provider()
    if asked is None:
        raise NothingHere
    return asked


def _on_the_way(request: Request, what: Asked, home: str) -> HttpResponse:
    """A page that leads on by itself. A redirect would be stopped by our own content policy, which lets forms go
    nowhere but here; opening it for one service would not do either, as services send people on among themselves.
    """
    asked = _provider()
    if not within_limits(request, "linked"):
        return too_often(request)
    try:
        address = way_there(request.session, what, asked=asked, at=request.at)
    except Trouble as trouble:
        _tell(request, asked, trouble)
        return redirect(home)
    return page(request, "account/on_the_way.html", {"address": address, "asked": asked, "home": home})


def _come_in(request: Request, asked: Provider, what: Asked, known: Known) -> HttpResponse:
    person = person_linked(issuer=asked.issuer, subject=known.subject, seen_by=VISITOR)
    if request.user.is_authenticated:  # in another window meanwhile
        return redirect(what.then or "/")
    if person is not None:
        return let_in(request, person, what.then, method="linked")
    let_wait(request.session, known, issuer=asked.issuer, then=what.then, at=request.at)
    if known.vouched and person_with_address(email=known.email, seen_by=VISITOR) is None:
        return redirect("account_signup")
    return redirect(to_a_code(request))


def _link(request: Request, asked: Provider, what: Asked, known: Known) -> HttpResponse:
    if request.user.is_authenticated and request.user.pk == what.person and is_fresh(request.session, at=request.at):
        _linked(request, asked.issuer, known.subject)
        return redirect("people:linked")
    messages.warning(request, _("That took too long, or came from another window. Please begin anew."))
    return redirect("people:linked")


def _still_here(request: Request, asked: Provider, what: Asked, known: Known) -> HttpResponse:
    person = person_linked(issuer=asked.issuer, subject=known.subject, seen_by=VISITOR)
    if request.user.is_authenticated and person is not None and person.pk == request.user.pk == what.person:
        mark_fresh(request.session, at=request.at)
        return redirect(what.then or "people:me")
    messages.warning(request, _("That account is not linked to this one. You can also have a code mailed."))
    return redirect("people:once_more")


def _linked(request: Request, issuer: str, subject: str) -> bool:
    try:
        link_account(person=request.user, issuer=issuer, subject=subject, by=request.user, at=request.at)
    except Refused as refusal:
        messages.warning(request, str(refusal.verdict.because))
        return False
    messages.success(request, _("Linked. From now on you can come in with it."))
    return True


def _tell(request: Request, asked: Provider, trouble: Trouble) -> None:
    log.warning("linked account: %s", trouble.why)
    messages.warning(
        request,
        _("%(name)s did not answer as it should. You can always have a code mailed.") % {"name": asked.name},
    )
