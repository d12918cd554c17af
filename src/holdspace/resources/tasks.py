"""What the worker does here: ask once whether something helped, and look whether links still lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from holdspace.grammar.actors import THE_MACHINE
from holdspace.resources.actions import ask_whether_it_helped, note_look
from holdspace.resources.looking import PUBLIC, look
from holdspace.resources.queries import links_to_look_at

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.resources.looking import Ways

LINKS_AT_A_TIME = 10  # a few seconds each at worst: the worker has mail to send


def ask(*, at: datetime) -> None:
    """Everybody whose two weeks are over, lot by lot."""
    while ask_whether_it_helped(by=THE_MACHINE, at=at):
        pass


def look_after_links(*, at: datetime, ways: Ways = PUBLIC) -> None:
    """Ask a few links whether they still lead somewhere, where the operator has switched it on: it leaves the machine.

    Nothing is held in the database while another place is asked.
    """
    if not settings.HOLDSPACE_CHECK_LINKS:
        return
    for resource in links_to_look_at(seen_by=THE_MACHINE, at=at, most=LINKS_AT_A_TIME):
        note_look(resource=resource, found=look(resource.link, ways=ways), by=THE_MACHINE, at=at)
