"""What the worker does here: work out once a week how giving is spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.gifts.actions import keep_spread
from holdspace.gifts.queries import communities_to_weigh
from holdspace.grammar.actors import THE_MACHINE

if TYPE_CHECKING:
    from datetime import datetime


def weigh_the_whole(*, at: datetime) -> None:
    """Every community of fifty and more, once a week."""
    for community in communities_to_weigh(seen_by=THE_MACHINE, at=at):
        keep_spread(community=community, by=THE_MACHINE, at=at)
