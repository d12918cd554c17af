"""What this room keeps of a person: how it is taken along and how it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from holdspace.invitations.models import (
    Capacity,
    HostHours,
    Invitation,
    Load,
    Need,
    PrivateWord,
    SetAside,
    Substitute,
)
from holdspace.people.personal import rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def capacity(*, person_id: int) -> Iterable[dict[str, Any]]:
    """What this person said about their room, and what is set aside at present."""
    yield from rows(
        Capacity.objects.filter(membership__person_id=person_id).select_related("membership__community"),
        community="membership__community__name",
        resting_since="resting_since",
        holds="holds",
        holds_until="holds_until",
        always_folds_high_shares="folds_high",
        invitations_a_week="a_week",
        days_between="often",
    )
    yield from rows(
        SetAside.objects.filter(membership__person_id=person_id).select_related("membership__community"),
        community="membership__community__name",
        set_aside="about_kind",
        number="about_id",
        until="until",
    )


def erase_capacity(*, person_id: int, at: datetime) -> None:
    """All of it goes."""
    Capacity.objects.filter(membership__person_id=person_id).delete()
    SetAside.objects.filter(membership__person_id=person_id).delete()


def invitations(*, person_id: int) -> Iterable[dict[str, Any]]:
    """Every invitation that is kept, and what was worked out; of others' needs nothing but their kind."""
    yield from rows(
        Invitation.objects.filter(membership__person_id=person_id).select_related("need__community"),
        community="need__community__name",
        invited_to="need__kind",
        invited_at="sent_at",
        became="state",
        why="why",
    )
    yield from rows(
        Load.objects.filter(membership__person_id=person_id).select_related("membership__community"),
        community="membership__community__name",
        load="sum",
        load_as_of="as_of",
        last_asked="last_asked_at",
        went_by_unopened="silences",
        asked_less_until="less_until",
    )
    yield from rows(
        Need.objects.filter(whose_id=person_id).select_related("community"),
        community="community__name",
        wanted_people_for="kind",
        since="opened_at",
        closed="closed_at",
    )


def erase_invitations(*, person_id: int, at: datetime) -> None:
    """What they were invited to, what was worked out, and what wanted people for them."""
    Invitation.objects.filter(membership__person_id=person_id).delete()
    Load.objects.filter(membership__person_id=person_id).delete()
    Need.objects.filter(whose_id=person_id).delete()


def hosting(*, person_id: int) -> Iterable[dict[str, Any]]:
    """Hours, and who stands in."""
    yield from rows(
        HostHours.objects.filter(membership__person_id=person_id).select_related("membership__community"),
        community="membership__community__name",
        weekday="weekday",
        begins="begins",
        ends="ends",
    )
    yield from rows(
        Substitute.objects.filter(host__person_id=person_id).select_related("host__community", "stands_in__person"),
        community="host__community__name",
        stands_in="stands_in__person__name",
    )
    yield from rows(
        PrivateWord.objects.filter(host__person_id=person_id).select_related("host__community", "steward__person"),
        community="host__community__name",
        steward_who_wrote="steward__person__name",
    )


def erase_hosting(*, person_id: int, at: datetime) -> None:
    """All of it, also where they stood in for somebody."""
    HostHours.objects.filter(membership__person_id=person_id).delete()
    Substitute.objects.filter(Q(host__person_id=person_id) | Q(stands_in__person_id=person_id)).delete()
    PrivateWord.objects.filter(Q(host__person_id=person_id) | Q(steward__person_id=person_id)).delete()
