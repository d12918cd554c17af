"""Playing the demo community, through the same actions that people use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.actions import found_community
from holdspace.communities.charter_file import read_charter
from holdspace.communities.models import Community
from holdspace.demo import (
    arriving,
    celebrating,
    changing,
    giving,
    hard_days,
    inviting,
    living,
    referring,
    standing,
    talking,
)
from holdspace.demo.script import DAYS, Calendar, script
from holdspace.demo.stage import Stage
from holdspace.grammar.actors import OPERATOR
from holdspace.grammar.refusals import Refused
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from holdspace.grammar.actors import Actor

SLUG = "bridges"


@transaction.atomic
def play_demo(*, by: Actor, at: datetime, seed: int = 1, tell: Callable[[float], None] | None = None) -> Community:
    """Found the demo community and play its eight weeks, ending at `at`; all of it or nothing.

    `tell` hears how far it is (0 to 1). Raises `Refused` where a real community lives: made-up people never move
    in with real ones.
    """
    if Community.objects.exists():
        raise Refused(no(_("Somebody lives here already. The demo goes only into an empty place.")))
    calendar = Calendar(until=at, seed=seed)
    start = calendar.when("founding", 0, 13)
    community = found_community(
        slug=SLUG,
        name="Bridges",
        tagline=script("charter")["tagline"],
        charter=read_charter(),
        is_demo=True,
        by=OPERATOR,
        at=start,
    )
    stage = Stage(calendar, community)
    arriving.cue_founding(stage)
    changing.cue_changes(stage)
    arriving.cue_applications(stage)
    living.cue_shares(stage)
    inviting.cue_invitations(stage)
    living.cue_exchanges(stage)
    referring.cue_referrals(stage)
    standing.cue_standing_offers(stage)
    giving.cue_resources(stage)
    living.cue_rests(stage)
    hard_days.cue_hard_days(stage)
    celebrating.cue_celebrating(stage)
    talking.cue_talks(stage)
    living.cue_looks(stage)
    for then in stage.play():
        if tell is not None:
            tell(1 - (at - then).total_seconds() / (DAYS * 86400))
    record(verb="demo.played", of=community, by=by, at=at, community_id=community.pk)
    return community
