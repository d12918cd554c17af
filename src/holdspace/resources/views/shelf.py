"""The shelf, and one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.views.decorators.http import require_safe

from holdspace.communities.queries import enter
from holdspace.resources.queries import added_words, my_resources
from holdspace.resources.queries import shelf as on_shelf
from holdspace.resources.states import ResourceKind
from holdspace.resources.topics import topics
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_safe
def shelf(request: Request, slug: str) -> HttpResponse:
    """What people here gave, of one kind and on one topic if somebody likes."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    every = topics(added_words(here.community, request.user))
    kind, topic = request.GET.get("kind", ""), request.GET.get("topic", "")
    kind, topic = kind if kind in ResourceKind.values else "", topic if topic in dict(every) else ""
    after = request.GET.get("after", "")
    found = on_shelf(community=here.community, seen_by=request.user, at=request.at, kind=kind, topic=topic, after=after)
    context = {
        "here": here,
        "resources": found,
        "topics": every,
        "begins": not after,
        "asked": urlencode({name: value for name, value in (("kind", kind), ("topic", topic)) if value}),
        "kind": kind,
        "topic": topic,
    }
    return page(request, "resources/shelf.html", context)


@signed_in
@require_safe
def mine(request: Request, slug: str) -> HttpResponse:
    """What one gave."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    given = request.GET.get("given", "")
    context = {
        "here": here,
        "given": my_resources(community=here.community, seen_by=request.user, at=request.at, after=given),
        "begins": not given,
    }
    return page(request, "resources/mine.html", context)
