"""The conversation: the page of the two who lead it, and the applicant's presses on their own page."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.queries import enter_as, stand_before
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.vetting.actions.talking import (
    accept_talk,
    finish_talk,
    keep_talk_note,
    propose_talk,
    wish_for_other_times,
)
from holdspace.vetting.forms.talk import NoteForm, TimesForm, WishForm
from holdspace.vetting.queries import open_application
from holdspace.vetting.queries.talking import talk_of, talk_page
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.communities.queries import Inside
    from holdspace.vetting.queries.talking import TalkPage
    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: Request, slug: str, number: int) -> HttpResponse:
    """Proposing times and moving them, saying that it was held, noting alone what one heard."""
    here = enter_as("reviewer", slug=slug, seen_by=request.user, at=request.at)
    shown = talk_page(membership=here.membership, number=number, seen_by=request.user, at=request.at)
    said = request.POST.get("said", "")
    times = TimesForm(shown, request.POST if said == "times" else None)
    note = NoteForm(request.POST if said in {"keep", "final"} else None, initial={"words": shown.note})
    try:
        if _act(request, here, shown, times, note):
            return redirect("vetting:talk", slug, number)
    except Refused as refusal:
        (times if said == "times" else note).add_error(None, str(refusal.verdict.because)) if said != "done" else (
            messages.warning(request, str(refusal.verdict.because))
        )
    context = {"here": here, "shown": shown, "times": times, "note": note}
    return page(request, "vetting/talk.html", context, status=422 if times.errors or note.errors else 200)


def _act(request: Request, here: Inside, shown: TalkPage, times: TimesForm, note: NoteForm) -> bool:
    """What was pressed, done; False where nothing was, or something is to be mended."""
    said, by, at = request.POST.get("said", ""), request.user, request.at
    if said == "times" and times.is_valid():
        propose_talk(
            application=shown.application,
            membership=here.membership,
            other_id=times.cleaned_data["other"],
            times=times.times,
            place=times.cleaned_data["place"],
            by=by,
            at=at,
        )
        messages.success(request, _("Proposed. The applicant chooses one, or says when it would suit them."))
        return True
    if shown.talk is None:
        return False
    if said == "done":
        finish_talk(talk=shown.talk, by=by, at=at)
        messages.success(request, _("Good. Now note what you heard, each on your own."))
        return True
    if said in {"keep", "final"} and note.is_valid():
        keep_talk_note(talk=shown.talk, words=note.cleaned_data["words"], final=said == "final", by=by, at=at)
        messages.success(request, _("Kept.") if said == "keep" else _("Your note is final."))
        return True
    return False


@signed_in
@require_POST
def answer_talk(request: Request, slug: str) -> HttpResponse:
    """The applicant takes a time, or wishes for others."""
    here = stand_before(slug=slug, seen_by=request.user, at=request.at)
    application = open_application(community=here.community, seen_by=request.user)
    found = talk_of(application=application, seen_by=request.user) if application is not None else None
    if found is None:
        raise NothingHere
    try:
        if "time" in request.POST:
            accept_talk(talk=found, time=_time(request.POST["time"]), by=request.user, at=request.at)
            messages.success(request, _("Agreed. Those who will be there know."))
        else:
            form = WishForm(request.POST)
            wish_for_other_times(
                talk=found,
                asks=form.cleaned_data["asks"] if form.is_valid() else "",
                by=request.user,
                at=request.at,
            )
            messages.success(request, _("Passed on. They will propose other times."))
    except Refused as refusal:
        messages.warning(request, str(refusal.verdict.because))
    return redirect("vetting:status", slug)


def _time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise NothingHere from None
