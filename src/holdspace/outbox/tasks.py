"""What the worker does for this room."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q

from holdspace.outbox import sending
from holdspace.outbox.models import AccountMail, Delivery, Notice
from holdspace.outbox.states import DeliveryState, Way
from holdspace.work.actions import enqueue

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

LOST_AFTER = timedelta(minutes=10)
OVERDUE_AFTER = timedelta(minutes=5)
AT_ONCE = 500
KEPT_FOR = timedelta(days=7)
NOTICES_KEPT_FOR = timedelta(days=365)


def send_delivery(*, at: datetime, delivery_id: int) -> None:
    """One notice's own mail."""
    sending.deliver(delivery_id=delivery_id, at=at)


def send_account_mail(*, at: datetime, mail_id: int) -> None:
    """One mail of signing in."""
    sending.deliver_account_mail(mail_id=mail_id, at=at)


def sweep(*, at: datetime) -> None:
    """Each minute: the mails of the day that are due, and whatever a killed worker left behind."""
    _take_up_lost(at)
    due = Delivery.objects.filter(state=DeliveryState.WAITING, way=Way.DIGEST, try_at__lte=at)
    people = due.order_by().values_list("notice__person_id", flat=True).distinct()[:AT_ONCE]
    for person_id in list(people):
        lines = due.filter(notice__person_id=person_id).select_related("notice__person")
        sending.deliver_digest(list(lines.order_by("notice__at", "id")), at=at)


def _take_up_lost(at: datetime) -> None:
    """What is on its way for ten minutes was lost on it; what is overdue has lost its task."""
    lost = Q(state=DeliveryState.SENDING, taken_at__lt=at - LOST_AFTER)
    Delivery.objects.filter(lost).update(state=DeliveryState.WAITING)
    AccountMail.objects.filter(lost).update(state=DeliveryState.WAITING)
    overdue = Q(state=DeliveryState.WAITING, try_at__lt=at - OVERDUE_AFTER)
    _queue_again(Delivery.objects.filter(overdue, way=Way.NOW), "outbox.send_delivery", "delivery_id", at)
    _queue_again(AccountMail.objects.filter(overdue), "outbox.send_account_mail", "mail_id", at)


def _queue_again(mails: QuerySet[Any], name: str, key: str, at: datetime) -> None:
    """Their time moves on, so that the next sweep does not queue them once more while they wait their turn."""
    for pk in list(mails.order_by("try_at", "id").values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            if mails.filter(pk=pk).update(try_at=at):
                enqueue(name, payload={key: pk}, at=at)


def prune(*, at: datetime) -> None:
    """Delete old notices (a year) and what was said of account mails (a week); their text is gone long before."""
    finished = [DeliveryState.SENT, DeliveryState.GIVEN_UP]
    AccountMail.objects.filter(state__in=finished, at__lt=at - KEPT_FOR).delete()
    Notice.objects.filter(at__lt=at - NOTICES_KEPT_FOR).delete()
