"""Opening the pathway, and the switch that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from holdspace.grammar.refusals import NothingHere
from holdspace.journal.actions import record
from holdspace.scenarios.queries import rubric_in_use, scenarios_in_use
from holdspace.vetting.models import Pathway

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor

# The default for a small community: about forty minutes of writing in all.
DEFAULT_SCENARIOS = ("silence-after-something-brave", "feedback-that-stung")
MINUTES = 10


@transaction.atomic
def open_pathway(*, community: Community, by: Actor, at: datetime) -> Pathway:
    """Open the default pathway: charter, values and two situations. Where one is open already, return that.

    The community must have taken up situations and criteria (`scenarios.actions.adopt_scenarios`); `NothingHere`
    otherwise.
    """
    if standing := Pathway.objects.filter(community=community).order_by("-version").first():
        return standing
    scenarios = {s.slug: s for s in scenarios_in_use(community=community, seen_by=by)}
    if not set(DEFAULT_SCENARIOS) <= scenarios.keys():
        raise NothingHere
    steps = [
        {"key": "charter", "kind": "charter", "minutes": MINUTES},
        {"key": "values", "kind": "values", "minutes": MINUTES},
        *(
            {"key": f"situation-{n}", "kind": "scenario", "minutes": MINUTES, "scenario": scenarios[slug].pk}
            for n, slug in enumerate(DEFAULT_SCENARIOS, start=1)
        ),
    ]
    pathway = Pathway.objects.create(
        community=community,
        version=1,
        opened_at=at,
        rubric=rubric_in_use(community=community, seen_by=by),
        steps=steps,
    )
    record(
        verb="pathway.opened",
        of=pathway,
        by=by,
        at=at,
        community_id=community.pk,
        in_role="operator" if by.actor_kind == "operator" else "steward",
        data={"version": 1},
    )
    return pathway
