"""How many people are inside, kept beside the community so that no page has to count them."""

from __future__ import annotations

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from holdspace.communities.models import Community, Membership
from holdspace.communities.states import MembershipState

INSIDE = Q(state=MembershipState.INSIDE, affirmed_version__gt=0)


def keep_head_count(**which: object) -> None:
    """Count anew for the communities named (`pk=...`), inside the transaction of whatever changed it.

    Counting instead of adding one: it cannot drift, and it costs only where somebody comes, affirms or leaves.
    """
    inside = Membership.objects.filter(INSIDE, community=OuterRef("pk")).order_by().values("community")
    counted = Coalesce(Subquery(inside.annotate(heads=Count("pk")).values("heads")), 0)
    Community.objects.filter(**which).update(head_count=counted)
