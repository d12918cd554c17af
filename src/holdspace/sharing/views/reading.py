"""Reading shares, letting one's own go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from holdspace.communities.queries import enter, own_words_in_force
from holdspace.communities.states import ProposalAbout
from holdspace.sharing.actions import let_go_of_share
from holdspace.sharing.forms import WordsForm
from holdspace.sharing.queries import around_shares, one_share, share_alone, shares_page, without_muted
from holdspace.sharing.rules import just_shared
from holdspace.sharing.states import hopes_in_words, how_long_in_words
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request


@signed_in
@require_safe
def shares(request: Request, slug: str) -> HttpResponse:
    """The newest shares; the page ends, and says so."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    after = request.GET.get("after", "")
    found = shares_page(membership=here.membership, seen_by=request.user, at=request.at, after=after)
    around = around_shares(membership=here.membership, seen_by=request.user, at=request.at)
    found = without_muted(found, membership=here.membership, seen_by=request.user, at=request.at, muted=around.muted)
    context = {"here": here, "shares": found, "later": bool(after), "hopes": hopes_in_words()}
    if not after:
        context |= {"room": around.room, "rests_until": around.rests_until}
    return page(request, "sharing/shares.html", context, part="list")


@signed_in
@require_safe
def share(request: Request, slug: str, number: int) -> HttpResponse:
    """One share, and the words that came back."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_share(community=here.community, number=number, seen_by=request.user, at=request.at)
    alone = share_alone(share=found, seen_by=request.user, at=request.at, after=request.GET.get("after", ""))
    return page(
        request,
        "sharing/share.html",
        {"here": here, "alone": alone, "form": WordsForm(), "how_long": how_long_in_words()},
    )


@signed_in
@require_POST
def let_go(request: Request, slug: str, number: int) -> HttpResponse:
    """Take it back within ten minutes, let it go at any time."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_share(community=here.community, number=number, seen_by=request.user, at=request.at)
    back = just_shared(found, request.at)
    let_go_of_share(share=found, by=request.user, at=request.at)
    if back:
        messages.success(request, _("It is taken back. Your words wait in your draft; nobody else can read them."))
        return redirect("sharing:write", slug)
    messages.success(request, _("It is let go. The words are gone, and so are the answers to them."))
    return redirect("sharing:shares", slug)


@signed_in
@require_safe
def notes(request: Request, slug: str) -> HttpResponse:
    """On sharing without activating others."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    own = own_words_in_force(community=here.community, about=ProposalAbout.NOTES, seen_by=request.user)
    return page(request, "sharing/notes.html", {"here": here, "own_words": own})
