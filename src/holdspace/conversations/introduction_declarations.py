"""What introductions tell the rooms below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from holdspace.communities.queries.reaching import is_a_member_anywhere
from holdspace.conversations.actions.introducing import ASKED, INTRODUCTION, MET
from holdspace.conversations.kinds import About, declare_thread_kind
from holdspace.conversations.models import Introduction
from holdspace.conversations.states import IntroductionState
from holdspace.journal.verbs import declare_verb
from holdspace.outbox.kinds import declare_notice
from holdspace.outbox.reaching import declare_reach
from holdspace.people.personal import PersonalData, declare_personal
from holdspace.web.ways import declare_way

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from holdspace.grammar.actors import Actor


def declare() -> None:
    """Called once from ready()."""
    for verb in ("asked", "answered", "taken_back"):
        declare_verb(f"introduction.{verb}")
    declare_way("introduction", "conversations:introduction")
    declare_thread_kind(INTRODUCTION, about_introductions)
    declare_notice(
        ASKED,
        label=_("Somebody would like to bring you together with somebody"),
        line=_("{who} would like to bring you together with somebody."),
        subject=_("News from {community}"),
        chosen="digest",
    )
    declare_notice(
        MET,
        label=_("People who were to be brought together said yes"),
        line=_("{who} said yes: now both did, and can write to each other."),
        subject=_("News from {community}"),
    )
    declare_reach(ASKED, MET, who=is_a_member_anywhere)
    declare_personal(
        PersonalData(
            name="introductions",
            label=_("Whom you brought together, and who brought you together"),
            tables=("conversations.introduction",),
            why=_("So that two people meet only if both like to."),
            who_sees=_("Each of the two their own line; whoever wrote it both. A no is seen by nobody."),
            how_long=_("Until one of the three erases their account; then it says nothing any more."),
            when_erased="anonymise",
            because=_("The lines are emptied. The empty row stays, so that the thread of the two keeps its heading."),
            export=_export,
            erase=_erase,
        )
    )


def about_introductions(*, numbers: Sequence[int], seen_by: Actor, at: datetime) -> dict[int, About]:
    """By whoever brought them together. One query."""
    rows = Introduction.objects.filter(pk__in=list(numbers)).select_related("bringer")
    return {row.pk: About(title=str(_("Brought together by %(name)s") % {"name": row.bringer.name})) for row in rows}


def _export(*, person_id: int) -> Iterable[dict[str, Any]]:
    mine = Q(bringer_id=person_id) | Q(one_id=person_id) | Q(other_id=person_id)
    for row in Introduction.objects.filter(mine).select_related("community").order_by("id").iterator():
        brought = row.bringer_id == person_id
        is_one = row.one_id == person_id
        yield {
            "community": row.community.name,
            "you_brought_them_together": brought,
            "your_lines": [row.line_to_one, row.line_to_other] if brought else [],
            "you_said": "" if brought else (row.one_said if is_one else row.other_said),
            "line_to_you": "" if brought else (row.line_to_one if is_one else row.line_to_other),
            "at": row.at,
        }


def _erase(*, person_id: int, at: datetime) -> None:
    mine = Introduction.objects.filter(Q(bringer_id=person_id) | Q(one_id=person_id) | Q(other_id=person_id))
    mine.filter(state=IntroductionState.OPEN).update(state=IntroductionState.TAKEN_BACK)
    mine.update(line_to_one="", line_to_other="")
