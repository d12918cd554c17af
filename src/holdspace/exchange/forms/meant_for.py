"""Who is to see what somebody asks or offers, and what is said of words that are too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Sequence

EVERYBODY = "everybody"
TOO_LONG = _("This is longer than fits here. What matters most?")


def who_sees(circles: Sequence[tuple[int, str]]) -> list[tuple[str, str]]:
    """Everybody, or one of one's circles, by number and name."""
    named = [(str(number), _("My circle %(name)s") % {"name": name}) for number, name in circles]
    return [(EVERYBODY, str(_("Everybody here"))), *named]
