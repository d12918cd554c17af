"""The round that goes on, the question of the week, what is celebrated, and thanks spoken aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdspace.communities.queries import enter, member_of
from holdspace.directory.queries import person_here
from holdspace.grammar.refusals import Refused
from holdspace.invitations.queries import how_it_went
from holdspace.rounds.actions import (
    leave_thanks,
    let_thanks_be_aloud,
    open_round,
    propose_thanks,
    put_into_round,
    set_question,
    take_thanks_back,
)
from holdspace.rounds.forms import PutForm, QuestionForm, ThanksForm
from holdspace.rounds.queries import (
    celebrated,
    one_round,
    one_thanks,
    one_to_put,
    question_now,
    read_round,
    round_now,
    thanks_aloud,
    thanks_for_me,
    thanks_of_mine,
    to_put,
    who_goes_first,
)
from holdspace.web.access import signed_in
from holdspace.web.coaching import as_typed, asks_the_coach, before_publishing, look
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_safe
def rounds(request: Request, slug: str) -> HttpResponse:
    """The round that goes on, who goes first this week, and the question."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    looks: Any = {"seen_by": request.user, "at": request.at}
    now = round_now(community=here.community, **looks)
    seen = None
    if now is not None:
        seen = read_round(round_=now, membership=here.membership, **looks, after=request.GET.get("after", ""))
    return page(
        request,
        "rounds/rounds.html",
        {
            "here": here,
            "round": seen,
            "first": who_goes_first(community=here.community, **looks),
            "question": question_now(community=here.community, **looks),
            "mine": to_put(membership=here.membership, **looks),
            "lately": how_it_went(community=here.community, **looks),
        },
    )


@signed_in
@require_POST
def begin(request: Request, slug: str) -> HttpResponse:
    """A host opens a round with a share of their own."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    whose: Any = {"membership": here.membership, "at": request.at}
    form = PutForm(request.POST)
    if form.is_valid():
        share = one_to_put(**whose, number=form.cleaned_data["share"], seen_by=request.user)
        open_round(**whose, share=share, by=request.user)
        messages.success(request, _("The round is open for a week. You went first."))
    return redirect("rounds:rounds", slug)


@signed_in
@require_POST
def put(request: Request, slug: str, number: int) -> HttpResponse:
    """A share of one's own goes into the round."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    round_ = one_round(community=here.community, number=number, seen_by=request.user)
    whose: Any = {"membership": here.membership, "at": request.at}
    form = PutForm(request.POST)
    if form.is_valid():
        share = one_to_put(**whose, number=form.cleaned_data["share"], seen_by=request.user)
        put_into_round(**whose, round_=round_, share=share, by=request.user)
        messages.success(request, _("It stands in the round now."))
    return redirect("rounds:rounds", slug)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: Request, slug: str) -> HttpResponse:
    """Hosts and stewards choose what everybody is asked this week."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            set_question(membership=here.membership, words=form.question, by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("Everybody is asked this for a week."))
            return redirect("rounds:rounds", slug)
    now = question_now(community=here.community, seen_by=request.user, at=request.at)
    may = here.is_host or here.is_steward
    return page(request, "rounds/question.html", {"here": here, "form": form, "question": now, "may": may})


@signed_in
@require_safe
def celebrations(request: Request, slug: str) -> HttpResponse:
    """What people managed, and thanks spoken aloud."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    looks: Any = {"community": here.community, "seen_by": request.user, "at": request.at}
    after = request.GET.get("after", "")
    return page(
        request,
        "rounds/celebrations.html",
        {
            "here": here,
            "later": bool(after),
            "thanks": thanks_aloud(**looks, after=after),
            "celebrated": [] if after else celebrated(membership=here.membership, seen_by=request.user, at=request.at),
            "for_me": thanks_for_me(**looks),
            "of_mine": thanks_of_mine(**looks),
        },
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def thank(request: Request, slug: str, number: int) -> HttpResponse:
    """Thank one member aloud, if they say yes to it."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    somebody = person_here(community=here.community, number=number, seen_by=request.user, at=request.at)
    form = ThanksForm(request.POST) if request.method == "POST" else ThanksForm()
    coached, hints = None, request.user.wants_hints
    if asks_the_coach(request.POST):
        coached = look(request.POST, slug=slug, wants_hints=hints)
        form = ThanksForm(initial=as_typed(request.POST, coached))
    elif form.is_valid():
        words, once = form.cleaned_data["text"], form.cleaned_data["once"]
        coached = before_publishing(request.POST, words, slug=slug, wants_hints=hints)
        if coached is None:
            whom = member_of(community=here.community, number=number, seen_by=request.user)
            try:
                propose_thanks(
                    membership=here.membership, whom=whom, words=words, by=request.user, at=request.at, once=once
                )
            except Refused as refusal:
                form.add_error(None, str(refusal.verdict.because))
            else:
                messages.success(
                    request, _("%(name)s is asked whether it may be read by all.") % {"name": somebody.name}
                )
                return redirect("rounds:celebrations", slug)
    return page(request, "rounds/thank.html", {"here": here, "somebody": somebody, "form": form, "coached": coached})


@signed_in
@require_POST
def decide(request: Request, slug: str, number: int) -> HttpResponse:
    """Yes, aloud; or rather not, which is told to nobody."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_thanks(community=here.community, number=number, seen_by=request.user, at=request.at)
    if "yes" in request.POST:
        let_thanks_be_aloud(thanks=found, by=request.user, at=request.at)
        messages.success(request, _("Everybody here can read it now. You can take it back at any time."))
    else:
        leave_thanks(thanks=found, by=request.user, at=request.at)
        messages.success(request, _("It stays unspoken. Nobody is told."))
    return redirect("rounds:celebrations", slug)


@signed_in
@require_POST
def take_back(request: Request, slug: str, number: int) -> HttpResponse:
    """Either of the two takes a thanks back."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_thanks(community=here.community, number=number, seen_by=request.user, at=request.at)
    take_thanks_back(thanks=found, by=request.user, at=request.at)
    messages.success(request, _("It is taken back."))
    return redirect("rounds:celebrations", slug)
