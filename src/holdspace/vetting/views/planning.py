"""The stewards' pages about how joining goes: what is open, the draft of the next version, and the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from holdspace.communities.queries import charter_in_force, enter_as
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused
from holdspace.scenarios.queries import criteria_of, scenarios_in_use
from holdspace.vetting.actions import drop_pathway_draft, keep_pathway_draft, open_pathway_draft
from holdspace.vetting.plans import read_plan, write_plan
from holdspace.vetting.plans.forms import ImportForm, StepPlanForm, TimesForm
from holdspace.vetting.plans.shape import PLAN_KINDS, SEVERAL
from holdspace.vetting.queries import (
    joining_now,
    known_here,
    open_pathway_of,
    plan_in_use,
    planned_here,
    steps_of,
    steps_of_plan,
)
from holdspace.vetting.shipped import SHIPPED, shipped_file, shipped_plan
from holdspace.vetting.steps import KINDS
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from holdspace.communities.queries import Inside
    from holdspace.vetting.plans import Finding, Plan
    from holdspace.vetting.queries import Planned
    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def pathway(request: Request, slug: str) -> HttpResponse:
    """How joining goes here, whole: steps, situations with their guides, criteria, times. Posting begins a draft."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    planned = planned_here(steward=here.membership, seen_by=request.user)
    if request.method == "POST":
        name = request.POST.get("from", "")
        plan = shipped_plan(name) if name in SHIPPED else plan_in_use(community=here.community, seen_by=request.user)
        return _keep(request, here, plan or shipped_plan("small"), planned)
    found = open_pathway_of(community=here.community, seen_by=request.user)
    context = {
        "here": here,
        "pathway": found,
        "planned": planned,
        "steps": steps_of(pathway=found, seen_by=request.user) if found else [],
        "criteria": criteria_of(rubric_id=found.rubric_id, seen_by=request.user) if found else [],
        "joining": joining_now(community=here.community, seen_by=request.user, at=request.at),
    }
    return page(request, "vetting/pathway.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: Request, slug: str) -> HttpResponse:
    """The next version as it is planned. A button moves a step, takes one out, adds one, opens it, or lets it go."""
    here, planned = _draft_of(request, slug)
    if request.method == "POST":
        return _press(request, here, planned)
    context = {
        "here": here,
        "planned": planned,
        "kinds": KINDS | {"scenarios": KINDS["scenario"]},
        "titles": _titles(request, here),
        "can_add": [
            (kind, KINDS.get(kind, KINDS["scenario"]).title)
            for kind in PLAN_KINDS
            if kind in SEVERAL or kind not in {step.kind for step in planned.plan.steps}
        ],
    }
    return page(request, "vetting/draft.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def draft_step(request: Request, slug: str, number: int) -> HttpResponse:
    """One step of the draft (from 1): words, minutes, situations."""
    here, planned = _draft_of(request, slug)
    if not 1 <= number <= len(planned.plan.steps):
        raise NothingHere
    step = planned.plan.steps[number - 1]
    known = known_here(community=here.community, seen_by=request.user)
    form = StepPlanForm(step, known, _titles(request, here), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _keep(request, here, planned.plan.having(number - 1, form.planned), planned)
    kind = KINDS.get(step.kind, KINDS["scenario"])
    context = {"here": here, "planned": planned, "number": number, "step": step, "kind": kind, "form": form}
    return page(request, "vetting/draft_step.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def draft_times(request: Request, slug: str) -> HttpResponse:
    """Title, criteria, times and switches of the draft."""
    here, planned = _draft_of(request, slug)
    known = known_here(community=here.community, seen_by=request.user)
    form = TimesForm(planned.plan, known, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _keep(request, here, form.planned, planned)
    context = {"here": here, "planned": planned, "form": form}
    return page(request, "vetting/draft_times.html", context, status=422 if form.errors else 200)


@signed_in
@require_safe
def preview(request: Request, slug: str, key: str = "") -> HttpResponse:
    """The draft as an applicant meets it: the way at the door, or one step. Nothing can be sent from here."""
    here, planned = _draft_of(request, slug)
    if planned.findings:
        messages.info(request, _("Something is still to be mended. Then you can walk through it."))
        return redirect("vetting:draft", slug)
    laid, steps = steps_of_plan(plan=planned.plan, community=here.community, at=request.at, seen_by=request.user)
    shown = next((step for step in steps if step.key == key), None)
    if key and shown is None:
        raise NothingHere
    following = steps[steps.index(shown) + 1] if shown in steps[:-1] else None
    context = {"here": here, "planned": planned, "pathway": laid, "steps": steps, "step": shown, "following": following}
    if shown is not None and shown.kind_name == "charter":
        context["charter"] = charter_in_force(community=here.community, seen_by=request.user, at=request.at)
    return page(request, "vetting/preview.html", context)


@signed_in
@require_safe
def pathway_file(request: Request, slug: str, which: str) -> HttpResponse:
    """A pathway as one TOML file: the open one, the draft, or one of the two that come with the program."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    if which in SHIPPED:
        text = shipped_file(which)
    else:
        planned = planned_here(steward=here.membership, seen_by=request.user)
        plans = {
            "open": plan_in_use(community=here.community, seen_by=request.user),
            "draft": planned.plan if planned else None,
        }
        plan = plans.get(which)
        if plan is None:
            raise NothingHere
        text = write_plan(plan)
    response = HttpResponse(text, content_type="application/toml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="pathway-{slug}-{which}.toml"'
    return response


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def bring_in_file(request: Request, slug: str) -> HttpResponse:
    """Bring a file in: it becomes the draft once it can be read, or every mistake is told with its line."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    planned = planned_here(steward=here.membership, seen_by=request.user)
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    findings: list[Finding] = []
    typed = request.POST.get("text", "")
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["text"]
        plan, findings = read_plan(typed, known_here(community=here.community, seen_by=request.user))
        if plan is not None and not findings:
            return _keep(request, here, plan, planned)
    context = {"here": here, "planned": planned, "form": form, "findings": findings, "typed": typed}
    return page(request, "vetting/bring_in_file.html", context, status=422 if findings or form.errors else 200)


def _draft_of(request: Request, slug: str) -> tuple[Inside, Planned]:
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    planned = planned_here(steward=here.membership, seen_by=request.user)
    if planned is None:
        raise NothingHere
    return here, planned


def _titles(request: Request, here: Inside) -> dict[str, str]:
    return {s.slug: s.title for s in scenarios_in_use(community=here.community, seen_by=request.user)}


def _revision(request: Request, planned: Planned | None) -> int:
    """The revision that whoever pressed had before them; the one there is, where the page did not say."""
    said = request.POST.get("revision", "")
    return int(said) if said.isdecimal() and len(said) < 9 else (planned.draft.revision if planned else 0)


def _keep(request: Request, here: Inside, plan: Plan, planned: Planned | None) -> HttpResponse:
    try:
        keep_pathway_draft(
            community=here.community,
            plan=plan,
            steward=here.membership,
            revision=_revision(request, planned),
            by=request.user,
            at=request.at,
        )
    except AlreadyMoved as moved:
        messages.warning(request, str(moved.told))
    else:
        messages.success(request, _("Kept. Nobody else sees it until it is opened."))
    return redirect("vetting:draft", here.community.slug)


def _press(request: Request, here: Inside, planned: Planned) -> HttpResponse:
    said, _colon, which = request.POST.get("do", "").partition(":")
    whose = {"steward": here.membership, "by": request.user, "at": request.at}
    place = int(which) - 1 if which.isdecimal() and len(which) < 4 else -1
    if said in {"open", "let_go"}:
        act = open_pathway_draft if said == "open" else drop_pathway_draft
        try:
            act(draft=planned.draft, revision=_revision(request, planned), **whose)
        except (Refused, AlreadyMoved) as no:
            messages.warning(request, str(no.verdict.because if isinstance(no, Refused) else no.told))
            return redirect("vetting:draft", here.community.slug)
        told = {
            "open": _(
                "Opened. It holds for whoever begins from now on; everybody else stays on the version they know."
            ),
            "let_go": _("Let go. What is open stays as it is."),
        }
        messages.success(request, told[said])
        return redirect("vetting:pathway", here.community.slug)
    plans = {
        "up": lambda: planned.plan.moved(place, by=-1),
        "down": lambda: planned.plan.moved(place, by=1),
        "drop": lambda: planned.plan.without(place),
        "add": lambda: planned.plan.adding(which),
    }
    if said not in plans:
        raise NothingHere
    return _keep(request, here, plans[said](), planned)
