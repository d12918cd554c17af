"""Writing an ask, and keeping it while one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.queries import enter, my_circles
from holdspace.exchange.actions import keep_ask_draft, write_ask
from holdspace.exchange.forms import EVERYBODY, AskDraftForm, AskForm
from holdspace.exchange.queries import draft_of
from holdspace.exchange.rules import USUAL_DAYS
from holdspace.exchange.states import Urgency
from holdspace.grammar.refusals import Refused
from holdspace.web.access import signed_in
from holdspace.web.coaching import as_typed, asks_the_coach, before_publishing, could_identify, look
from holdspace.web.pages import page

if TYPE_CHECKING:
    from holdspace.communities.queries import Inside
    from holdspace.exchange.models import AskDraft
    from holdspace.web.coaching import Coached
    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: Request, slug: str) -> HttpResponse:
    """Ask for something; who will see it stands beside the words."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    if request.method == "POST" and "keep" in request.POST and _keep(request, here):
        messages.success(request, _("Kept. You find it here when you come back; nobody else sees it."))
        return redirect("exchange:board", slug)
    draft = draft_of(membership=here.membership, seen_by=request.user)
    mine = my_circles(membership=here.membership, seen_by=request.user)
    circles = [(circle.number, circle.name) for circle in mine.inside]
    initial = _initial(draft, request.GET.get("kind", ""))
    form = (
        AskForm(request.POST, circles=circles)
        if request.method == "POST"
        else AskForm(initial=initial, circles=circles)
    )
    coached = None
    if asks_the_coach(request.POST):
        coached = look(request.POST, field="words", kind="ask", slug=slug, wants_hints=request.user.wants_hints)
        form = AskForm(initial=as_typed(request.POST, coached, field="words"), circles=circles)
    elif request.method == "POST" and form.is_valid() and (coached := _coached(request, form, slug)) is None:
        try:
            ask = write_ask(membership=here.membership, **form.asked(), by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("You asked. That takes something, and gives the others a chance to give."))
            return redirect("exchange:ask", slug, ask.pk)
    context = {"here": here, "form": form, "draft": draft, "coached": coached}
    return page(request, "exchange/write.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_POST
def keep_draft(request: Request, slug: str) -> HttpResponse:
    """Keep what is being written; called by the page while somebody writes."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    return HttpResponse(status=204 if _keep(request, here) else 422)


def _coached(request: Request, form: AskForm, slug: str) -> Coached | None:
    """What the coach says before it goes out; a title that names somebody is the form's to mend."""
    hints = request.user.wants_hints
    coached = before_publishing(request.POST, form.cleaned_data["words"], kind="ask", slug=slug, wants_hints=hints)
    for name in ("title", "roles"):
        if why := could_identify(form.cleaned_data[name], kind="ask"):
            form.add_error(name, why)
    if form.errors:
        return coached or look(request.POST, field="words", kind="ask", slug=slug, wants_hints=hints)
    return coached


def _keep(request: Request, here: Inside) -> bool:
    form = AskDraftForm(request.POST)
    if form.is_valid():
        keep_ask_draft(membership=here.membership, **form.kept(), by=request.user, at=request.at)
    return form.is_valid()


def _initial(draft: AskDraft | None, kind: str) -> dict[str, Any]:
    begins: dict[str, Any] = {"circle": EVERYBODY, "urgency": Urgency.WHENEVER.value, "kind": kind}
    if draft is None:
        return begins
    fields = {"kind": draft.kind, "title": draft.title, "words": draft.words}
    return {**begins, **draft.more, **fields, "good_days": draft.good_days or USUAL_DAYS}
