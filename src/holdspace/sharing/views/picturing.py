"""A picture beside one's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.queries import enter
from holdspace.grammar.refusals import Refused, insist
from holdspace.sharing.actions import put_picture_in_draft, show_picture, take_picture_away
from holdspace.sharing.forms import PictureForm
from holdspace.sharing.queries import one_share
from holdspace.sharing.rules import may_keep_house
from holdspace.web.access import signed_in
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.communities.models import Membership
    from holdspace.web.requests import Request


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def picture(request: Request, slug: str, number: int) -> HttpResponse:
    """Choose one and say what it shows; a browser never sends a file twice by itself, so it is chosen anew."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_share(community=here.community, number=number, seen_by=request.user, at=request.at)
    insist(may_keep_house(found, request.user))
    form = PictureForm(request.POST, request.FILES) if request.method == "POST" else PictureForm()
    if form.is_valid():
        file, description = form.cleaned_data["picture"], form.cleaned_data["description"]
        try:
            show_picture(share=found, file=file, description=description, by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            messages.success(request, _("It stands beside your words."))
            return redirect("sharing:share", slug, number)
    return page(request, "sharing/picture.html", {"here": here, "share": found, "form": form})


class Beside(NamedTuple):
    """The name of the picture that stands with the draft, "" for none, and what is to be mended with it."""

    name: str
    told: str = ""


def beside_the_draft(request: Request, membership: Membership) -> Beside:
    """What a form that holds a share brings along: a file is kept with the draft at once, whatever else is missing, so
    that it is chosen once. Only what the browser cannot send again, a file without its description, must be."""
    file, said = request.FILES.get("picture"), request.POST.get("description", "").strip()
    name = request.POST.get("beside", "")
    if file is None:
        return Beside(name, _("Choose the picture as well, or leave out what it shows.") if said and not name else "")
    if not said:
        return Beside(
            name, _("Say what it shows, and choose it once more: a browser does not send it again by itself.")
        )
    try:
        draft = put_picture_in_draft(membership=membership, file=file, description=said, by=request.user, at=request.at)
    except Refused as refusal:
        return Beside(name, str(refusal.verdict.because))
    return Beside(draft.picture.name if draft.picture else "")


@signed_in
@require_POST
def no_picture(request: Request, slug: str, number: int) -> HttpResponse:
    """The picture goes, the words stay."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = one_share(community=here.community, number=number, seen_by=request.user, at=request.at)
    take_picture_away(share=found, by=request.user, at=request.at)
    messages.success(request, _("The picture is gone."))
    return redirect("sharing:share", slug, number)
