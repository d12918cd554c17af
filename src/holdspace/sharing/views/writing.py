"""Writing a share, kept as one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.queries import enter
from holdspace.communities.states import NAMES_PEOPLE, AudienceKind
from holdspace.grammar.refusals import Refused
from holdspace.invitations.duty import rests_until
from holdspace.invitations.queries import how_it_went
from holdspace.sharing.actions import drop_draft, keep_draft, take_picture_from_draft, write_share
from holdspace.sharing.content_notes import shipped_notes
from holdspace.sharing.forms import DraftForm, ShareForm
from holdspace.sharing.prompting import question_for
from holdspace.sharing.queries import draft_of, offers_for
from holdspace.sharing.views.picturing import beside_the_draft
from holdspace.web.access import signed_in
from holdspace.web.coaching import as_typed, asks_the_coach, before_publishing, look
from holdspace.web.pages import page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holdspace.communities.queries import Inside
    from holdspace.sharing.models import Draft
    from holdspace.sharing.queries import Offers
    from holdspace.web.coaching import Coached
    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "POST"])
def write(request: Request, slug: str) -> HttpResponse:
    """The page to write on; "Keep for later" is the other button of the same form."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    if request.method != "POST":
        draft = draft_of(membership=here.membership, seen_by=request.user)
        return _writing(request, here, _empty(request, here, _kept(request, draft)), draft)
    if "no_picture" in request.POST:
        take_picture_from_draft(membership=here.membership, by=request.user, at=request.at)
        return _writing(request, here, _empty(request, here, _typed(request)))
    beside = beside_the_draft(request, here.membership)
    if "keep" in request.POST:
        _keep(request, here)
        if beside.told:
            return _writing(request, here, _empty(request, here, _typed(request)), told=beside.told)
        messages.success(request, _("Kept. It waits here for you, and nobody else can read it."))
        return redirect("sharing:write", slug)
    if "find" in request.POST:
        return _writing(request, here, _empty(request, here, _typed(request)), told=beside.told)
    if asks_the_coach(request.POST):
        coached = look(request.POST, slug=slug, wants_hints=request.user.wants_hints)
        return _writing(
            request, here, _empty(request, here, _typed(request, coached)), coached=coached, told=beside.told
        )
    form = ShareForm(request.POST, offers=_offers(request, here, _picked(request)))
    if form.is_valid() and not beside.told:
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
                content_note=form.cleaned_data["content_note"],
                for_me_alone=form.cleaned_data["for_me_alone"],
                lets_go_days=form.cleaned_data["lets_go_days"],
                audience=form.for_whom,
                picture=beside.name,
                by=request.user,
                at=request.at,
                once=form.cleaned_data["once"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("It is with those whom you chose now."))
            return redirect("sharing:share", slug, shared.pk)
    return _writing(request, here, form, told=beside.told)


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


FIELDS = ("text", "level", "hope", "content_note", "for_me_alone", "lets_go_days", "audience", "people")


def _kept(request: Request, draft: Draft | None) -> dict[str, Any]:
    """What a draft holds; a way here from a circle says whom it is for, where the draft does not."""
    kept = {} if draft is None else {field: getattr(draft, field) for field in FIELDS}
    if not kept.get("audience"):
        kept["audience"] = request.GET.get("to", "")[:30] or AudienceKind.EVERYBODY.value
    return kept


def _typed(request: Request, coached: Coached | None = None) -> dict[str, Any]:
    """What stood in the form, with its boxes, to be shown again without a word about what is missing."""
    typed = request.POST.dict() if coached is None else as_typed(request.POST, coached)
    return typed | {"people": _picked(request)}


def _picked(request: Request) -> list[int]:
    return [int(one) for one in request.POST.getlist("people") if one.isascii() and one.isdigit() and len(one) < 19]


def _offers(request: Request, here: Inside, picked: Sequence[int]) -> Offers:
    like = request.POST.get("like", "")[:60]
    return offers_for(here=here, picked=picked, like=like, seen_by=request.user)


def _empty(request: Request, here: Inside, initial: dict[str, Any]) -> ShareForm:
    return ShareForm(initial=initial, offers=_offers(request, here, initial.get("people") or []))


def _writing(
    request: Request,
    here: Inside,
    form: ShareForm,
    draft: Draft | None = None,
    coached: Coached | None = None,
    told: str = "",
) -> HttpResponse:
    """The page; `told` is what is to be mended with the picture, which is kept with the draft whatever stands here."""
    if told and form.is_bound:
        form.add_error("picture", told)
    with_draft = draft or draft_of(membership=here.membership, seen_by=request.user)
    picture = with_draft.picture if with_draft is not None else None
    context = {"here": here, "form": form, "draft": draft, "coached": coached}
    names = form["audience"].value() in NAMES_PEOPLE or bool(form["people"].value()) or "find" in request.POST
    context |= {"beside": picture, "told": told, "shows_picture": bool(told or picture)}
    context |= {"names_people": names, "like": request.POST.get("like", "")[:60]}
    context["notes"] = shipped_notes()
    context["question"] = question_for(community=here.community, seen_by=request.user, at=request.at)
    context["lately"] = how_it_went(community=here.community, seen_by=request.user, at=request.at)
    context["rests_until"] = rests_until(here.community, request.at)
    return page(request, "sharing/write.html", context)
