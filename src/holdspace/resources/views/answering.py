"""Meeting an ask with something on the shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from holdspace.communities.queries import enter
from holdspace.exchange.queries import ask_for
from holdspace.grammar.refusals import Refused
from holdspace.resources.actions import offer_resource
from holdspace.resources.forms import ForAskForm
from holdspace.resources.queries import resource_for, to_offer
from holdspace.web.access import signed_in
from holdspace.web.coaching import could_identify
from holdspace.web.pages import page
from holdspace.web.ways import way

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def for_ask(request: Request, slug: str, number: int) -> HttpResponse:
    """Choose what meets it, one's own or another's, with a few words for whoever asks."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    ask = ask_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    like = request.GET.get("like", "")[:60]
    found = to_offer(community=here.community, like=like, seen_by=request.user, at=request.at)
    choices = [(one.number, one.title) for one in found]
    begins = {"words": _("This stands on the shelf. Perhaps it is what you look for.")}
    form = (
        ForAskForm(request.POST, found=choices)
        if request.method == "POST"
        else ForAskForm(initial=begins, found=choices)
    )
    if form.is_bound and form.is_valid() and _names_nobody(form):
        said = form.cleaned_data
        resource = resource_for(
            community=here.community, number=int(said["resource"]), seen_by=request.user, at=request.at
        )
        try:
            offer_resource(
                ask=ask, resource=resource, words=said["words"], by=request.user, at=request.at, once=said["once"]
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("Your offer is with them, with what you found for it."))
            return redirect(way("ask", slug, number))
    notes = {str(one.number): " · ".join([str(one.kind.label), *([] if one.mine else [one.who])]) for one in found}
    context = {"here": here, "ask": ask, "form": form, "like": like, "found": found, "notes": notes}
    return page(request, "resources/for_ask.html", context, status=422 if form.is_bound else 200)


def _names_nobody(form: ForAskForm) -> bool:
    if why := could_identify(form.cleaned_data["words"], kind="ask"):
        form.add_error("words", why)
    return form.is_valid()
