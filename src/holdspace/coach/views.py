"""The rules of the coach, one by one, and "this is wrong"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from holdspace.algorithms.coach.catalogue import by_field, catalogue
from holdspace.coach.actions import doubt_rule
from holdspace.coach.rules import doubt_key
from holdspace.communities.queries import enter
from holdspace.grammar.refusals import NothingHere
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_safe
def rules(request: Request, slug: str) -> HttpResponse:
    """Everything the coach knows, under its headings."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    return page(request, "coach/rules.html", {"here": here, "fields": by_field()})


@signed_in
@require_safe
def rule(request: Request, slug: str, rule: str) -> HttpResponse:
    """Why, whose advice, what to say instead."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    told = catalogue().get(rule)
    if told is None:
        raise NothingHere
    return page(request, "coach/rule.html", {"here": here, "rule": told})


@signed_in
@require_POST
def wrong(request: Request, slug: str, rule: str) -> HttpResponse:
    """Tells the stewards which rule; the address and the form carry nothing else."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    doubt_rule(
        membership=here.membership,
        rule=rule,
        by=request.user,
        at=request.at,
        once=doubt_key(here.community, rule),
    )
    messages.success(request, _("Thank you. The stewards know which rule you mean, and nothing of what you wrote."))
    return redirect("coach:rule", slug, rule)
