"""Writing a share, kept as one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.queries import enter
from holdspace.grammar.refusals import Refused
from holdspace.sharing.actions import drop_draft, keep_draft, write_share
from holdspace.sharing.forms import DraftForm, ShareForm
from holdspace.sharing.queries import draft_of
from holdspace.web.access import signed_in
from holdspace.web.coaching import as_typed, asks_the_coach, before_publishing, look
from holdspace.web.pages import page

if TYPE_CHECKING:
    from holdspace.communities.queries import Inside
    from holdspace.sharing.models import Draft
    from holdspace.web.coaching import Coached
    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "POST"])
def write(request: Request, slug: str) -> HttpResponse:
    """The page to write on; "Keep for later" is the other button of the same form."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    if request.method != "POST":
        draft = draft_of(membership=here.membership, seen_by=request.user)
        fields = ("text", "level", "hope", "for_me_alone")
        kept = {} if draft is None else {field: getattr(draft, field) for field in fields}
        return _writing(request, here, ShareForm(initial=kept), draft)
    if "keep" in request.POST:
        _keep(request, here)
        messages.success(request, _("Kept. It waits here for you, and nobody else can read it."))
        return redirect("sharing:write", slug)
    if asks_the_coach(request.POST):
        coached = look(request.POST, slug=slug, wants_hints=request.user.wants_hints)
        return _writing(request, here, ShareForm(initial=as_typed(request.POST, coached)), coached=coached)
    form = ShareForm(request.POST)
    if form.is_valid():
        hints = request.user.wants_hints
        first = before_publishing(request.POST, form.cleaned_data["text"], slug=slug, wants_hints=hints)
        if first is not None:
            return _writing(request, here, form, coached=first)
        try:
            shared = write_share(
                membership=here.membership,
                text=form.cleaned_data["text"],
                level=form.cleaned_data["level"],
                hope=form.cleaned_data["hope"],
                for_me_alone=form.cleaned_data["for_me_alone"],
                by=request.user,
                at=request.at,
                once=form.cleaned_data["once"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("It is with the people of %(name)s now.") % {"name": here.community.name})
            return redirect("sharing:share", slug, shared.pk)
    return _writing(request, here, form)


@signed_in
@require_POST
def keep(request: Request, slug: str) -> HttpResponse:
    """Called while one writes: keeps what stands there and answers with nothing."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    return HttpResponse(status=204 if _keep(request, here) else 400)


@signed_in
@require_POST
def drop(request: Request, slug: str) -> HttpResponse:
    """Begin with an empty page."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    drop_draft(membership=here.membership, by=request.user, at=request.at)
    return redirect("sharing:write", slug)


def _keep(request: Request, here: Inside) -> bool:
    form = DraftForm(request.POST)
    if not form.is_valid():
        return False
    keep_draft(membership=here.membership, by=request.user, at=request.at, **form.cleaned_data)
    return True


def _writing(
    request: Request, here: Inside, form: ShareForm, draft: Draft | None = None, coached: Coached | None = None
) -> HttpResponse:
    return page(request, "sharing/write.html", {"here": here, "form": form, "draft": draft, "coached": coached})
