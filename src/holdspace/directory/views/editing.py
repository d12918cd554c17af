"""One's own profile, in short parts, each kept by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from holdspace.communities.queries import enter
from holdspace.directory.actions import keep_choices, keep_profile, show_answering, show_face, take_face_away
from holdspace.directory.forms import CHOOSING, ChoosingForm, FaceForm, ProfileForm
from holdspace.directory.lists import PAYER, YES_LABELS, common_languages, label_of, payer_suggestions, shipped
from holdspace.directory.queries import additions, my_profile
from holdspace.directory.states import SeenBy
from holdspace.grammar.refusals import Refused
from holdspace.web.access import signed_in
from holdspace.web.coaching import as_typed, asks_the_coach, before_publishing, could_identify, look
from holdspace.web.pages import page
from holdspace.web.ways import way

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.communities.queries import Inside
    from holdspace.directory.models import Profile
    from holdspace.web.coaching import Coached
    from holdspace.web.requests import Request

WRITTEN = ("work_as", "about", "gladly")


@signed_in
@require_http_methods(["GET", "POST"])
def edit(request: Request, slug: str) -> HttpResponse:
    """One's own profile; also the first page after affirming the charter."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    if request.method == "POST" and request.POST.get("part") in CHOOSING:
        return _choose(request, here, request.POST["part"])
    profile = my_profile(seen_by=request.user)
    hints = request.user.wants_hints
    if asks_the_coach(request.POST):
        coached = look(request.POST, field="about", kind="profile", slug=slug, wants_hints=hints)
        typed = as_typed(request.POST, coached, field="about")
        return _edit_page(request, here, form=ProfileForm(initial=typed), coached=coached)
    form = ProfileForm(request.POST or None, initial=_kept(profile))
    if request.method == "POST" and form.is_valid():
        about = form.cleaned_data["about"]
        first = before_publishing(request.POST, about, kind="profile", slug=slug, wants_hints=hints)
        if _names_somebody(form) or first:
            return _edit_page(request, here, form=form, coached=first, status=422)
        keep_profile(
            texts={part: form.cleaned_data[part] for part in WRITTEN},
            seen_by={part: form.cleaned_data[f"{part}_for"] for part in WRITTEN},
            by=request.user,
            at=request.at,
        )
        messages.success(request, _("Kept."))
        if profile is None:
            return redirect(way("today", slug, otherwise=f"/c/{slug}/people/"))
        return _next_part(slug, "")
    return _edit_page(request, here, form=form)


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
    return _edit_page(request, here, face_form=form, status=422)


@signed_in
@require_POST
def no_face(request: Request, slug: str) -> HttpResponse:
    """Show no picture any more."""
    enter(slug=slug, seen_by=request.user, at=request.at)
    take_face_away(by=request.user, at=request.at)
    messages.success(request, _("Your picture is gone."))
    return redirect("directory:edit", slug)


def _choose(request: Request, here: Inside, part: str) -> HttpResponse:
    slug = here.community.slug
    form = ChoosingForm(part, request.POST, added=_added(request, here))
    if form.is_valid() and not _names_somebody(form):
        try:
            keep_choices(picked=form.picked(), seen_by=form.seen_by(), by=request.user, at=request.at)
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.because))
        else:
            if part == "place":
                texts = {"region": form.cleaned_data["region"]}
                seen_by = {"region": form.cleaned_data["region_for"]}
                keep_profile(texts=texts, seen_by=seen_by, by=request.user, at=request.at)
            messages.success(request, _("Kept."))
            return _next_part(slug, part)
    return _edit_page(request, here, choosing=form, status=422)


def _names_somebody(form: Any) -> bool:
    """Short lines that could identify a client come back with why."""
    for name in ("work_as", "gladly", "region", PAYER):
        if why := could_identify(str(form.cleaned_data.get(name, "")), kind="profile"):
            form.add_error(name, why)
    return bool(form.errors)


def _next_part(slug: str, part: str) -> HttpResponse:
    """The page again, with the part open that comes next."""
    parts = ["", *CHOOSING, "picture"]
    following = parts[parts.index(part) + 1]
    return redirect(f"{reverse('directory:edit', args=[slug])}?open={following}#part-{following}")


def _kept(profile: Profile | None) -> dict[str, str]:
    if profile is None:
        return {}
    return {name: getattr(profile, name) for part in WRITTEN for name in (part, f"{part}_for")}


def _chosen(part: str, profile: Profile | None) -> dict[str, Any]:
    """What the forms of a part begin with."""
    if profile is None:
        return {}
    found: dict[str, Any] = {"region": profile.region, "region_for": profile.region_for}
    for facet in CHOOSING[part][1]:
        keys = profile.picked.get(facet, [])
        found[f"{facet}_for"] = profile.picked_for.get(facet, SeenBy.COMMUNITIES)
        found[facet] = bool(keys) if facet in YES_LABELS else ", ".join(keys) if facet == PAYER else keys
        if facet == "language":
            others = [label_of(facet, key, {}) for key in keys if key not in common_languages()]
            found["more_languages"] = ", ".join(others)
    return found


def _added(request: Request, here: Inside) -> list[tuple[str, str, str]]:
    found = additions(community=here.community, seen_by=request.user)
    return [(addition.facet, addition.key, addition.label) for addition in found]


@signed_in
@require_POST
def answering(request: Request, slug: str) -> HttpResponse:
    """Whether members read how soon one usually answers."""
    enter(slug=slug, seen_by=request.user, at=request.at)
    shows = request.POST.get("shows") == "yes"
    show_answering(shows=shows, by=request.user, at=request.at)
    messages.success(request, _("Members read it on your page.") if shows else _("Nobody but you reads it."))
    return redirect(way("known", slug, otherwise=f"/c/{slug}/people/me/") + "#answering")


def _edit_page(
    request: Request,
    here: Inside,
    *,
    form: ProfileForm | None = None,
    choosing: ChoosingForm | None = None,
    face_form: FaceForm | None = None,
    coached: Coached | None = None,
    status: int = 200,
) -> HttpResponse:
    profile = my_profile(seen_by=request.user)
    added = _added(request, here)
    parts = [
        (
            name,
            heading,
            choosing
            if choosing is not None and choosing.part == name
            else ChoosingForm(name, initial=_chosen(name, profile), added=added),
        )
        for name, (heading, _facets) in CHOOSING.items()
    ]
    context = {
        "here": here,
        "profile": profile,
        "form": form or ProfileForm(initial=_kept(profile)),
        "parts": parts,
        "open": choosing.part if choosing is not None else request.GET.get("open", ""),
        "face_form": face_form or FaceForm(),
        "coached": coached,
        "languages": list(shipped("language").values()),
        "payers": payer_suggestions(),
        "face_url": reverse("uploads:picture", args=[profile.face.name]) if profile and profile.face else None,
        "today_url": way("today", here.community.slug, otherwise=f"/c/{here.community.slug}/people/"),
    }
    return page(request, "directory/edit.html", context, status=status)
