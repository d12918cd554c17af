"""An ask's page, and every press on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from holdspace.communities.queries import enter
from holdspace.exchange import actions
from holdspace.exchange.forms import AnswerForm, OfferForm, ThanksForm
from holdspace.exchange.queries import ask_for, exchange_for, gentle_question, offer_for, read_ask
from holdspace.grammar.refusals import Refused
from holdspace.invitations.actions import set_aside
from holdspace.web.access import signed_in
from holdspace.web.coaching import as_typed, asks_the_coach, before_publishing, look
from holdspace.web.forms import OnceForm, fresh_key
from holdspace.web.pages import page
from holdspace.web.returning import back_from

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpResponse

    from holdspace.communities.queries import Inside
    from holdspace.exchange.models import Exchange
    from holdspace.web.coaching import Coached
    from holdspace.web.requests import Request


@signed_in
@require_safe
def show(request: Request, slug: str, number: int) -> HttpResponse:
    """One ask, with what this reader can do about it."""
    return _show(request, enter(slug=slug, seen_by=request.user, at=request.at), number)


@signed_in
@require_POST
def offer(request: Request, slug: str, number: int) -> HttpResponse:
    """Offer to meet it."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    ask = ask_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    hints = request.user.wants_hints
    if asks_the_coach(request.POST):
        coached = look(request.POST, field="words", kind="ask", slug=slug, wants_hints=hints)
        form = OfferForm(initial=as_typed(request.POST, coached, field="words"), auto_id="offer_%s")
        return _show(request, here, number, offer_form=form, coached=coached)
    form = OfferForm(request.POST, auto_id="offer_%s")
    if form.is_valid():
        words = form.cleaned_data["words"]
        if first := before_publishing(request.POST, words, kind="ask", slug=slug, wants_hints=hints):
            return _show(request, here, number, offer_form=form, coached=first)
        try:
            actions.make_offer(ask=ask, **form.cleaned_data, by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("Your offer is with them. Only the two of you read it."))
            return redirect("exchange:ask", slug, number)
    return _show(request, here, number, offer_form=form)


@signed_in
@require_POST
def extend(request: Request, slug: str, number: int) -> HttpResponse:
    """Still needed: good for another 30 days."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    ask = ask_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    actions.extend_ask(ask=ask, by=request.user, at=request.at, once=_once(request))
    messages.success(request, _("It is good for another 30 days."))
    return redirect(back_from(request.POST, slug, reverse("exchange:ask", args=[slug, number])))


@signed_in
@require_POST
def let_go(request: Request, slug: str, number: int) -> HttpResponse:
    """Let an ask go."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    ask = ask_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    actions.let_go_of_ask(ask=ask, by=request.user, at=request.at, once=_once(request))
    messages.success(request, _("You let it go. Whoever had offered is thanked."))
    return redirect(back_from(request.POST, slug, reverse("exchange:mine", args=[slug])))


@signed_in
@require_POST
def not_today(request: Request, slug: str, number: int) -> HttpResponse:
    """Set an ask aside until tomorrow; nobody else learns of it."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    ask = ask_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    set_aside(membership=here.membership, about=ask, by=request.user, at=request.at)
    return redirect(back_from(request.POST, slug, reverse("exchange:board", args=[slug])))


@signed_in
@require_POST
def say_yes(request: Request, slug: str, number: int) -> HttpResponse:
    """Agree with one of those who offered."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = offer_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    exchange = actions.say_yes(offer=found, by=request.user, at=request.at, once=_once(request))
    messages.success(request, _("You said yes. Here the two of you can write to each other."))
    return redirect("conversations:thread", slug, exchange.thread_id or 0)


