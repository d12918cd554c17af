"""Writing a standing offer, keeping it while one writes, and saying one otherwise that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.queries import enter, my_circles
from holdspace.exchange.actions import keep_standing_draft, offer_standing, reword_standing
from holdspace.exchange.forms import EVERYBODY, StandingDraftForm, StandingForm, StandingWordsForm
from holdspace.exchange.queries import my_standing_for, standing_draft_of
from holdspace.grammar.refusals import Refused
from holdspace.web.access import signed_in
from holdspace.web.coaching import as_typed, asks_the_coach, before_publishing, could_identify, look
from holdspace.web.pages import page

if TYPE_CHECKING:
    from holdspace.communities.queries import Inside
    from holdspace.exchange.models import StandingDraft
    from holdspace.web.coaching import Coached
    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: Request, slug: str) -> HttpResponse:
    """Offer something; who will see it stands beside the words."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    if request.method == "POST" and "keep" in request.POST and _keep(request, here):
        messages.success(request, _("Kept. You find it here when you come back; nobody else sees it."))
        return redirect("exchange:standing_offers", slug)
    draft = standing_draft_of(membership=here.membership, seen_by=request.user)
    mine = my_circles(membership=here.membership, seen_by=request.user)
    circles = [(circle.number, circle.name) for circle in mine.inside]
    form = StandingForm(request.POST or None, initial=_initial(draft, request.GET.get("kind", "")), circles=circles)
    coached = None
    if asks_the_coach(request.POST):
        coached = look(request.POST, field="words", kind="ask", slug=slug, wants_hints=request.user.wants_hints)
        form = StandingForm(initial=as_typed(request.POST, coached, field="words"), circles=circles)
    elif request.method == "POST" and form.is_valid() and (coached := _coached(request, form, slug)) is None:
        try:
            standing = offer_standing(membership=here.membership, **form.offered(), by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("Your offer stands. You hear of it when somebody takes a place."))
            return redirect("exchange:standing", slug, standing.pk)
    context = {"here": here, "form": form, "draft": draft, "coached": coached}
    return page(request, "exchange/offer_standing.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_POST
def keep_draft(request: Request, slug: str) -> HttpResponse:
    """Keep what is being written; called by the page while somebody writes."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    return HttpResponse(status=204 if _keep(request, here) else 422)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reword(request: Request, slug: str, number: int) -> HttpResponse:
    """Say one's own offer otherwise."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    standing = my_standing_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    form = StandingWordsForm(request.POST or None, initial={"title": standing.title, "words": standing.words})
    coached = None
    if asks_the_coach(request.POST):
        coached = look(request.POST, field="words", kind="ask", slug=slug, wants_hints=request.user.wants_hints)
        form = StandingWordsForm(initial=as_typed(request.POST, coached, field="words"))
    elif request.method == "POST" and form.is_valid() and (coached := _coached(request, form, slug)) is None:
        try:
            reword_standing(standing=standing, **form.said(), by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("Changed. The earlier words are kept nowhere."))
            return redirect("exchange:standing", slug, number)
    context = {"here": here, "form": form, "offer": standing, "coached": coached}
    return page(request, "exchange/reword_standing.html", context, status=422 if form.is_bound else 200)


def _coached(request: Request, form: StandingWordsForm, slug: str) -> Coached | None:
    """What the coach says before it goes out; a line that names somebody is the form's to mend."""
    hints = request.user.wants_hints
    coached = before_publishing(request.POST, form.cleaned_data["words"], kind="ask", slug=slug, wants_hints=hints)
    if why := could_identify(form.cleaned_data["title"], kind="ask"):
        form.add_error("title", why)
        return coached or look(request.POST, field="words", kind="ask", slug=slug, wants_hints=hints)
    return coached


def _keep(request: Request, here: Inside) -> bool:
    form = StandingDraftForm(request.POST)
    if form.is_valid():
        keep_standing_draft(membership=here.membership, **form.kept(), by=request.user, at=request.at)
    return form.is_valid()


def _initial(draft: StandingDraft | None, kind: str) -> dict[str, Any]:
    begins: dict[str, Any] = {"circle": EVERYBODY, "often": "once", "places": 1, "kind": kind}
    if draft is None:
        return begins
    return {**begins, **draft.more, "kind": draft.kind, "title": draft.title, "words": draft.words}
