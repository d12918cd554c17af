"""Reading an answer to practise on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from holdspace.communities.rules import may_review
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.scenarios.states import Level
from holdspace.vetting.models import Practice
from holdspace.vetting.queries.pathway import open_pathway_of
from holdspace.vetting.queries.practice import practice_case

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person


@transaction.atomic
def practise(*, membership: Membership, slug: str, marks: Mapping[str, str], by: Person, at: datetime) -> Practice:
    """Keep what one marked, by the criterion's slug; only then the other reading shows. `Refused` while one is open,
    `AlreadyMoved` for one that was done: what was seen cannot be unseen."""
    if membership.person_id != by.pk:
        raise NothingHere
    insist(may_review(membership))
    case = practice_case(membership=membership, slug=slug, seen_by=by)
    pathway = open_pathway_of(community=membership.community, seen_by=by)
    if pathway is None:
        raise NothingHere
    kept = {one.criterion.slug: marks.get(one.criterion.slug, "") for one in case.marks}
    if any(level not in Level.values for level in kept.values()):
        raise Refused(no(_("Please choose a level for each; not enough to tell is an answer, too.")))
    try:
        with transaction.atomic():
            practice = Practice.objects.create(
                person=by,
                community_id=membership.community_id,
                case=case.slug,
                version=case.version,
                rubric=pathway.rubric.slug,
                marks=kept,
                at=at,
            )
    except IntegrityError as twice:
        raise AlreadyMoved(_("You have read this one.")) from twice
    record(verb="review.practised", of=practice, by=by, at=at, community_id=membership.community_id)
    return practice
