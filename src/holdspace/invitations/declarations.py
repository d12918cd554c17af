"""What this room tells the rooms below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from holdspace.journal.verbs import declare_verb
from holdspace.people.personal import PersonalData, declare_personal
from holdspace.web.menu import declare_menu
from holdspace.web.ways import declare_way

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def declare() -> None:
    """Called once from ready()."""
    for verb in ("rest.begun", "rest.ended", "capacity.said", "thing.set_aside"):
        declare_verb(verb)
    declare_menu("invitations:capacity", label=_("What I have room for"), icon="moon", order=10, place="behind")
    declare_way("capacity", "invitations:capacity")
    declare_personal(
        PersonalData(
            name="capacity",
            label=_("What you have room for"),
            tables=("invitations.capacity", "invitations.setaside"),
            why=_("So that nothing is asked of you while you rest, and no more than you can hold."),
            who_sees=_("Only you."),
            how_long=_("Rest: until you come back. What you can hold and what you set aside: until your day ends."),
            when_erased="delete",
            export=export,
            erase=erase,
        )
    )


def export(*, person_id: int) -> Iterable[dict[str, Any]]:
    """What this person said about their room, and what is set aside at present."""
    from holdspace.invitations.models import Capacity, SetAside

    for capacity in Capacity.objects.filter(membership__person_id=person_id).select_related("membership__community"):
        yield {
            "community": capacity.membership.community.name,
            "resting_since": capacity.resting_since,
            "holds": capacity.holds,
            "holds_until": capacity.holds_until,
        }
    for aside in SetAside.objects.filter(membership__person_id=person_id).select_related("membership__community"):
        yield {
            "community": aside.membership.community.name,
            "set_aside": aside.about_kind,
            "number": aside.about_id,
            "until": aside.until,
        }


def erase(*, person_id: int, at: datetime) -> None:
    """All of it goes."""
    from holdspace.invitations.models import Capacity, SetAside

    Capacity.objects.filter(membership__person_id=person_id).delete()
    SetAside.objects.filter(membership__person_id=person_id).delete()
