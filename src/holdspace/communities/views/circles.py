"""One's circles: opening one, asking in, coming in, saying no, leaving, closing. Their own page is sharing's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.actions import ask_in, close_circle, come_in, decline_circle, leave_circle, open_circle
from holdspace.communities.forms import CircleForm
from holdspace.communities.queries import (
    circle_alone,
    circle_asked_into,
    enter,
    member_seen,
    my_circles,
    one_circle,
    people_to_name,
)
from holdspace.grammar.refusals import Refused
from holdspace.web.access import signed_in
from holdspace.web.coaching import as_typed, asks_the_coach, before_publishing, could_identify, look
from holdspace.web.pages import page
from holdspace.web.ways import way

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.communities.queries import Inside
    from holdspace.web.coaching import Coached
    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def circles(request: Request, slug: str) -> HttpResponse:
    """Those one is in, those one is asked into, and a form to open one."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    if request.method != "POST":
        return _circles(request, here, CircleForm())
    hints = request.user.wants_hints
    if asks_the_coach(request.POST):
        coached = look(request.POST, field="is_for", kind="share", slug=slug, wants_hints=hints)
        return _circles(request, here, CircleForm(initial=as_typed(request.POST, coached, field="is_for")), coached)
    form = CircleForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        first = before_publishing(request.POST, said["is_for"], kind="share", slug=slug, wants_hints=hints)
        for field in ("name", "agreements"):
            if why := could_identify(said[field], kind="share"):
                form.add_error(field, why)
        if first is not None or form.errors:
            return _circles(request, here, form, first)
        try:
            opened = open_circle(membership=here.membership, **said, by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("It is open. Ask in those whom you would like to have there."))
            return redirect("communities:ask", slug, opened.pk)
    return _circles(request, here, form)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request, slug: str, number: int) -> HttpResponse:
    """Look for people by their name, and ask one in."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    circle = one_circle(community=here.community, number=number, seen_by=request.user)
    if request.method == "POST":
        other = member_seen(community=here.community, number=request.POST.get("person", ""), seen_by=request.user)
        try:
            ask_in(circle=circle, membership=here.membership, other=other, by=request.user, at=request.at)
        except Refused as refusal:
            messages.warning(request, str(refusal.verdict.because))
        else:
            messages.success(
                request, _("They are asked. What they answer is theirs; if they come in, you see them here.")
            )
        return redirect("communities:ask", slug, number)
    like = request.GET.get("like", "")[:60]
    alone = circle_alone(circle=circle, membership=here.membership, seen_by=request.user)
    there = {one.number for one in alone.people}
    found = people_to_name(community=here.community, like=like, seen_by=request.user)
    return page(
        request,
        "communities/ask.html",
        {
            "here": here,
            "alone": alone,
            "like": like,
            "people": [one for one in found if one.number not in there],
            "circle_url": _circle_url(slug, number),
        },
    )


@signed_in
@require_POST
def come(request: Request, slug: str, number: int) -> HttpResponse:
    """Say yes."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    circle = circle_asked_into(community=here.community, number=number, seen_by=request.user)
    try:
        come_in(circle=circle, membership=here.membership, by=request.user, at=request.at)
    except Refused as refusal:
        messages.warning(request, str(refusal.verdict.because))
        return redirect("communities:circles", slug)
    messages.success(request, _("You are in. It is good that you are here."))
    return redirect(_circle_url(slug, number))


@signed_in
@require_POST
def decline(request: Request, slug: str, number: int) -> HttpResponse:
    """Say no; nobody sees it."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    circle = circle_asked_into(community=here.community, number=number, seen_by=request.user)
    decline_circle(circle=circle, membership=here.membership, by=request.user, at=request.at)
    messages.success(request, _("Not now. Nobody is told."))
    return redirect("communities:circles", slug)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def leave_one(request: Request, slug: str, number: int) -> HttpResponse:
    """Leave a circle, or close it: said on a page of its own, so that nobody does it by a slip."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    circle = one_circle(community=here.community, number=number, seen_by=request.user)
    alone = circle_alone(circle=circle, membership=here.membership, seen_by=request.user)
    if request.method != "POST":
        context = {"here": here, "alone": alone, "circle_url": _circle_url(slug, number)}
        return page(request, "communities/leave_circle.html", context)
    if "close" in request.POST:
        close_circle(circle=circle, membership=here.membership, by=request.user, at=request.at)
        messages.success(request, _("The circle is closed. What people shared in it only they themselves still see."))
    else:
        leave_circle(circle=circle, membership=here.membership, by=request.user, at=request.at)
        messages.success(
            request, _("You have left it. Nobody is told, and what was shared there is out of your sight.")
        )
    return redirect("communities:circles", slug)


def _circle_url(slug: str, number: int) -> str:
    return way("circle", slug, number, otherwise=f"/c/{slug}/circles/")


def _circles(request: Request, here: Inside, form: CircleForm, coached: Coached | None = None) -> HttpResponse:
    mine = my_circles(membership=here.membership, seen_by=request.user)
    urls = {line.number: _circle_url(here.community.slug, line.number) for line in mine.inside}
    context = {"here": here, "lists": mine, "urls": urls, "form": form, "coached": coached}
    return page(request, "communities/circles.html", context, status=422 if form.is_bound and form.errors else 200)
