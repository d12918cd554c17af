"""What this room tells the rooms below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from holdspace.directory.models import Profile
from holdspace.journal.verbs import declare_verb
from holdspace.people.personal import PersonalData, declare_personal
from holdspace.web.menu import declare_menu
from holdspace.web.ways import declare_way

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def declare() -> None:
    """Called once from ready()."""
    declare_verb("profile.kept")
    declare_verb("profile.face_shown")
    declare_verb("profile.face_taken_away")
    declare_menu("directory:people", label=_("People"), icon="users", order=50)
    declare_way("after_first_affirmation", "directory:edit")
    declare_personal(
        PersonalData(
            name="profile",
            label=_("Your profile"),
            tables=("directory.profile",),
            why=_("So that others know who you are and what you would gladly do here."),
            who_sees=_("What you chose for each part: only you, or the people of your communities."),
            how_long=_("Until you change it or erase your account."),
            when_erased="delete",
            export=_export,
            erase=_erase,
        )
    )


def _export(*, person_id: int) -> Iterable[dict[str, Any]]:
    parts = ("work_as", "work_as_for", "about", "about_for", "gladly", "gladly_for", "kept_at")
    return [dict(row) for row in Profile.objects.filter(person_id=person_id).values(*parts)]


def _erase(*, person_id: int, at: datetime) -> None:
    Profile.objects.filter(person_id=person_id).delete()
