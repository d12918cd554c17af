"""A steward brings in those who were here before: a file, a look at it, and a press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from holdspace.communities.queries import enter_as
from holdspace.grammar.refusals import Refused
from holdspace.vetting.actions.existing import bring_in_existing
from holdspace.vetting.existing import read_people
from holdspace.vetting.forms.existing import ExistingForm
from holdspace.vetting.queries.existing import moved_in
from holdspace.vetting.rules import may_bring_in_existing
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def already_here(request: Request, slug: str) -> HttpResponse:
    """Reading the file shows who would come; the second press brings them in."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    may = may_bring_in_existing(here.community, at=request.at)
    form = ExistingForm(request.POST, request.FILES) if request.method == "POST" else ExistingForm()
    read = None
    if form.is_bound and form.is_valid():
        read = read_people(form.cleaned_data["text"])
        for mistake in read.mistakes:
            form.add_error("text", mistake)
        if not read.mistakes and request.POST.get("then") == "bring":
            try:
                done = bring_in_existing(steward=here.membership, people=read.people, by=request.user, at=request.at)
            except Refused as refusal:
                form.add_error(None, str(refusal.verdict.because))
            else:
                said = ngettext("One person has a mail.", "%(n)s people have a mail.", done.brought) % {
                    "n": done.brought
                }
                if done.left_alone:
                    said += " " + _("The others are or were members, or have applied: they stay as they are.")
                messages.success(request, said)
                return redirect("vetting:already_here", slug)
    if read is not None:
        form.initial["text"] = form.cleaned_data.get("text", "")
    return page(
        request,
        "vetting/already_here.html",
        {
            "here": here,
            "form": form,
            "read": read if read and not form.errors else None,
            "may": may,
            "moved": moved_in(steward=here.membership, seen_by=request.user),
        },
        status=422 if form.errors else 200,
    )
