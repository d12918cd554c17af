"""Looking at the name behind an application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from holdspace.grammar.refusals import Refused
from holdspace.vetting.actions import unmask_application
from holdspace.vetting.queries import case_of
from holdspace.vetting.views.reading import come_behind
from holdspace.web.access import signed_in

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_POST
def unmask(request: Request, slug: str, number: int) -> HttpResponse:
    """An act that stands in the power record."""
    here = come_behind(request, slug)
    case = case_of(membership=here.membership, number=number, seen_by=request.user, at=request.at)
    try:
        unmask_application(application=case.application, membership=here.membership, by=request.user, at=request.at)
    except Refused as refusal:
        messages.warning(request, str(refusal.verdict.because))
    else:
        messages.success(request, _("You see the name now. That somebody looked stands in the power record."))
    return redirect("vetting:decide", slug, number)
