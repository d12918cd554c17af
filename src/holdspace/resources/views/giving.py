"""Giving a resource, changing it, taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.queries import enter, my_circles
from holdspace.grammar.refusals import Refused, insist
from holdspace.resources.actions import change_resource, give_resource, take_back_resource
from holdspace.resources.actions.giving import Brought
from holdspace.resources.forms import EVERYBODY, GiveForm, ResourceForm
from holdspace.resources.queries import added_words, resource_for
from holdspace.resources.rules import may_change
from holdspace.resources.states import Licence
from holdspace.web.access import signed_in
from holdspace.web.coaching import could_identify
from holdspace.web.forms import OnceForm
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.resources.models import Resource
    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: Request, slug: str) -> HttpResponse:
    """Give a link, a file or a how-to; who will see it stands beside the words."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    circles = my_circles(membership=here.membership, seen_by=request.user).inside
    also: dict[str, Any] = {
        "added": added_words(here.community, request.user),
        "circles": [(circle.number, circle.name) for circle in circles],
    }
    begins = {"circle": EVERYBODY, "kind": request.GET.get("kind", "")}
    bound = request.method == "POST"
    form = GiveForm(request.POST, request.FILES, **also) if bound else GiveForm(initial=begins, **also)
    if form.is_bound and form.is_valid() and _names_nobody(form):
        try:
            resource = give_resource(
                membership=here.membership, brought=_brought(form), **form.given(), by=request.user, at=request.at
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("It is on the shelf. Thank you."))
            return redirect("resources:resource", slug, resource.pk)
    return page(request, "resources/give.html", {"here": here, "form": form}, status=422 if form.is_bound else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, slug: str, number: int) -> HttpResponse:
    """Say it otherwise, or put something else in its place."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    resource = resource_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    insist(may_change(resource, by=request.user))
    also: dict[str, Any] = {"added": added_words(here.community, request.user), "kind": resource.kind}
    form = (
        ResourceForm(request.POST, request.FILES, **also)
        if request.method == "POST"
        else ResourceForm(initial=_as_it_stands(resource), **also)
    )
    if form.is_bound and form.is_valid() and _names_nobody(form):
        try:
            change_resource(resource=resource, brought=_brought(form), **form.said(), by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("Changed."))
            return redirect("resources:resource", slug, number)
    context = {"here": here, "form": form, "resource": resource}
    return page(request, "resources/change.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_POST
def take_back(request: Request, slug: str, number: int) -> HttpResponse:
    """Take it off the shelf."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    resource = resource_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    take_back_resource(resource=resource, by=request.user, at=request.at, once=once(request))
    messages.success(request, _("You took it back. It is gone from the shelf, for everybody."))
    return redirect("resources:mine", slug)


def once(request: Request) -> str:
    """The one-time key of a button; a press without one is simply not guarded against being doubled."""
    form = OnceForm(request.POST)
    return form.cleaned_data["once"] if form.is_valid() else ""


def _as_it_stands(resource: Resource) -> dict[str, Any]:
    names = ("title", "words", "topic", "for_whom", "licence", "link", "text")
    stands = {name: getattr(resource, name) for name in names}
    return stands | {"licence": Licence(resource.licence).value}


def _brought(form: ResourceForm) -> Brought | None:
    """The file as it came, if one did."""
    file = form.cleaned_data["file"]
    return Brought(file.file, file.name, form.cleaned_data["description"]) if file else None


def _names_nobody(form: ResourceForm) -> bool:
    """What could identify a client stands beside its field, and nothing goes out."""
    for name in ("title", "words", "text", "description"):
        if why := could_identify(form.cleaned_data[name], kind="ask"):
            form.add_error(name, why)
    file = form.cleaned_data["file"]
    if file and (why := could_identify(file.name, kind="ask")):
        form.add_error("file", why)
    return form.is_valid()
