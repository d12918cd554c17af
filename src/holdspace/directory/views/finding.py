"""Looking for people, and reading what one of them shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from holdspace.communities.queries import enter, stand_before
from holdspace.communities.states import Role
from holdspace.directory.looking import Asked, look_around
from holdspace.directory.queries import answering_shown, credentials_of, offered_by, person_for_anybody, read_person
from holdspace.directory.states import Reader
from holdspace.grammar.refusals import NothingHere
from holdspace.web.access import signed_in, whoever
from holdspace.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from holdspace.web.requests import Request

ROLE_WORDS = dict(Role.choices)
READERS = {"circle": Reader.CIRCLE, "member": Reader.MEMBER, "anybody": Reader.ANYBODY}


@signed_in
@require_GET
def people(request: Request, slug: str) -> HttpResponse:
    """Everybody here whom this member may see, or those who answer to words and facets."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    found = look_around(
        community=here.community,
        asked=Asked.of(request.GET.dict()),
        seen_by=request.user,
        at=request.at,
        after=request.GET.get("after", ""),
    )
    return page(request, "directory/people.html", {"here": here, "found": found, "role_words": ROLE_WORDS})


@signed_in
@require_GET
def person(request: Request, slug: str, number: int) -> HttpResponse:
    """One of them."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    whose = {"community": here.community, "seen_by": request.user, "at": request.at}
    somebody, chosen = read_person(number=number, **whose)
    context = {
        "here": here,
        "somebody": somebody,
        "chosen": chosen,
        "credentials": credentials_of(
            person_id=somebody.person_id, reader=somebody.read_as, seen_by=request.user, at=request.at
        ),
        "answers": answering_shown(somebody=somebody, **whose),
        "offered": offered_by(somebody=somebody, **whose),
        "role_words": ROLE_WORDS,
        "preview": "",
        "block_url": reverse("people:block", args=[somebody.person_id]),
    }
    return page(request, "directory/person.html", context)


@signed_in
@require_GET
def as_others(request: Request, slug: str, reader: str) -> HttpResponse:
    """One's own page as somebody else reads it."""
    here = enter(slug=slug, seen_by=request.user, at=request.at)
    if reader not in READERS:
        raise NothingHere
    whose = {"community": here.community, "seen_by": request.user, "at": request.at}
    somebody, chosen = read_person(number=here.membership.pk, reader=READERS[reader], **whose)
    readers = {
        "circle": _("somebody who is in a circle with you"),
        "member": _("a member of %(name)s") % {"name": here.community.name},
        "anybody": _("anybody"),
    }
    shown: dict[str, Any] = {
        "person_id": somebody.person_id,
        "reader": READERS[reader],
        "seen_by": request.user,
        "at": request.at,
    }
    context = {
        "here": here,
        "somebody": somebody,
        "chosen": chosen,
        "credentials": credentials_of(**shown),
        "answers": answering_shown(somebody=somebody, **whose),
        "role_words": ROLE_WORDS,
        "preview": readers[reader],
        "block_url": "",
    }
    return page(request, "directory/person.html", context)


@require_GET
def card(request: Request, slug: str, number: int) -> HttpResponse:
    """What somebody shows to everybody, also outside: nothing unless they chose so, part by part."""
    looker = whoever(request)
    here = stand_before(slug=slug, seen_by=looker, at=request.at)
    somebody, chosen = person_for_anybody(community=here.community, number=number, seen_by=looker, at=request.at)
    shown: dict[str, Any] = {
        "person_id": somebody.person_id,
        "reader": Reader.ANYBODY,
        "seen_by": looker,
        "at": request.at,
    }
    context = {"here": here, "somebody": somebody, "chosen": chosen, "credentials": credentials_of(**shown)}
    return page(request, "directory/card.html", context)
