"""Changing what all agreed: proposing, talking about it, answering."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdspace.communities.actions import (
    answer_proposal,
    end_own_words,
    open_proposal,
    speak_to_proposal,
    take_back_proposal,
    take_back_voice,
)
from holdspace.communities.changes import texts_of
from holdspace.communities.forms import PART_NAMES, ProposalAnswerForm, ProposalForm, VoiceForm
from holdspace.communities.queries import (
    changes_proposed,
    charter_in_force,
    ended_proposals,
    enter,
    enter_as,
    my_voice,
    one_of_own_words,
    one_proposal,
    open_proposals,
    own_words_in_force,
    voices_of,
)
from holdspace.communities.rules import may_answer, may_propose, may_speak_to, may_take_back
from holdspace.communities.states import ProposalAbout, ProposalState, Stance
from holdspace.grammar.refusals import NothingHere, Refused
from holdspace.web.access import signed_in
from holdspace.web.coaching import as_typed, asks_the_coach, before_publishing, look
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.communities.models import Proposal
    from holdspace.communities.queries import Inside
    from holdspace.web.coaching import Coached
    from holdspace.web.requests import Request


@signed_in
@require_safe
def proposals(request: Request, slug: str) -> HttpResponse:
    """What is being discussed, what came of earlier ones, and the community's own words."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    whose: dict[str, Any] = {"community": here.community, "seen_by": request.user}
    context = {
        "here": here,
        "open": open_proposals(**whose),
        "ended": ended_proposals(**whose, after=request.GET.get("after", "")),
        "begins": not request.GET.get("after"),
        "may_propose": may_propose(here.membership, by=request.user),
        "own_notes": own_words_in_force(**whose, about=ProposalAbout.NOTES),
        "own_prompts": own_words_in_force(**whose, about=ProposalAbout.PROMPTS),
    }
    return page(request, "communities/proposals.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def propose(request: Request, slug: str, about: str) -> HttpResponse:
    """Write a proposal, or what one cannot live with."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    if about not in ProposalAbout.values:
        raise NothingHere
    current = charter_in_force(community=here.community, seen_by=request.user, at=request.at)
    begun = texts_of(current) if about == ProposalAbout.CHARTER else {}
    hints, coached = request.user.wants_hints, None
    form = ProposalForm(about, request.POST) if request.method == "POST" else ProposalForm(about, initial=begun)
    if asks_the_coach(request.POST):
        coached = look(request.POST, field="why", slug=slug, wants_hints=hints)
        form = ProposalForm(about, initial=as_typed(request.POST, coached, field="why"))
    elif form.is_valid():
        coached = before_publishing(request.POST, form.cleaned_data["why"], slug=slug, wants_hints=hints)
        if coached is None:
            try:
                proposal = open_proposal(
                    membership=here.membership,
                    about=ProposalAbout(about),
                    in_short=form.cleaned_data["in_short"],
                    why=form.cleaned_data["why"],
                    texts=form.texts,
                    by=request.user,
                    at=request.at,
                    once=form.cleaned_data["once"],
                )
            except Refused as refusal:
                form.add_error(None, str(refusal.verdict.because))
            else:
                messages.success(request, _("It is with all of us now. Thank you for making this place with us."))
                return redirect("communities:proposal", slug, proposal.pk)
    context = {
        "here": here,
        "form": form,
        "about": about,
        "coached": coached,
        "may_propose": may_propose(here.membership, by=request.user),
    }
    return page(request, "communities/propose.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def proposal(request: Request, slug: str, number: int) -> HttpResponse:
    """One proposal: what would change, what members say; and saying something oneself."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_proposal(community=here.community, number=number, seen_by=request.user)
    if request.method != "POST":
        return _proposal(request, here, found, VoiceForm())
    hints = request.user.wants_hints
    if asks_the_coach(request.POST):
        coached = look(request.POST, field="words", slug=slug, wants_hints=hints)
        return _proposal(
            request, here, found, VoiceForm(initial=as_typed(request.POST, coached, field="words")), coached
        )
    form = VoiceForm(request.POST)
    if form.is_valid():
        first = before_publishing(request.POST, form.cleaned_data["words"], slug=slug, wants_hints=hints)
        if first is not None:
            return _proposal(request, here, found, form, first)
        try:
            speak_to_proposal(
                proposal=found,
                membership=here.membership,
                stance=Stance(form.cleaned_data["stance"]),
                words=form.cleaned_data["words"],
                by=request.user,
                at=request.at,
                once=form.cleaned_data["once"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("Everybody here can read it now."))
            return redirect("communities:proposal", slug, number)
    return _proposal(request, here, found, form)


@signed_in
@require_POST
def unsay(request: Request, slug: str, number: int, voice: int) -> HttpResponse:
    """One's own words to a proposal go."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_proposal(community=here.community, number=number, seen_by=request.user)
    take_back_voice(voice=my_voice(proposal=found, number=voice, seen_by=request.user), by=request.user, at=request.at)
    messages.success(request, _("It is taken back."))
    return redirect("communities:proposal", slug, number)


@signed_in
@require_POST
def take_back(request: Request, slug: str, number: int) -> HttpResponse:
    """Whoever proposed lets it go."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_proposal(community=here.community, number=number, seen_by=request.user)
    if found.author_id != request.user.pk:
        raise NothingHere
    take_back_proposal(proposal=found, by=request.user, at=request.at)
    messages.success(request, _("It is taken back. What was said to it stays readable."))
    return redirect("communities:proposal", slug, number)


@signed_in
@require_http_methods(["GET", "POST"])
def answer(request: Request, slug: str, number: int) -> HttpResponse:
    """A steward answers with reasons."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    found = one_proposal(community=here.community, number=number, seen_by=request.user)
    parts = list(found.texts)
    form = ProposalAnswerForm(found.about, parts, request.POST or None, initial=found.texts)
    if request.method == "POST" and form.is_valid():
        try:
            answer_proposal(
                proposal=found,
                membership=here.membership,
                outcome=ProposalState(form.cleaned_data["outcome"]),
                reasons=form.cleaned_data["reasons"],
                texts=form.texts,
                by=request.user,
                at=request.at,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("It is answered, and everybody can read why."))
            return redirect("communities:proposal", slug, number)
    context = {
        "here": here,
        "proposal": found,
        "form": form,
        "changes": changes_proposed(found, seen_by=request.user, at=request.at),
        "part_names": PART_NAMES,
        "may_answer": may_answer(found, here.membership, by=request.user, at=request.at),
    }
    return page(request, "communities/answer_proposal.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def end_words(request: Request, slug: str, number: int) -> HttpResponse:
    """A steward lets words of the community's own go."""
    here = enter_as("steward", slug=slug, seen_by=request.user, at=request.at)
    own = one_of_own_words(community=here.community, number=number, seen_by=request.user)
    end_own_words(own=own, membership=here.membership, by=request.user, at=request.at)
    messages.success(request, _("Done. It stands in the power record."))
    return redirect("communities:proposals", slug)


def _proposal(
    request: Request, here: Inside, found: Proposal, form: VoiceForm, coached: Coached | None = None
) -> HttpResponse:
    context = {
        "here": here,
        "proposal": found,
        "me": request.user.pk,
        "form": form,
        "coached": coached,
        "changes": changes_proposed(found, seen_by=request.user, at=request.at),
        "part_names": PART_NAMES,
        "voices": voices_of(proposal=found, seen_by=request.user, after=request.GET.get("after", "")),
        "may_speak": may_speak_to(found, here.membership, by=request.user),
        "may_take_back": may_take_back(found, by=request.user),
        "may_answer": may_answer(found, here.membership, by=request.user, at=request.at),
    }
    return page(request, "communities/proposal.html", context, status=422 if form.errors else 200)
