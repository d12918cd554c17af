"""The question on top of the page to write on: a room above asks it, and declares how in ready()."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor


class Asks(Protocol):
    """The question of this moment in a community, in plain words; "" for none."""

    def __call__(self, *, community: Community, seen_by: Actor, at: datetime) -> str: ...


_asks: list[Asks] = []


def declare_question(asks: Asks) -> None:
    """Make known who asks; a later declaration replaces an earlier one."""
    _asks[:] = [asks]


def question_for(*, community: Community, seen_by: Actor, at: datetime) -> str:
    """The question, "" where nobody asks one."""
    return _asks[0](community=community, seen_by=seen_by, at=at) if _asks else ""
