"""The hosts' page: whose week it is, hours, what waits, handing over; and a steward's private word."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from markupsafe import Markup

from holdspace.algorithms.simulation.chart import bars, drawing, measured
from holdspace.communities.queries import enter, enter_as, member_of
from holdspace.grammar.refusals import Refused
from holdspace.invitations import actions
from holdspace.invitations.forms import HoursForm, RestForm
from holdspace.invitations.queries import hosting_page, how_it_went, insist_on_hosting, my_hosting, waiting_need
from holdspace.web.access import signed_in
from holdspace.web.pages import page
from holdspace.web.ways import way

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.communities.queries import Inside
    from holdspace.web.requests import Request


@signed_in
@require_safe
def hosting(request: Request, slug: str) -> HttpResponse:
    """For hosts and stewards."""
    return _hosting(request, enter(slug=slug, seen_by=request.user, at=request.at), RestForm())


@signed_in
@require_safe
def compared(request: Request, slug: str) -> HttpResponse:
    """For hosts and stewards: what inviting changes, as far as a made-up community can tell."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    insist_on_hosting(here=here, seen_by=request.user)
    found = measured()
    figures = [
        (_("Seen by two people within a day"), "seen_24h"),
        (_("Carried by the tenth who give most"), "top10_share"),
    ]
    drawings = [
        (title, Markup(drawing(bars(found["sizes"], figure), title=title, of_members=_("%s people"))))  # noqa: S704
        for title, figure in figures
    ]
    context = {"here": here, "drawings": drawings, "rows": _rows(found["sizes"])}
    return page(request, "invitations/compared.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def hours(request: Request, slug: str) -> HttpResponse:
    """One's own hours as a host, and who stands in."""
    here = enter_as("host", slug=slug, seen_by=request.user, at=request.at)
    mine = my_hosting(membership=here.membership, seen_by=request.user)
    form = HoursForm(others=mine.others, hours=mine.hours, stands_in=mine.stands_in, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["stands_in"]
        other = member_of(community=here.community, number=chosen, seen_by=request.user) if chosen else None
        actions.state_hours(
            membership=here.membership, hours=form.hours, stands_in=other, by=request.user, at=request.at
        )
        messages.success(request, _("Good. People are asked in these hours, and the clock runs in them."))
        return redirect("invitations:hosting", slug)
    return page(request, "invitations/hours.html", {"here": here, "form": form, "zone": request.user.time_zone})


@signed_in
@require_POST
def hand_over(request: Request, slug: str, number: int, taker: int) -> HttpResponse:
    """Ask another host, in one press."""
    here = enter_as("host", slug=slug, seen_by=request.user, at=request.at)
    need = waiting_need(community=here.community, number=number, seen_by=request.user)
    other = member_of(community=here.community, number=taker, seen_by=request.user)
    try:
        actions.hand_over(need=need, giver=here.membership, taker=other, by=request.user, at=request.at)
    except Refused as refusal:
        messages.warning(request, str(refusal.verdict.because))
    else:
        messages.success(request, _("They are asked now. They can say not today, like anybody."))
    return redirect("invitations:hosting", slug)


@signed_in
@require_POST
def private_word(request: Request, slug: str, number: int) -> HttpResponse:
    """A steward to a host, in a conversation that nobody else reads."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    host = member_of(community=here.community, number=number, seen_by=request.user)
    thread = actions.open_private_word(steward=here.membership, host=host, by=request.user, at=request.at)
    return redirect(way("thread", slug, thread.pk))


@signed_in
@require_POST
def rest_together(request: Request, slug: str) -> HttpResponse:
    """A steward lets the whole community rest until the morning of a day."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    form = RestForm(request.POST)
    if form.is_valid():
        until = timezone.make_aware(datetime.combine(form.cleaned_data["until"], time(8)))
        try:
            actions.let_all_rest(steward=here.membership, until=until, by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error("until", str(refusal.verdict.because))
        else:
            messages.success(request, _("The whole community rests now. Today says so to everybody."))
            return redirect("invitations:hosting", slug)
    return _hosting(request, here, form)


@signed_in
@require_POST
def back_together(request: Request, slug: str) -> HttpResponse:
    """The community is back."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    actions.end_rest_of_all(steward=here.membership, by=request.user, at=request.at)
    messages.success(request, _("Good to be back."))
    return redirect("invitations:hosting", slug)


def _hosting(request: Request, here: Inside, form: RestForm) -> HttpResponse:
    found = hosting_page(here=here, seen_by=request.user, at=request.at)
    write_url = way("write", here.community.slug)
    context = {"here": here, "hosting": found, "write_url": write_url, "form": form}
    context["lately"] = how_it_went(community=here.community, seen_by=request.user, at=request.at)
    return page(request, "invitations/hosting.html", context)


def _rows(sizes: list[dict[str, Any]]) -> list[list[str]]:
    """For each size of community the figures of both policies, as a table shows them."""
    by_policy = {(row["members"], row["policy"]): row for row in sizes}
    return [
        [
            f"{members:,}",
            f"{by_policy[members, 'open-feed']['seen_24h']['mean']:.1%}",
            f"{with_them['seen_24h']['mean']:.1%}",
            f"{with_them['seen_in_stated_time']['mean']:.1%}",
            f"{with_them['invitations_per_member_week']['mean']:.1f}",
        ]
        for (members, policy), with_them in by_policy.items()
        if policy == "invitations"
    ]
