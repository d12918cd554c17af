"""The people of a community, one of them, and one's own profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from holdspace.communities.queries import enter
from holdspace.communities.states import Role
from holdspace.directory.actions import keep_profile, show_face, take_face_away
from holdspace.directory.forms import FaceForm, ProfileForm
from holdspace.directory.queries import my_profile, people_here, person_here
from holdspace.directory.rules import PARTS
from holdspace.grammar.refusals import Refused
from holdspace.web.access import signed_in
from holdspace.web.coaching import as_typed, asks_the_coach, look
from holdspace.web.pages import page
from holdspace.web.ways import way

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.communities.queries import Inside
    from holdspace.directory.models import Profile
    from holdspace.web.coaching import Coached
    from holdspace.web.requests import Request


ROLE_WORDS = dict(Role.choices)


@signed_in
@require_GET
def people(request: Request, slug: str) -> HttpResponse:
    """Everybody here whom this member may see."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = people_here(
        community=here.community, seen_by=request.user, at=request.at, after=request.GET.get("after", "")
    )
    return page(request, "directory/people.html", {"here": here, "people": found, "role_words": ROLE_WORDS})


@signed_in
@require_GET
def person(request: Request, slug: str, number: int) -> HttpResponse:
    """One of them."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    somebody = person_here(community=here.community, number=number, seen_by=request.user, at=request.at)
    return page(
        request,
        "directory/person.html",
        {
            "here": here,
            "somebody": somebody,
            "role_words": ROLE_WORDS,
            "block_url": reverse("people:block", args=[somebody.person_id]),
        },
    )


@signed_in
@require_http_methods(["GET", "POST"])
def edit(request: Request, slug: str) -> HttpResponse:
    """One's own profile; also the first page after affirming the charter."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    profile = my_profile(seen_by=request.user)
    if asks_the_coach(request.POST):
        hints = request.user.wants_hints
        coached = look(request.POST, field="about", kind="profile", slug=slug, wants_hints=hints)
        typed = as_typed(request.POST, coached, field="about")
        return _edit_page(request, here, profile, ProfileForm(initial=typed), FaceForm(), coached=coached)
    form = ProfileForm(request.POST or None, initial=_kept(profile))
    if request.method == "POST" and form.is_valid():
        keep_profile(
            texts={part: form.cleaned_data[part] for part in PARTS},
            seen_by={part: form.cleaned_data[f"{part}_for"] for part in PARTS},
            by=request.user,
            at=request.at,
        )
        messages.success(request, _("Kept."))
        if profile is None:
            return redirect(way("today", slug, otherwise=f"/c/{slug}/people/"))
        return redirect("directory:person", slug, here.membership.pk)
    return _edit_page(request, here, profile, form, FaceForm())


@signed_in
@require_POST
def face(request: Request, slug: str) -> HttpResponse:
    """Show a picture of oneself."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    form = FaceForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            show_face(
                file=form.cleaned_data["picture"],
                description=form.cleaned_data["description"],
                by=request.user,
                at=request.at,
            )
        except Refused as refusal:
            form.add_error("picture", str(refusal.verdict.because))
        else:
            messages.success(request, _("Your picture is there."))
            return redirect("directory:edit", slug)
    profile = my_profile(seen_by=request.user)
    return _edit_page(request, here, profile, ProfileForm(initial=_kept(profile)), form, status=422)


@signed_in
@require_POST
def no_face(request: Request, slug: str) -> HttpResponse:
    """Show no picture any more."""
    enter(slug=slug, seen_by=request.user, at=request.at)
    take_face_away(by=request.user, at=request.at)
    messages.success(request, _("Your picture is gone."))
    return redirect("directory:edit", slug)


def _kept(profile: Profile | None) -> dict[str, str]:
    if profile is None:
        return {}
    return {name: getattr(profile, name) for part in PARTS for name in (part, f"{part}_for")}


def _edit_page(
    request: Request,
    here: Inside,
    profile: Profile | None,
    form: ProfileForm,
    face_form: FaceForm,
    status: int = 200,
    coached: Coached | None = None,
) -> HttpResponse:
    return page(
        request,
        "directory/edit.html",
        {
            "here": here,
            "profile": profile,
            "form": form,
            "face_form": face_form,
            "coached": coached,
            "face_url": reverse("uploads:picture", args=[profile.face.name]) if profile and profile.face else None,
            "today_url": way("today", here.community.slug, otherwise=f"/c/{here.community.slug}/people/"),
        },
        status=status,
    )