@signed_in
@require_POST
def not_this_one(request: Request, slug: str, number: int) -> HttpResponse:
    """A kind no to one offer."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = offer_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    form = AnswerForm(request.POST, auto_id=f"answer{number}_%s")
    if not form.is_valid():
        return _show(request, here, found.ask_id, answer_forms={number: form})
    actions.answer_not_this_one(offer=found, **form.cleaned_data, by=request.user, at=request.at)
    messages.success(request, _("They are thanked, and read what you wrote. Nobody else sees it."))
    return redirect("exchange:ask", slug, found.ask_id)


@signed_in
@require_POST
def take_back(request: Request, slug: str, number: int) -> HttpResponse:
    """Take back one's own offer."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = offer_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    actions.take_back_offer(offer=found, by=request.user, at=request.at, once=_once(request))
    messages.success(request, _("Your offer is taken back."))
    return redirect("exchange:ask", slug, found.ask_id)


@signed_in
@require_POST
def thank_for_answer(request: Request, slug: str, number: int) -> HttpResponse:
    """Thanks to whoever answered kindly."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = offer_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    actions.thank_for_answer(offer=found, by=request.user, at=request.at, once=_once(request))
    messages.success(request, _("Your thanks are with them."))
    return redirect("exchange:ask", slug, found.ask_id)


@signed_in
@require_POST
def done(request: Request, slug: str, number: int) -> HttpResponse:
    """It is done."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = exchange_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    actions.say_done(exchange=found, by=request.user, at=request.at, once=_once(request))
    return redirect("exchange:ask", slug, found.ask_id)


@signed_in
@require_POST
def thank(request: Request, slug: str, number: int) -> HttpResponse:
    """The asker thanks."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = exchange_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    form = ThanksForm(request.POST, auto_id="thanks_%s")
    if form.is_valid():
        try:
            actions.thank(exchange=found, **form.cleaned_data, by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("Your thanks are with them."))
            return redirect("exchange:ask", slug, found.ask_id)
    return _show(request, here, found.ask_id, thanks_form=form)


@signed_in
@require_POST
def end(request: Request, slug: str, number: int) -> HttpResponse:
    """It did not work out."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = exchange_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    actions.end_agreement(exchange=found, by=request.user, at=request.at, once=_once(request))
    messages.success(request, _("It did not work out this time, and nobody is to blame.") + " " + _free_again(found))
    return redirect("exchange:ask", slug, found.ask_id)


@signed_in
@require_POST
def mistaken(request: Request, slug: str, number: int) -> HttpResponse:
    """It was not done after all."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = exchange_for(community=here.community, number=number, seen_by=request.user, at=request.at)
    actions.say_mistaken(exchange=found, by=request.user, at=request.at, once=_once(request))
    messages.success(request, _("Corrected, and nobody is to blame.") + " " + _free_again(found))
    return redirect("exchange:ask", slug, found.ask_id)


def _show(
    request: Request,
    here: Inside,
    number: int,
    *,
    offer_form: forms.Form | None = None,
    thanks_form: forms.Form | None = None,
    answer_forms: dict[int, forms.Form] | None = None,
    coached: Coached | None = None,
) -> HttpResponse:
    """The page, with the one form that came back, if any."""
    seen = read_ask(community=here.community, number=number, seen_by=request.user, at=request.at)
    came_back = offer_form or thanks_form or answer_forms
    context: dict[str, Any] = {
        "here": here,
        "seen": seen,
        "offer_form": offer_form or OfferForm(auto_id="offer_%s"),
        "thanks_form": thanks_form or ThanksForm(auto_id="thanks_%s"),
        "answer_forms": {one.number: AnswerForm(auto_id=f"answer{one.number}_%s") for one in seen.offers}
        | (answer_forms or {}),
        "fresh_key": fresh_key,
        "coached": coached,
        "gently": gentle_question(membership=here.membership, seen=seen, seen_by=request.user, at=request.at),
    }
    return page(request, "exchange/ask.html", context, status=422 if came_back and coached is None else 200)


def _free_again(exchange: Exchange) -> str:
    return _("The ask is open again.") if exchange.ask.lot is None else _("The place is free again.")


def _once(request: Request) -> str:
    """The one-time key of a button; a press without one is simply not guarded against being doubled."""
    form = OnceForm(request.POST)
    return form.cleaned_data["once"] if form.is_valid() else ""
