"""A person's own rows of this room, for `people` to declare: this room stands below and cannot do it itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holdspace.outbox.models import Delivery, Notice, Preference, QuietHours
from holdspace.outbox.wording import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

NOTICE_TABLES = ("outbox.notice", "outbox.delivery")
CHOICE_TABLES = ("outbox.preference", "outbox.quiethours")


def export_notices(*, person_id: int) -> Iterator[dict[str, Any]]:
    """What they were told, oldest first, and when it was mailed."""
    mailed = dict(Delivery.objects.filter(notice__person_id=person_id).values_list("notice_id", "sent_at"))
    for notice in Notice.objects.filter(person_id=person_id).order_by("at", "id").iterator():
        yield {
            "told_at": notice.at,
            "line": line_of(notice),
            "page": notice.url,
            "read_at": notice.read_at,
            "mailed_at": mailed.get(notice.pk),
        }


def export_choices(*, person_id: int) -> Iterator[dict[str, Any]]:
    """How they chose to be told."""
    for preference in Preference.objects.filter(person_id=person_id).order_by("kind"):
        yield {"kind": preference.kind, "way": preference.way}
    for quiet in QuietHours.objects.filter(person_id=person_id):
        yield {"quiet_from": quiet.begins.isoformat("minutes"), "quiet_until": quiet.ends.isoformat("minutes")}


def erase_notices(*, person_id: int, at: datetime) -> None:
    """Delete what they were told (deliveries go with it), and their name from what others were told of them."""
    Notice.objects.filter(person_id=person_id).delete()
    Notice.objects.filter(actor_id=person_id).exclude(who="").update(who="")


def erase_choices(*, person_id: int, at: datetime) -> None:
    """Delete how they chose to be told."""
    Preference.objects.filter(person_id=person_id).delete()
    QuietHours.objects.filter(person_id=person_id).delete()
