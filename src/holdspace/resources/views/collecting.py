"""Collections: all of them, one, and what can be done with one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdspace.communities.queries import enter, my_circles
from holdspace.grammar.refusals import Refused, insist
from holdspace.resources import actions
from holdspace.resources.forms import EVERYBODY, CollectionForm, MakeCollectionForm
from holdspace.resources.queries import (
    collection_for,
    collections,
    my_collections,
    read_collection,
    resource_for,
)
from holdspace.resources.rules import may_keep
from holdspace.resources.views.giving import once
from holdspace.web.access import signed_in
from holdspace.web.coaching import could_identify
from holdspace.web.forms import fresh_key
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.resources.models import Collection, Resource
    from holdspace.web.requests import Request


@signed_in
@require_safe
def all_of_them(request: Request, slug: str) -> HttpResponse:
    """What people here gathered."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    after = request.GET.get("after", "")
    found = collections(community=here.community, seen_by=request.user, at=request.at, after=after)
    context = {"here": here, "collections": found, "begins": not after}
    return page(request, "resources/collections.html", context)


@signed_in
@require_safe
def show(request: Request, slug: str, number: int) -> HttpResponse:
    """One collection, with what this reader may see of it."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    seen = read_collection(community=here.community, number=number, seen_by=request.user, at=request.at)
    return page(request, "resources/collection.html", {"here": here, "seen": seen, "fresh_key": fresh_key})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: Request, slug: str) -> HttpResponse:
    """Begin one; with `?resource=` its first thing."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    circles = my_circles(membership=here.membership, seen_by=request.user).inside
    also: dict[str, Any] = {"circles": [(circle.number, circle.name) for circle in circles]}
    first = _first(request, slug)
    bound = request.method == "POST"
    form = (
        MakeCollectionForm(request.POST, **also) if bound else MakeCollectionForm(initial={"circle": EVERYBODY}, **also)
    )
    if form.is_bound and form.is_valid() and _names_nobody(form):
        try:
            made = actions.make_collection(
                membership=here.membership, **form.made(), first=first, by=request.user, at=request.at
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("The collection is there."))
            return redirect("resources:collection", slug, made.pk)
    context = {"here": here, "form": form, "first": first}
    return page(request, "resources/make_collection.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, slug: str, number: int) -> HttpResponse:
    """Say otherwise what it gathers."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    collection = collection_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    insist(may_keep(collection, by=request.user))
    stands = {"title": collection.title, "words": collection.words}
    form = CollectionForm(request.POST) if request.method == "POST" else CollectionForm(initial=stands)
    if form.is_bound and form.is_valid() and _names_nobody(form):
        actions.change_collection(collection=collection, **form.said(), by=request.user, at=request.at)
        messages.success(request, _("Changed."))
        return redirect("resources:collection", slug, number)
    context = {"here": here, "form": form, "collection": collection}
    return page(request, "resources/change_collection.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_POST
def let_go(request: Request, slug: str, number: int) -> HttpResponse:
    """Let it go."""
    collection = _mine(request, slug, number)
    actions.let_go_collection(collection=collection, by=request.user, at=request.at, once=once(request))
    messages.success(request, _("You let the collection go. What was in it stays on the shelf."))
    return redirect("resources:collections", slug)


@signed_in
@require_POST
def leave_out(request: Request, slug: str, number: int) -> HttpResponse:
    """Take something out of it."""
    collection = _mine(request, slug, number)
    actions.leave_out(collection=collection, resource_id=_number(request), by=request.user, at=request.at)
    messages.success(request, _("It is out of the collection, and stays on the shelf."))
    return redirect("resources:collection", slug, number)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def gather(request: Request, slug: str, number: int) -> HttpResponse:
    """Put something into one of one's collections."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    resource = resource_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    if request.method == "POST":
        collection = _mine(request, slug, _number(request, "collection"))
        actions.gather(collection=collection, resource=resource, by=request.user, at=request.at)
        messages.success(request, _("It is in the collection."))
        return redirect("resources:collection", slug, collection.pk)
    mine = my_collections(community=here.community, seen_by=request.user, at=request.at)
    return page(request, "resources/gather.html", {"here": here, "resource": resource, "collections": mine})


def _mine(request: Request, slug: str, number: int) -> Collection:
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    return collection_for(community=here.community, number=number, seen_by=request.user, at=request.at)


def _first(request: Request, slug: str) -> Resource | None:
    """The thing that a collection begins with, if the address names one."""
    number = request.GET.get("resource", "")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    return resource_for(community=here.community, number=int(number), seen_by=request.user, at=request.at)


def _number(request: Request, name: str = "resource") -> int:
    """The number that a button sent; 0 for anything else."""
    said = request.POST.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0


def _names_nobody(form: CollectionForm) -> bool:
    """What could identify a client stands beside its field, and nothing goes out."""
    for name in ("title", "words"):
        if why := could_identify(form.cleaned_data[name], kind="ask"):
            form.add_error(name, why)
    return form.is_valid()
