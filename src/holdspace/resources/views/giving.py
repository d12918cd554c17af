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
from holdspace.resources.looking_over import before_giving, look_at_resource
from holdspace.resources.queries import added_words, resource_for
from holdspace.resources.rules import may_change
from holdspace.resources.states import Licence
from holdspace.web.access import signed_in
from holdspace.web.coaching import asks_the_coach, could_identify
from holdspace.web.forms import OnceForm
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.resources.models import Resource
    from holdspace.web.coaching import Coached
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
    form = (
        GiveForm(request.POST, request.FILES, **also) if request.method == "POST" else GiveForm(initial=begins, **also)
    )
    coached = None
    if asks_the_coach(request.POST):
        coached, typed = _looked_at(request, request.POST.get("kind", ""), slug)
        form = GiveForm(initial=typed, **also)
    elif (
        form.is_bound
        and form.is_valid()
        and (coached := _coached(request, form, form.cleaned_data["kind"], slug)) is None
    ):
        try:
            resource = give_resource(
                membership=here.membership, brought=_brought(form), **form.given(), by=request.user, at=request.at
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("It is on the shelf. Thank you."))
            return redirect("resources:resource", slug, resource.pk)
    context = {"here": here, "form": form, "coached": coached, "file_again": bool(request.FILES)}
    return page(request, "resources/give.html", context, status=422 if form.is_bound else 200)


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
    coached = None
    if asks_the_coach(request.POST):
        coached, typed = _looked_at(request, resource.kind, slug)
        form = ResourceForm(initial=typed, **also)
    elif form.is_bound and form.is_valid() and (coached := _coached(request, form, resource.kind, slug)) is None:
        try:
            change_resource(resource=resource, brought=_brought(form), **form.said(), by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("Changed."))
            return redirect("resources:resource", slug, number)
    context = {"here": here, "form": form, "resource": resource, "coached": coached}
    context["file_again"] = bool(request.FILES)
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


def _looked_at(request: Request, kind: str, slug: str) -> tuple[Coached, dict[str, Any]]:
    return look_at_resource(request.POST, kind=kind, slug=slug, wants_hints=request.user.wants_hints)


def _coached(request: Request, form: ResourceForm, kind: str, slug: str) -> Coached | None:
    """What the coach says before it goes on the shelf; what names somebody in a short field is the form's to mend."""
    coached = before_giving(request.POST, kind=kind, slug=slug, wants_hints=request.user.wants_hints)
    for name in ("title", "description"):
        if why := could_identify(form.cleaned_data[name], kind="ask"):
            form.add_error(name, why)
    file = form.cleaned_data["file"]
    if file and (why := could_identify(file.name, kind="ask")):
        form.add_error("file", why)
    return (coached or _looked_at(request, kind, slug)[0]) if form.errors else coached
