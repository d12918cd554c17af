"""How what all agreed came to be changed: proposed by members, talked about, answered with reasons."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from holdspace.communities.actions import answer_proposal, open_proposal, speak_to_proposal
from holdspace.communities.models import Membership
from holdspace.communities.states import CHARTER_FIELDS, ProposalAbout, ProposalState, Stance
from holdspace.demo.arriving import affirm
from holdspace.demo.script import script

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Proposal
    from holdspace.demo.stage import Stage


def cue_changes(stage: Stage) -> None:
    """The second version half-way, to which everybody says yes within some days; a question of theirs; one that is
    still being talked about at the end."""
    second = script("charter")["second"]
    _cue(stage, second | {"about": ProposalAbout.CHARTER, "in_short": second["what_changed"]})
    for one in script("charter")["proposal"]:
        _cue(stage, one)


def _cue(stage: Stage, one: dict[str, Any]) -> None:
    calendar, key = stage.calendar, f"proposal-{one['opened']}"

    def opened(at: datetime) -> None:
        texts = {field: one[field] for field in (*CHARTER_FIELDS, "words") if field in one}
        proposal = open_proposal(
            membership=stage.membership(one["who"]),
            about=ProposalAbout(one["about"]),
            in_short=one["in_short"],
            why=one["why"],
            texts=texts,
            by=stage.people[one["who"]],
            at=at,
        )
        for voice in one.get("voice", []):
            then = calendar.after(f"{key}-{voice['who']}", at, 24 * voice["after"])
            stage.cue(then, partial(_speak, stage, proposal, voice))
        if "day" in one:
            stage.cue(
                calendar.when(f"{key}-answer", one["day"], 16, "America/Chicago"),
                partial(_answer, stage, one, proposal),
            )

    stage.cue(calendar.when(key, one["opened"], 15, "America/Chicago"), opened)


def _speak(stage: Stage, proposal: Proposal, voice: dict[str, Any], at: datetime) -> None:
    if not _is_inside(stage, voice["who"]):
        return
    speak_to_proposal(
        proposal=proposal,
        membership=stage.membership(voice["who"]),
        stance=Stance(voice["stance"]),
        words=voice["words"],
        by=stage.people[voice["who"]],
        at=at,
    )


def _answer(stage: Stage, one: dict[str, Any], proposal: Proposal, at: datetime) -> None:
    steward = one["answered_by"]
    answer_proposal(
        proposal=proposal,
        membership=stage.membership(steward),
        outcome=ProposalState.TAKEN,
        reasons=one["reasons"],
        texts={},
        by=stage.people[steward],
        at=at,
    )
    if proposal.became is None:
        return
    for number, key in enumerate(list(stage.people)):
        if _is_inside(stage, key):
            then = stage.calendar.after(f"affirm-{key}", at, 6 + 13 * (number % 7))
            stage.cue(then, partial(affirm, stage, key))


def _is_inside(stage: Stage, key: str) -> bool:
    person = stage.people.get(key)
    inside = Membership.objects.filter(community=stage.community, affirmed_version__gt=0)
    return person is not None and inside.filter(person=person).exists()
