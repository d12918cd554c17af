"""The applicant's pages: the door, the steps, sending, standing, stopping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdspace.communities.queries import charter_in_force, stand_before
from holdspace.grammar.refusals import AlreadyMoved, Refused
from holdspace.vetting.actions import begin_application, keep_answers, send_application, stop_application
from holdspace.vetting.forms.applying import StepForm
from holdspace.vetting.forms.deciding import ReplyForm, SecondLookForm
from holdspace.vetting.forms.talk import WishForm
from holdspace.vetting.queries import (
    application_of,
    door_of,
    draft_of,
    earlier_applications,
    open_application,
    own_application,
    standing_of,
    walk_of,
)
from holdspace.vetting.queries.after import offer_to, reasons_about
from holdspace.vetting.queries.appealing import appeal_of
from holdspace.vetting.queries.talking import talk_of
from holdspace.vetting.rules import may_appeal
from holdspace.web.access import signed_in, whoever
from holdspace.web.forms import OnceForm
from holdspace.web.middleware import redirect_to_sign_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from holdspace.vetting.queries import Walk
    from holdspace.web.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: Request, slug: str) -> HttpResponse:
    """How joining goes, for anybody; beginning needs an account."""
    seen_by = whoever(request)
    here = stand_before(slug=slug, seen_by=seen_by, at=request.at)
    if request.method == "POST":
        if not request.user.is_authenticated:
            return redirect_to_sign_in(request)
        form = OnceForm(request.POST)
        once = form.cleaned_data["once"] if form.is_valid() else ""
        application = begin_application(community=here.community, by=request.user, at=request.at, once=once)
        walk = walk_of(application=application, seen_by=request.user)
        return redirect("vetting:step", slug, walk.here_now or walk.written[0].step.key)
    door = door_of(community=here.community, membership=here.membership, seen_by=seen_by, at=request.at)
    return page(request, "vetting/begin.html", {"here": here, "door": door, "form": OnceForm()})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: Request, slug: str, key: str) -> HttpResponse:
    """One step: what it asks, and the place for one's words. Keeping leads on, or away for now."""
    here = stand_before(slug=slug, seen_by=request.user, at=request.at)
    application = draft_of(community=here.community, seen_by=request.user)
    walk = walk_of(application=application, seen_by=request.user)
    written = walk.at_step(key)
    if written.step.vouches:
        return redirect("vetting:vouches", slug)
    charter = charter_in_force(community=here.community, seen_by=request.user, at=request.at)
    form = StepForm(written, request.POST if request.method == "POST" else None, charter_version=charter.version)
    if request.method == "POST" and form.is_valid():
        then, texts = request.POST.get("then"), form.texts
        if then == "speak" and written.step.may_speak:
            # Told in the words of whoever tells it, so that readers and the conversation find it where answers stand.
            texts = {key: text or _("I would rather tell you this in the conversation.") for key, text in texts.items()}
        keep_answers(
            application=application,
            step=key,
            texts=texts,
            charter_version=form.charter_read,
            by=request.user,
            at=request.at,
        )
        if then == "later":
            messages.success(request, _("Kept. You can come back whenever you like, also on another device."))
            return redirect("vetting:status", slug)
        following = walk.after(key)
        return redirect("vetting:step", slug, following) if following else redirect("vetting:look_over", slug)
    context = {
        "here": here,
        "walk": walk,
        "written": written,
        "form": form,
        "charter": charter,
        "items": _stepper(walk, slug, key),
        "before": walk.before(key),
    }
    return page(request, "vetting/step.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def keep(request: Request, slug: str, key: str) -> HttpResponse:
    """Keeps the words while somebody writes: 204 when kept, 422 when there are too many of them."""
    here = stand_before(slug=slug, seen_by=request.user, at=request.at)
    application = draft_of(community=here.community, seen_by=request.user)
    form = StepForm(walk_of(application=application, seen_by=request.user).at_step(key), request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    keep_answers(application=application, step=key, texts=form.texts, by=request.user, at=request.at)
    return HttpResponse(status=204)


@signed_in
@require_safe
def look_over(request: Request, slug: str) -> HttpResponse:
    """What is about to be sent, who will read it, what happens next."""
    here = stand_before(slug=slug, seen_by=request.user, at=request.at)
    application = draft_of(community=here.community, seen_by=request.user)
    walk = walk_of(application=application, seen_by=request.user)
    context = {"here": here, "walk": walk, "items": _stepper(walk, slug, "look-over")}
    return page(request, "vetting/look_over.html", context)


@signed_in
@require_POST
def send(request: Request, slug: str) -> HttpResponse:
    """Send it. A second press finds it sent, and shows where it stands."""
    here = stand_before(slug=slug, seen_by=request.user, at=request.at)
    application = open_application(community=here.community, seen_by=request.user)
    if application is None:
        return redirect("vetting:begin", slug)
    try:
        send_application(application=application, by=request.user, at=request.at)
    except Refused as refusal:
        messages.warning(request, str(refusal.verdict.because))
        return redirect("vetting:look_over", slug)
    except AlreadyMoved as moved:
        messages.info(request, str(moved.told))
    else:
        messages.success(request, _("It has arrived. Thank you for letting us get to know you."))
    return redirect("vetting:status", slug)


@signed_in
@require_safe
def status(request: Request, slug: str) -> HttpResponse:
    """What has happened, what comes next, who does it and by when; the letter, once it is there."""
    here = stand_before(slug=slug, seen_by=request.user, at=request.at)
    application = application_of(community=here.community, person_id=request.user.pk, seen_by=request.user)
    if application is None:
        return redirect("vetting:begin", slug)
    walk = walk_of(application=application, seen_by=request.user)
    standing = standing_of(application=application, seen_by=request.user, at=request.at)
    earlier = earlier_applications(community=here.community, seen_by=request.user, at=request.at, but=application.pk)
    appeal = appeal_of(application=application, seen_by=request.user)
    talk = talk_of(application=application, seen_by=request.user)
    context = {
        "here": here,
        "standing": standing,
        "application": application,
        "walk": walk,
        "earlier": earlier,
        "offer": offer_to(application=application, seen_by=request.user),
        "appeal": appeal,
        "may_appeal": may_appeal(application, there_already=appeal is not None, at=request.at),
        "about": reasons_about(decision=standing.letter, rubric_id=application.pathway.rubric_id, seen_by=request.user),
        "reply": ReplyForm(),
        "second": SecondLookForm(),
        "talk": talk,
        "talk_times": talk.proposed_times if talk else [],
        "wish": WishForm(),
        "form": OnceForm(),
    }
    return page(request, "vetting/status.html", context)


@signed_in
@require_safe
def answers(request: Request, slug: str, number: int) -> HttpResponse:
    """What one wrote, at any time; one's own alone."""
    here = stand_before(slug=slug, seen_by=request.user, at=request.at)
    application = own_application(community=here.community, number=number, seen_by=request.user, at=request.at)
    walk = walk_of(application=application, seen_by=request.user)
    return page(request, "vetting/answers.html", {"here": here, "application": application, "walk": walk})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def not_for_me(request: Request, slug: str) -> HttpResponse:
    """Stop without a reason: what is erased is said before, and it is erased at once."""
    here = stand_before(slug=slug, seen_by=request.user, at=request.at)
    application = open_application(community=here.community, seen_by=request.user)
    if application is None:
        return redirect("vetting:begin", slug)
    if request.method == "POST":
        stop_application(application=application, by=request.user, at=request.at)
        messages.success(request, _("Done. Your answers are erased. Thank you for having looked in."))
        return redirect("vetting:begin", slug)
    return page(request, "vetting/not_for_me.html", {"here": here, "application": application})


def _stepper(walk: Walk, slug: str, now: str) -> list[dict[str, object]]:
    """Where somebody stands on the walk, for the component."""
    items: list[dict[str, object]] = []
    for written in walk.written:
        state = "now" if written.step.key == now else "done" if written.is_whole else "next"
        url = "" if state == "now" else reverse("vetting:step", args=[slug, written.step.key])
        items.append({"label": written.step.title, "state": state, "url": url})
    last = "now" if now == "look-over" else "next"
    url = "" if last == "now" else reverse("vetting:look_over", args=[slug])
    items.append({"label": _("Look it over and send"), "state": last, "url": url})
    return items
