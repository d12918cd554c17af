"""Handing mail to the server: taken by one conditional write, put off with growing waits, given up in the end.

At least once: a process that dies between the server's yes and our mark sends that mail again, with the same
Message-ID. Nothing of a mail's content is ever logged.
"""

from __future__ import annotations

import logging
import smtplib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.mail import get_connection
from django.db import transaction

from holdspace.grammar.moves import move
from holdspace.grammar.refusals import AlreadyMoved
from holdspace.outbox.hours import quiet_until, zone_of
from holdspace.outbox.kinds import notice_kind
from holdspace.outbox.letters import account_letter, digest_letter, notice_letter
from holdspace.outbox.models import AccountMail, Delivery, Preference, QuietHours
from holdspace.outbox.states import DeliveryState, Way
from holdspace.work.actions import enqueue
from holdspace.work.backoff import wait_before
from holdspace.work.trouble import fields, in_short

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.core.mail import EmailMessage

    from holdspace.outbox.models import Mail

log = logging.getLogger("holdspace.outbox")
TRIES, FIRST_WAIT_SECONDS = 14, 60  # about a day and a half
PERMANENT_TRIES = 3
ACCOUNT_TRIES, ACCOUNT_FIRST_WAIT_SECONDS = 8, 5  # about twenty minutes: a code is stale after that
LOST_AFTER = timedelta(minutes=10)
PERMANENT_FROM = 500


def deliver(*, delivery_id: int, at: datetime) -> None:
    """Send one notice's own mail if it is still to be sent and its time has come."""
    delivery = Delivery.objects.filter(pk=delivery_id).select_related("notice__person").first()
    if delivery is None or delivery.state != DeliveryState.WAITING or delivery.try_at > at:
        return
    if not _still_wanted(delivery):
        drop([delivery])
    elif (ends := _quiet_until(delivery, at)) is not None:
        Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.WAITING).update(try_at=ends)
        enqueue("outbox.send_delivery", payload={"delivery_id": delivery.pk}, at=at, not_before=ends)
    elif _take([delivery], at):
        _hand_over([delivery], at)


def deliver_digest(deliveries: Sequence[Delivery], *, at: datetime) -> None:
    """Send one person's mail of the day: the lines that they have not read on the page meanwhile."""
    drop([delivery for delivery in deliveries if not _still_wanted(delivery)])
    wanted = [delivery for delivery in deliveries if delivery.state == DeliveryState.WAITING]
    if wanted and _take(wanted, at):
        _hand_over(wanted, at)


def deliver_account_mail(*, mail_id: int, at: datetime, timeout: float | None = None) -> None:
    """Send one mail of signing in if nobody else did, and erase its text."""
    mail = AccountMail.objects.filter(pk=mail_id, state=DeliveryState.WAITING).first()
    if mail is None or not _take([mail], at):
        return
    trouble = _send(lambda: account_letter(mail, at=at), timeout=timeout)
    if not trouble:
        _mark_sent([mail], at)
    elif mail.tries >= ACCOUNT_TRIES:
        _give_up([mail], trouble)
    else:
        _put_off([mail], trouble, at, first_seconds=ACCOUNT_FIRST_WAIT_SECONDS)
        enqueue("outbox.send_account_mail", payload={"mail_id": mail.pk}, at=at, not_before=mail.try_at)


def drop(deliveries: Sequence[Delivery]) -> None:
    """Nothing is to be mailed any more: it was read on the page, switched off, or there is nobody to write to."""
    for delivery in deliveries:
        try:
            move(delivery, out_of=DeliveryState.WAITING, into=DeliveryState.DROPPED)
        except AlreadyMoved:
            continue


def _still_wanted(delivery: Delivery) -> bool:
    notice, person = delivery.notice, delivery.notice.person
    if notice.read_at is not None or not person.is_active or not person.email:
        return False
    own = Preference.objects.filter(person=person, kind=notice.kind).values_list("way", flat=True).first()
    try:
        return Way(own or notice_kind(notice.kind).chosen) != Way.OFF
    except KeyError:
        return own != Way.OFF


