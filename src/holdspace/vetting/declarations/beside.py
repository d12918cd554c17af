"""What declarations.py says about guides, questions, vouches and needs."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from holdspace.journal.verbs import declare_verb
from holdspace.outbox.kinds import declare_notice
from holdspace.people.personal import declare_personal
from holdspace.vetting.personal.beside import ASKED, BESIDE
from holdspace.web.menu import declare_menu
from holdspace.web.ways import declare_way

WAYS = ("guide", "guiding", "us", "accommodation", "accommodations", "vouch", "vouches")
# Who accompanies, asks, answers or vouches is between those whom it concerns: in the journal, in no record.
QUIET = (
    "guide.offered",
    "guide.offer_ended",
    "guide.given",
    "guide.ended",
    "guide.written",
    "door.asked",
    "door.answered",
    "accommodation.asked",
    "vouch.asked",
    "vouch.given",
    "vouch.declined",
    "application.taken_back",
)


def declare_beside() -> None:
    """Called by declare()."""
    for name in WAYS:
        declare_way(f"vetting.{name}", f"vetting:{name}")
    for verb in QUIET:
        declare_verb(verb)
    declare_verb("application.unmasked", _("opened what stewards alone see of an application, the name included"))
    declare_verb("accommodation.answered", _("answered what somebody needs in order to take part"))
    declare_personal(ASKED)
    declare_personal(BESIDE)
    declare_menu("vetting:guiding", label=_("Guiding"), icon="hand-heart", order=65, place="behind", shown=_inside)
    _notices()


def _inside(here: Any) -> bool:
    return bool(here.is_inside)


def _notices() -> None:
    declare_notice(
        "vetting.you_guide",
        label=_("You accompany somebody"),
        line=_("Somebody would like to join {community}, and you are their guide. Say hello when you have a moment."),
        subject=_("{community}: somebody you accompany"),
    )
    declare_notice(
        "vetting.you_guide_no_more",
        label=_("You no longer accompany somebody"),
        line=_("Somebody else is there now for a person you accompanied in {community}. Thank you for having been."),
        subject=_("{community}: thank you"),
        chosen="digest",
    )
    declare_notice(
        "vetting.guide_changed",
        label=_("Your guide has changed"),
        line=_("Your guide in {community} has changed. The page says who is there for you now."),
        subject=_("{community}: your guide"),
    )
    declare_notice(
        "vetting.guide_wrote",
        label=_("Your guide wrote, or somebody you accompany"),
        line=_("Somebody wrote to you in {community}."),
        subject=_("{community}: somebody wrote to you"),
    )
    declare_notice(
        "vetting.door_answered",
        label=_("A member answered what you asked"),
        line=_("Somebody in {community} answered what you asked."),
        subject=_("{community}: an answer for you"),
    )
    declare_notice(
        "vetting.somebody_needs",
        label=_("An applicant needs something in order to take part"),
        line=_("Somebody who would like to join {community} has said what they need. A steward answers."),
        subject=_("{community}: somebody needs an answer"),
    )
    declare_notice(
        "vetting.need_answered",
        label=_("A steward answered what you need"),
        line=_("A steward of {community} has answered what you need in order to take part."),
        subject=_("{community}: an answer for you"),
    )
    declare_notice(
        "vetting.asked_to_vouch",
        label=_("Somebody asks you to vouch for them"),
        line=_("Somebody would like to join {community} and asks whether you would vouch for them. You need not."),
        subject=_("{community}: somebody asks you something"),
    )
    declare_notice(
        "vetting.somebody_vouched",
        label=_("Somebody vouched for you"),
        line=_("Somebody in {community} has vouched for you."),
        subject=_("{community}: somebody vouched for you"),
    )
