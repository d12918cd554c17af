"""What this room tells the rooms below it of circles, and of audiences that name people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from holdspace.communities.going_out import ASKED_IN
from holdspace.communities.models import AudiencePerson, Circle, CircleMember
from holdspace.communities.states import CircleMemberState
from holdspace.journal.verbs import declare_verb
from holdspace.outbox.kinds import declare_notice
from holdspace.people.personal import PersonalData, declare_personal
from holdspace.web.menu import declare_menu

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

VERBS = (
    "audience.named",
    "audience.forgotten",
    "circle.opened",
    "circle.asked_in",
    "circle.come_in",
    "circle.declined",
    "circle.left",
    "circle.closed",
)


def declare_circles() -> None:
    """Called once from this room's declarations."""
    for verb in VERBS:
        declare_verb(verb)
    declare_menu("communities:circles", label=_("Circles"), icon="users", order=20, place="behind")
    declare_notice(
        ASKED_IN,
        label=_("Somebody asks you into a circle"),
        line=_("Somebody asks you into a circle of {community}. Nobody sees what you answer, unless you come in."),
        subject=_("Somebody thought of you in {community}"),
    )
    declare_personal(
        PersonalData(
            name="circles",
            label=_("Circles you are in, or asked into, and those you opened"),
            tables=("communities.circle", "communities.circlemember"),
            why=_("So that you can share with a few people, and find each other again."),
            who_sees=_(
                "The people of the circle see that you are in it, and nobody else. What you declined, only you."
            ),
            how_long=_("Until you leave it. Then no line says that you were in it."),
            when_erased="delete",
            export=_export_circles,
            erase=_erase_circles,
        )
    )
    declare_personal(
        PersonalData(
            name="audiences",
            label=_("Where others chose you"),
            tables=("communities.audienceperson",),
            why=_("So that whoever shares something decides who reads it."),
            who_sees=_("Only whoever shared it. Whom somebody left out, nobody else ever learns."),
            how_long=_("Until the share is let go."),
            when_erased="delete",
            export=_export_chosen,
            erase=_erase_named,
        )
    )


def _export_circles(*, person_id: int) -> Iterable[dict[str, Any]]:
    mine = CircleMember.objects.filter(membership__person_id=person_id).select_related("circle__community")
    for one in mine.order_by("id"):
        yield {
            "community": one.circle.community.name,
            "circle": one.circle.name,
            "state": one.state,
            "since": one.since,
            "asked_at": one.asked_at,
        }
    for circle in Circle.objects.filter(keeper__person_id=person_id).select_related("community").order_by("id"):
        yield {
            "community": circle.community.name,
            "circle_you_keep": circle.name,
            "is_for": circle.is_for,
            "agreements": circle.agreements,
        }


def _erase_circles(*, person_id: int, at: datetime) -> None:
    """The circles themselves are everybody's in them; leaving them is done with the memberships."""
    CircleMember.objects.filter(membership__person_id=person_id).exclude(state=CircleMemberState.INSIDE).delete()


def _export_chosen(*, person_id: int) -> Iterable[dict[str, Any]]:
    """How often one was chosen. That somebody was left out is told to nobody: it is a fact about whoever shared."""
    chosen = AudiencePerson.objects.filter(membership__person_id=person_id, left_out=False).count()
    if chosen:
        yield {"times_chosen": chosen}


def _erase_named(*, person_id: int, at: datetime) -> None:
    AudiencePerson.objects.filter(membership__person_id=person_id).delete()
