"""Writing lines anew from the journal and sums from the ledger, and keeping how giving is spread."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models import Community
from holdspace.gifts.checking import AT_A_TIME, against_the_journal, lines_by_journal, sums_by_ledger, wrong_sums
from holdspace.gifts.models import Gift, LatelySums, Spread
from holdspace.gifts.weighing import weighed
from holdspace.grammar.refusals import Refused
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor

FEW = 500  # of numbers in one question to the database


@transaction.atomic
def rebuild_lines(*, by: Actor, at: datetime) -> int:
    """Write lines that were removed from the ledger again, as the journal tells them; return how many. An entry for
    each community. Nothing that stands is touched."""
    if by.actor_kind != "operator":
        raise Refused(no(_("The ledger is looked after by the operator.")))
    missing = against_the_journal().missing
    back = [line for lot in _lots(missing) for line in lines_by_journal(lot)]
    Gift.objects.bulk_create(back, batch_size=AT_A_TIME)
    for community_id, count in sorted(Counter(line.community_id for line in back).items()):
        _note(community_id, {"lines": count}, by, at)
    return len(back)


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
        _note(community_id, {"sums": len(people)}, by, at)
    return len(wrong)


def _note(community_id: int, counted: dict[str, int], by: Actor, at: datetime) -> None:
    community = Community.objects.get(pk=community_id)
    record(
        verb="ledger.rebuilt",
        of=community,
        by=by,
        at=at,
        community_id=community_id,
        in_role="operator",
        data=counted,
    )


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


def _lots(numbers: list[int]) -> list[list[int]]:
    return [numbers[n : n + FEW] for n in range(0, len(numbers), FEW)]
