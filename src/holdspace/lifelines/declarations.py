"""What this room tells the rooms below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from holdspace.conversations.kinds import About, declare_thread_kind
from holdspace.journal.verbs import declare_verb
from holdspace.lifelines.actions import TITLE
from holdspace.lifelines.models import Trusted
from holdspace.outbox.kinds import declare_notice
from holdspace.people.personal import PersonalData, declare_personal
from holdspace.web.menu import declare_menu
from holdspace.web.ways import declare_way

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from holdspace.grammar.actors import Actor


def declare() -> None:
    """Called once from ready()."""
    for verb in ("trusted.asked", "trusted.said_yes", "trusted.ended"):
        declare_verb(verb)
    declare_verb("lines.country_chosen", _("chose which crisis lines are shown"))
    declare_verb("lines.added", _("added a line to call"))
    declare_verb("lines.taken_away", _("took a line to call away"))
    declare_way("not_ok", "lifelines:not_ok")
    declare_way("who_reads", "lifelines:who_reads")
    declare_thread_kind(TITLE, about_lifelines)
    declare_menu("lifelines:not_ok", label=_("I'm not OK right now"), icon="heart-handshake", order=5, place="mine")
    declare_menu("lifelines:who_reads", label=_("Who can read what"), icon="eye", order=20, place="behind")
    declare_menu(
        "lifelines:lines",
        label=_("Crisis lines"),
        icon="heart-handshake",
        order=65,
        place="behind",
        shown=lambda here: here.is_inside and here.is_steward,
    )
    declare_notice(
        "lifelines.asked_to_be_there",
        label=_("Somebody would like to be able to write to you"),
        line=_("{who} would like you to be the one they can write to on a hard day."),
        subject=_("Somebody in {community} has a question for you"),
    )
    declare_notice(
        "lifelines.is_there",
        label=_("Somebody said yes to being there for you"),
        line=_("{who} said yes: you can write to them on a hard day."),
        subject=_("Somebody in {community} said yes"),
    )
    declare_personal(
        PersonalData(
            name="trusted",
            label=_("Whom you can write to on a hard day"),
            tables=("lifelines.trusted",),
            why=_("So that one press reaches somebody who said yes to it beforehand."),
            who_sees=_(
                "The two of you alone. The sentence that you prepared stands encrypted, and is yours until sent."
            ),
            how_long=_("Until one of you ends it."),
            when_erased="delete",
            export=export_trusted,
            erase=erase_trusted,
        )
    )


def about_lifelines(*, numbers: Sequence[int], seen_by: Actor, at: datetime) -> dict[int, About]:
    """How a thread is headed that one press opened, also after the two ended what they had agreed."""
    return {number: About(str(_("On a hard day"))) for number in numbers}


def export_trusted(*, person_id: int) -> Iterable[dict[str, Any]]:
    """Whom one chose with one's own sentence, and that one was chosen (not by whom: that is theirs)."""
    both = Q(membership__person_id=person_id) | Q(whom__person_id=person_id)
    for row in Trusted.objects.filter(both).select_related("membership__community", "whom__person").order_by("id"):
        own = row.membership.person_id == person_id
        yield {
            "community": row.membership.community.name,
            "you_chose": row.whom.person.name if own else "",
            "you_are_there_for_somebody": not own,
            "state": row.state,
            "sentence": row.sentence if own else "",
            "asked_at": row.asked_at,
        }


def erase_trusted(*, person_id: int, at: datetime) -> None:
    """Both what one chose and where one was chosen."""
    Trusted.objects.filter(Q(membership__person_id=person_id) | Q(whom__person_id=person_id)).delete()
