"""Bringing in those who were here before: while a community moves in, and never afterwards."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from holdspace.grammar.verdicts import YES, Verdict, no

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community

MOVING_IN_DAYS = 90
REMINDED_AFTER_DAYS = 14  # whoever was brought in and said nothing has one more mail
LET_GO_AFTER_DAYS = 60  # and then nothing is kept of an address that nobody ever answered from


def may_bring_in_existing(community: Community, *, at: datetime) -> Verdict:
    """Within three months of the founding: later it would be a way around everybody's being read."""
    if at > community.founded_at + timedelta(days=MOVING_IN_DAYS):
        return no(
            _(
                "This community has been here for more than three months. Whoever would like to come now is read like "
                "everybody else."
            )
        )
    return YES
