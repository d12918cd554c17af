"""One's own page: how one is called, whom one blocked, what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.people import second_step
from holdspace.people.actions import (
    block_person,
    choose_hints,
    erase_person,
    give_words_back,
    name_oneself,
    take_everything,
    unblock_person,
)
from holdspace.people.forms import EraseForm, PersonForm
from holdspace.people.freshness import only_just
from holdspace.people.linked.provider import provider
from holdspace.people.middleware import KEPT_FIELD, forget_browser
from holdspace.people.passkeys import possible_here
from holdspace.people.personal import all_personal
from holdspace.people.queries import (
    my_blocks,
    my_kept_words,
    my_linked_accounts,
    my_passkeys,
    my_unlocking,
    signed_in_elsewhere,
)
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "POST"])
def me(request: Request) -> HttpResponse:
    """Name, pronouns, clock; and ways to everything else that is one's own."""
    form = PersonForm(request.POST) if request.method == "POST" else PersonForm.of(request.user)
    if request.method == "POST" and form.is_valid():
        name_oneself(person=request.user, **form.cleaned_data, by=request.user, at=request.at)
        messages.success(request, _("Kept."))
        return redirect("people:me")
    context = {
        "form": form,
        "passkeys": len(my_passkeys(seen_by=request.user)),
        "passkeys_possible": possible_here(request),
        "elsewhere": signed_in_elsewhere(here=_key(request), seen_by=request.user, at=request.at),
        "asked": provider(),
        "linked": my_linked_accounts(seen_by=request.user),
        "unlocking": my_unlocking(seen_by=request.user),
        "second_step": second_step.is_on(request.user),
        "kept": my_kept_words(seen_by=request.user, at=request.at),
    }
    return page(request, "people/me.html", context)


@signed_in
@require_POST
def hints(request: Request) -> HttpResponse:
    """The coach's hints, off or on again."""
    wanted = request.POST.get("wanted") == "yes"
    choose_hints(person=request.user, wanted=wanted, by=request.user, at=request.at)
    messages.success(
        request,
        _("The coach offers kinder words again.")
        if wanted
        else _("Kept. The coach only tells you what could identify a client."),
    )
    return redirect("people:me")


@signed_in
@require_http_methods(["GET"])
def blocks(request: Request) -> HttpResponse:
    """Whom one has blocked."""
    found = my_blocks(seen_by=request.user, after=request.GET.get("after", ""))
    return page(request, "people/blocks.html", {"blocks": found})


@signed_in
@require_POST
def block(request: Request, person_id: int) -> HttpResponse:
    """Block somebody, from wherever their name stood."""
    made = block_person(person_id=person_id, by=request.user, at=request.at)
    messages.success(request, _("You and %(name)s will not meet here any more.") % {"name": made.blocked.name})
    return redirect("people:blocks")


@signed_in
@require_POST
def unblock(request: Request, block_id: int) -> HttpResponse:
    """Take one's own block back."""
    unblock_person(block_id=block_id, by=request.user, at=request.at)
    messages.success(request, _("Taken back. You can meet here again, unless they would rather not."))
    return redirect("people:blocks")


@signed_in
@require_http_methods(["GET"])
def my_data(request: Request) -> HttpResponse:
    """Everything that is kept: which, why, who sees it, how long; and the ways to take it along or erase it."""
    return page(request, "people/my_data.html", {"kinds": list(reversed(all_personal()))})


@signed_in
@only_just
@require_http_methods(["GET", "POST"])
def take_along(request: Request) -> HttpResponse:
    """One ZIP with everything; streamed from a file that vanishes with the answer."""
    if request.method == "GET":
        return page(request, "people/take_along.html")
    archive = take_everything(by=request.user, at=request.at)
    name = f"holdspace-{request.at:%Y-%m-%d}.zip"
    streamed = FileResponse(archive, as_attachment=True, filename=name, content_type="application/zip")
    return cast("HttpResponse", streamed)


@signed_in
@only_just
@require_http_methods(["GET", "POST"])
def erase(request: Request) -> HttpResponse:
    """What goes and what stays, said before; then a yes that is ticked and pressed."""
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        erase_person(person=request.user, by=request.user, at=request.at)
        logout(request)
        response = page(request, "people/erased.html")
        forget_browser(response)
        return response
    return page(request, "people/erase.html", {"form": form, "kinds": list(reversed(all_personal()))})


@signed_in
@require_http_methods(["GET"])
def still_here(request: Request) -> HttpResponse:
    """What one had written when the session ended: to read, to send now, or to let go."""
    found = my_kept_words(seen_by=request.user, at=request.at)
    if not found:
        return redirect("/")
    return page(request, "people/still_here.html", {"kept": found, "kept_field": KEPT_FIELD})


@signed_in
@require_POST
def let_words_go(request: Request, kept_id: int) -> HttpResponse:
    """Not wanted any more."""
    give_words_back(kept_id=kept_id, by=request.user, at=request.at)
    return redirect("people:still_here")


def _key(request: Request) -> str:
    return request.session.session_key or ""
