"""What this room tells the rooms below it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from holdspace.directory import finding
from holdspace.directory.models import Credential, Profile
from holdspace.directory.queries import small_faces
from holdspace.directory.rules import PARTS
from holdspace.directory.tasks import remind
from holdspace.journal.verbs import declare_verb
from holdspace.outbox.kinds import declare_notice
from holdspace.people.faces import declare_faces
from holdspace.people.personal import PersonalData, declare_personal
from holdspace.search.kinds import declare_searchable
from holdspace.web.menu import declare_menu
from holdspace.web.ways import declare_way
from holdspace.work.registry import declare_task

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def declare() -> None:
    """Called once from ready()."""
    declare_verb("profile.kept")
    declare_verb("profile.face_shown")
    declare_verb("profile.face_taken_away")
    declare_verb("list.added_to", _("added a word to the lists that people choose from"))
    declare_verb("list.taken_from", _("took a word from the lists that people choose from"))
    declare_menu("directory:people", label=_("People"), icon="users", order=50)
    declare_menu(
        "directory:lists",
        label=_("What people choose from"),
        icon="users",
        order=65,
        place="behind",
        shown=lambda here: here.is_inside and here.is_steward,
    )
    declare_task("directory.remind", remind, every=timedelta(hours=12))
    declare_way("people", "directory:people")
    declare_way("person", "directory:person")
    declare_way("credentials", "directory:credentials")
    declare_faces(small_faces)
    declare_way("edit_profile", "directory:edit")
    declare_way("after_first_affirmation", "directory:edit")
    declare_searchable(
        "person",
        label=_("People"),
        entries=finding.entries,
        things=finding.everything,
        visible=finding.may_open,
        show=finding.hits,
    )
    _declare_credentials()
    _declare_personal()


def _declare_credentials() -> None:
    for verb in ("added", "renewed", "taken_away", "reminded"):
        declare_verb(f"credential.{verb}")
    declare_verb("credential.verified", _("verified what somebody may practice with"))
    declare_menu(
        "directory:to_verify",
        label=_("Licenses to look at"),
        icon="shield",
        order=35,
        place="behind",
        shown=lambda here: here.is_inside and here.is_steward,
    )
    declare_notice(
        "directory.verified",
        label=_("A steward verified what you may practice with"),
        line=_("{community}: a steward has verified what you asked them to look at."),
        subject=_("News from {community}"),
        chosen="digest",
    )
    declare_notice(
        "directory.credential_ends",
        label=_("Something you may practice with ends soon"),
        line=_("Something you may practice with ends within sixty days. Renewed already? Say the new day."),
        subject=_("A date to look at"),
    )


def _declare_personal() -> None:
    declare_personal(
        PersonalData(
            name="profile",
            label=_("Your profile"),
            tables=("directory.profile",),
            why=_("So that others know who you are and what you would gladly do here."),
            who_sees=_("What you chose for each part: only you, the people of your communities, or everybody."),
            how_long=_("Until you change it or erase your account."),
            when_erased="delete",
            export=_export,
            erase=_erase,
        )
    )
    declare_personal(
        PersonalData(
            name="credentials",
            label=_("What you may practice with"),
            tables=("directory.credential",),
            why=_("So that others know what you may practice with, and that a steward has looked at it."),
            who_sees=_("What it is: whom you chose. Its number: you, and the stewards you ask to verify it."),
            how_long=_("Until you take it away, or erase your account."),
            when_erased="delete",
            export=_export_credentials,
            erase=_erase_credentials,
        )
    )


def _export(*, person_id: int) -> Iterable[dict[str, Any]]:
    written = [name for part in PARTS for name in (part, f"{part}_for")]
    lists = ("picked", "picked_for", "accepting_at", "shows_answering", "kept_at")
    return [dict(row) for row in Profile.objects.filter(person_id=person_id).values(*written, *lists)]


def _erase(*, person_id: int, at: datetime) -> None:
    Profile.objects.filter(person_id=person_id).delete()


def _export_credentials(*, person_id: int) -> Iterable[dict[str, Any]]:
    for one in Credential.objects.filter(person_id=person_id).order_by("id"):
        yield {
            "kind": one.kind,
            "title": one.title,
            "jurisdiction": one.jurisdiction,
            "number": one.number,
            "ends_on": one.ends_on.isoformat() if one.ends_on else None,
            "seen_by": one.seen_by,
            "verified_at": one.verified_at,
        }


def _erase_credentials(*, person_id: int, at: datetime) -> None:
    Credential.objects.filter(person_id=person_id).delete()
    Credential.objects.filter(verified_by_id=person_id).update(verified_by=None)
