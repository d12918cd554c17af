"""What a community agreed: a new version, and one's own yes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.heads import keep_head_count
from holdspace.communities.models import Affirmation, Charter, Community, Membership
from holdspace.communities.rules import may_steward
from holdspace.communities.states import CHARTER_FIELDS
from holdspace.grammar.refusals import Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person


@transaction.atomic
def affirm_charter(*, membership: Membership, charter: Charter, by: Person, at: datetime) -> Affirmation:
    """One's own yes to a version; saying it twice changes nothing."""
    if membership.person_id != by.pk or charter.community_id != membership.community_id:
        raise Refused(no(_("One can only affirm for oneself.")))
    affirmation, new = Affirmation.objects.get_or_create(membership=membership, charter=charter, defaults={"at": at})
    if new:
        membership.affirmed_version = max(membership.affirmed_version, charter.version)
        Membership.objects.filter(pk=membership.pk).update(affirmed_version=membership.affirmed_version)
        keep_head_count(pk=membership.community_id)
        record(verb="charter.affirmed", of=affirmation, by=by, at=at, community_id=membership.community_id)
    return affirmation


@transaction.atomic
def put_charter_in_force(
    *,
    community: Community,
    texts: Mapping[str, str],
    what_changed: str,
    steward: Membership,
    by: Actor,
    at: datetime,
) -> Charter:
    """A new version of the charter, in force from now on; earlier affirmations hold for their version."""
    insist(may_steward(steward))
    latest = Charter.objects.filter(community=community).order_by("-version").values_list("version", flat=True)[0]
    charter = Charter.objects.create(
        community=community,
        version=latest + 1,
        in_force_from=at,
        what_changed=what_changed,
        **{field: texts[field] for field in CHARTER_FIELDS},
    )
    record(verb="charter.put_in_force", of=charter, by=by, at=at, community_id=community.pk, in_role="steward")
    return charter
