"""Writing the sums anew from the ledger, and keeping how giving is spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models import Community
from holdspace.gifts.checking import sums_by_ledger, wrong_sums
from holdspace.gifts.models import LatelySums, Spread
from holdspace.gifts.weighing import weighed
from holdspace.grammar.refusals import Refused
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor


@transaction.atomic
def rebuild_sums(*, by: Actor, at: datetime) -> int:
    """Write the sums anew from the ledger where they are wrong; return how many were. An entry for each community."""
    if by.actor_kind != "operator":
        raise Refused(no(_("The ledger is looked after by the operator.")))
    wrong, right = wrong_sums(), sums_by_ledger()
    for community_id in sorted({community for _person, community in wrong}):
        people = sorted(person for person, community in wrong if community == community_id)
        LatelySums.objects.filter(community_id=community_id, person_id__in=people).delete()
        LatelySums.objects.bulk_create(
            LatelySums(
                person_id=person,
                community_id=community_id,
                given=right[person, community_id].given,
                received=right[person, community_id].received,
                as_of=right[person, community_id].as_of,
            )
            for person in people
            if (person, community_id) in right
        )
        community = Community.objects.get(pk=community_id)
        record(
            verb="ledger.rebuilt",
            of=community,
            by=by,
            at=at,
            community_id=community_id,
            in_role="operator",
            data={"sums": len(people)},
        )
    return len(wrong)


@transaction.atomic
def keep_spread(*, community: Community, by: Actor, at: datetime) -> Spread | None:
    """Work out how giving is spread over a community and keep the figures; None, and nothing kept, below fifty
    members."""
    found = weighed(community.pk, at=at)
    if found is None:
        return None
    spread = Spread.objects.create(
        community=community,
        at=at,
        members=found.members,
        gave=found.gave,
        among_all=found.among_all,
        among_givers=found.among_givers,
        top_tenth=found.top_tenth,
        comes_back=found.comes_back,
    )
    record(verb="spread.kept", of=spread, by=by, at=at, community_id=community.pk)
    return spread
