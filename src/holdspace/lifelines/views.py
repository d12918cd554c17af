"""I'm not OK right now; the lines; the one member whom somebody can write to; who reads what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdspace.communities.queries import at_home, enter, enter_as, member_of, stand_before
from holdspace.grammar.refusals import Refused
from holdspace.lifelines.actions import (
    add_line,
    ask_to_be_there,
    choose_country,
    end_being_there,
    reach_trusted,
    say_yes_to_being_there,
    take_line_away,
)
from holdspace.lifelines.forms import CountryForm, LineForm, ReachForm, TrustedForm
from holdspace.lifelines.queries import (
    asked_of_me,
    lines_for,
    one_line,
    there_for_me,
    trusted_by_number,
    what_is_kept,
    whom_to_ask,
)
from holdspace.web.access import signed_in, whoever
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.communities.queries import Here
    from holdspace.web.requests import Request


@require_safe
def not_ok(request: Request) -> HttpResponse:
    """For whoever is not OK, signed in or not: the lines of their community, or of every country."""
    return _not_ok(request, at_home(seen_by=whoever(request), at=request.at))


@require_safe
def not_ok_here(request: Request, slug: str) -> HttpResponse:
    """The same for one community, before its door, too."""
    return _not_ok(request, stand_before(slug=slug, seen_by=whoever(request), at=request.at))


def _not_ok(request: Request, here: Here | None) -> HttpResponse:
    looker = whoever(request)
    context: dict[str, Any] = {
        "here": here,
        "lines": lines_for(community=here.community if here else None, seen_by=looker),
    }
    inside = here is not None and here.is_inside
    context["inside"], context["there"] = inside, None
    if here is not None and here.membership is not None and inside:
        context["there"] = there_for_me(membership=here.membership, seen_by=looker, at=request.at)
    context["form"] = ReachForm()
    return page(request, "lifelines/inside.html" if inside else "lifelines/outside.html", context)


@signed_in
@require_POST
def reach(request: Request, slug: str) -> HttpResponse:
    """One press writes the prepared sentence to the one who said yes."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    there = there_for_me(membership=here.membership, seen_by=request.user, at=request.at)
    form = ReachForm(request.POST)
    if there is None or not there.said_yes or not form.is_valid():
        messages.warning(request, _("There is nobody yet who said yes to being there. The lines below are."))
        return redirect("lifelines:not_ok_here", slug)
    chosen = trusted_by_number(community=here.community, number=there.number, seen_by=request.user, at=request.at)
    thread = reach_trusted(trusted=chosen, by=request.user, at=request.at, once=form.cleaned_data["once"])
    messages.success(request, _("%(name)s has your words now. You can write more here.") % {"name": there.name})
    return redirect("conversations:thread", slug, thread.pk)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def trusted(request: Request, slug: str) -> HttpResponse:
    """Choose the one member, and see for whom one is there oneself."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    whose: Any = {"membership": here.membership, "seen_by": request.user}
    words = request.POST.get("words", request.GET.get("words", ""))[:80]
    form = TrustedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        whom = member_of(community=here.community, number=form.cleaned_data["whom"], seen_by=request.user)
        try:
            ask_to_be_there(
                membership=here.membership,
                whom=whom,
                sentence=form.cleaned_data["sentence"],
                by=request.user,
                at=request.at,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("They are asked. You can write to them like this once they said yes."))
            return redirect("lifelines:trusted", slug)
    return page(
        request,
        "lifelines/trusted.html",
        {
            "here": here,
            "there": there_for_me(**whose, at=request.at),
            "asked": asked_of_me(**whose, at=request.at),
            "found": whom_to_ask(**whose, words=words),
            "words": words,
            "form": form,
        },
    )


@signed_in
@require_POST
def say_yes(request: Request, slug: str, number: int) -> HttpResponse:
    """Being the one whom somebody can write to."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    chosen = trusted_by_number(community=here.community, number=number, seen_by=request.user, at=request.at)
    say_yes_to_being_there(trusted=chosen, by=request.user, at=request.at)
    messages.success(request, _("Thank you. You can end this at any time, without a reason."))
    return redirect("lifelines:trusted", slug)


@signed_in
@require_POST
def end(request: Request, slug: str, number: int) -> HttpResponse:
    """A no, or a change of mind, from either side."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    chosen = trusted_by_number(community=here.community, number=number, seen_by=request.user, at=request.at)
    end_being_there(trusted=chosen, by=request.user, at=request.at)
    messages.success(request, _("It is ended. Nobody is told."))
    return redirect("lifelines:trusted", slug)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def lines(request: Request, slug: str) -> HttpResponse:
    """For stewards: which lines stand on the page."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    known = lines_for(community=here.community, seen_by=request.user)
    country = CountryForm(initial={"country": known.country.key if known.country else ""})
    form = LineForm()
    if request.method == "POST" and "country" in request.POST:
        country = CountryForm(request.POST)
        if country.is_valid():
            choose_country(membership=here.membership, **country.cleaned_data, by=request.user, at=request.at)
            return redirect("lifelines:lines", slug)
    elif request.method == "POST":
        form = LineForm(request.POST)
        if form.is_valid():
            try:
                add_line(membership=here.membership, **form.cleaned_data, by=request.user, at=request.at)
            except Refused as refusal:
                form.add_error(None, str(refusal.verdict.because))
            else:
                messages.success(request, _("It stands on the page now."))
                return redirect("lifelines:lines", slug)
    return page(request, "lifelines/lines.html", {"here": here, "lines": known, "country": country, "form": form})


@signed_in
@require_POST
def take_away(request: Request, slug: str, number: int) -> HttpResponse:
    """A line of the community's own goes."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    line = one_line(community=here.community, number=number, seen_by=request.user)
    take_line_away(line=line, membership=here.membership, by=request.user, at=request.at)
    return redirect("lifelines:lines", slug)


@require_safe
def who_reads(request: Request, slug: str) -> HttpResponse:
    """Who can read what, what this place is not, what is kept and for how long: for anybody before the door, too."""
    here = stand_before(slug=slug, seen_by=whoever(request), at=request.at)
    template = "lifelines/who_reads.html" if here.is_inside else "lifelines/who_reads_outside.html"
    return page(request, template, {"here": here, "kinds": what_is_kept(seen_by=whoever(request))})
