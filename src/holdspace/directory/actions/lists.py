"""The words that stewards add to the lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.directory.models import ADDITION_LIMIT, Addition
from holdspace.directory.rules import may_add
from holdspace.grammar.refusals import NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person


@transaction.atomic
def add_to_list(*, facet: str, label: str, steward: Membership, by: Person, at: datetime) -> Addition:
    """Add a word to a list of this community. Twice the same word is one. For stewards alone."""
    if steward.person_id != by.pk:
        raise NothingHere
    label = " ".join(label.split())
    here = Addition.objects.filter(community_id=steward.community_id, facet=facet)
    insist(may_add(steward, facet=facet, so_far=here.count()))
    if not label or len(label) > ADDITION_LIMIT:
        raise Refused(no(_("A word or two, up to 60 characters.")))
    addition, new = Addition.objects.get_or_create(
        community_id=steward.community_id, facet=facet, label=label, defaults={"added_at": at}
    )
    if new:
        _record_list("list.added_to", addition, by, at)
    return addition


@transaction.atomic
def take_from_list(*, number: int, steward: Membership, by: Person, at: datetime) -> None:
    """Take an added word away: nobody can choose it any more, and profiles no longer show it. For stewards alone."""
    addition = Addition.objects.filter(pk=number, community_id=steward.community_id).first()
    if addition is None or steward.person_id != by.pk:
        raise NothingHere
    insist(may_add(steward, facet=addition.facet, so_far=0))
    _record_list("list.taken_from", addition, by, at)
    addition.delete()


def _record_list(verb: str, addition: Addition, by: Person, at: datetime) -> None:
    record(
        verb=verb,
        of=addition,
        by=by,
        at=at,
        community_id=addition.community_id,
        in_role="steward",
        data={"list": addition.facet},
    )
