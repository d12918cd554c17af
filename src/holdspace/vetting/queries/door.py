"""What somebody who thinks of joining finds at the door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.grammar.verdicts import YES
from holdspace.vetting.queries.applying import application_of, letter_of
from holdspace.vetting.queries.joining import joining_now
from holdspace.vetting.queries.pathway import open_pathway_of
from holdspace.vetting.rules import may_begin
from holdspace.vetting.states import STILL_OPEN

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community, Membership
    from holdspace.grammar.actors import Actor
    from holdspace.grammar.verdicts import Verdict
    from holdspace.vetting.models import Application, Decision, Pathway
    from holdspace.vetting.queries.joining import JoiningNow


@dataclass(frozen=True, slots=True)
class Door:
    """`pathway` is None where nobody can apply yet; `last` is one's own newest application."""

    pathway: Pathway | None
    joining: JoiningNow
    last: Application | None
    under_way: bool
    letter: Decision | None
    may_begin: Verdict


def door_of(*, community: Community, membership: Membership | None, seen_by: Actor, at: datetime) -> Door:
    """For anybody; a visitor may always begin, which leads to signing in first."""
    last = letter = None
    verdict = YES
    if seen_by.actor_id is not None:
        last = application_of(community=community, person_id=seen_by.actor_id, seen_by=seen_by)
        letter = letter_of(application=last, seen_by=seen_by) if last is not None else None
        verdict = may_begin(membership=membership, last=last, back_from=letter.back_from if letter else None, at=at)
    return Door(
        pathway=open_pathway_of(community=community, seen_by=seen_by),
        joining=joining_now(community=community, seen_by=seen_by, at=at),
        last=last,
        under_way=last is not None and last.state in STILL_OPEN,
        letter=letter,
        may_begin=verdict,
    )
