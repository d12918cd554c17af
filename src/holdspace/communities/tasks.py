"""What the worker does here: tell everybody, let roles rest, ask once a season."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from holdspace.communities.actions import close_pulse, open_pulse, pause_roles
from holdspace.communities.models import Community, Pulse, Telling
from holdspace.communities.states import PulseState
from holdspace.communities.telling import tell_some
from holdspace.grammar.actors import THE_MACHINE
from holdspace.grammar.refusals import AlreadyMoved

if TYPE_CHECKING:
    from datetime import datetime


def tell_on(*, at: datetime, telling_id: int) -> None:
    """Everybody who was not told yet. Run twice it tells nobody twice."""
    for telling in Telling.objects.filter(pk=telling_id, finished_at__isnull=True).select_related("community"):
        while tell_some(telling=telling, by=THE_MACHINE, at=at):
            pass


def tend(*, at: datetime) -> None:
    """Roles that rest from now on, and the season's question."""
    while pause_roles(by=THE_MACHINE, at=at):
        pass
    over = Pulse.objects.filter(state=PulseState.OPEN, closes_at__lte=at).select_related("community")
    for pulse in over.order_by("pk").iterator(chunk_size=100):
        with suppress(AlreadyMoved):
            close_pulse(pulse=pulse, by=THE_MACHINE, at=at)
    for community in Community.objects.filter(asks_pulse=True).order_by("pk").iterator(chunk_size=100):
        open_pulse(community=community, by=THE_MACHINE, at=at)