def _quiet_until(delivery: Delivery, at: datetime) -> datetime | None:
    """A mail that is tried again does not come at night either."""
    person = delivery.notice.person
    own = QuietHours.objects.filter(person=person).first()
    hours = {"begins": own.begins, "ends": own.ends} if own else {}
    return quiet_until(at, zone=zone_of(person.time_zone), **hours)


def _take(mails: Sequence[Mail], at: datetime) -> bool:
    """All of them, or none: False when another worker has one already."""
    try:
        with transaction.atomic():
            for mail in mails:
                move(mail, out_of=DeliveryState.WAITING, into=DeliveryState.SENDING, taken_at=at, tries=mail.tries + 1)
    except AlreadyMoved:
        return False
    return True


def _hand_over(deliveries: Sequence[Delivery], at: datetime) -> None:
    first = deliveries[0]
    make = notice_letter if first.way == Way.NOW else None
    trouble = _send(lambda: make(first, at=at) if make else digest_letter(deliveries, at=at))
    if not trouble:
        _mark_sent(deliveries, at)
    elif first.tries >= (PERMANENT_TRIES if is_permanent(trouble) else TRIES):
        _give_up(deliveries, trouble)
    else:
        _put_off(deliveries, trouble, at, first_seconds=FIRST_WAIT_SECONDS)
        if first.way == Way.NOW:
            enqueue("outbox.send_delivery", payload={"delivery_id": first.pk}, at=at, not_before=first.try_at)


def _send(make: Any, *, timeout: float | None = None) -> str:
    """Write and hand over one mail; returns what went wrong, as a code or a class and place, or nothing."""
    try:
        letter: EmailMessage = make()
        letter.connection = get_connection(timeout=timeout) if timeout else get_connection()
        letter.send()
    except Exception as problem:
        return trouble_of(problem)
    return ""


def trouble_of(problem: Exception) -> str:
    """What may be kept of a mail that was not taken: the server's code, never its words (they repeat addresses)."""
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _words in problem.recipients.values()]
        return f"smtp {codes[0]}" if codes else "smtp"
    if isinstance(problem, smtplib.SMTPResponseException):
        return f"smtp {problem.smtp_code}"
    return in_short(problem)


def is_permanent(trouble: str) -> bool:
    """Whether the server said that trying again would not help."""
    word, _, code = trouble.partition(" ")
    return word == "smtp" and code.isdigit() and int(code) >= PERMANENT_FROM


def _mark_sent(mails: Sequence[Mail], at: datetime) -> None:
    _set(mails, DeliveryState.SENT, sent_at=at, trouble="")


def _give_up(mails: Sequence[Mail], trouble: str) -> None:
    log.error("a mail was given up", extra=_told(mails[0], trouble))
    _set(mails, DeliveryState.GIVEN_UP, trouble=trouble)


def _put_off(mails: Sequence[Mail], trouble: str, at: datetime, *, first_seconds: int) -> None:
    wait = wait_before(mails[0].tries, first_seconds=first_seconds, key=str(mails[0]))
    log.warning("a mail was not taken, it is tried again", extra=_told(mails[0], trouble))
    _set(mails, DeliveryState.WAITING, try_at=at + wait, trouble=trouble)


def _told(mail: Mail, trouble: str) -> dict[str, Any]:
    return {"task": str(mail), "tries": mail.tries, **fields(trouble)}


def _set(mails: Sequence[Mail], state: str, **also: Any) -> None:
    """Only from SENDING: whoever was taken for lost meanwhile finds the row moved on and leaves it."""
    for mail in mails:
        erased = _erased(mail) if state in {DeliveryState.SENT, DeliveryState.GIVEN_UP} else {}
        try:
            move(mail, out_of=DeliveryState.SENDING, into=state, **also, **erased)
        except AlreadyMoved:
            continue


def _erased(mail: Mail) -> dict[str, str]:
    return {"to": "", "subject": "", "text": "", "html": ""} if isinstance(mail, AccountMail) else {}
