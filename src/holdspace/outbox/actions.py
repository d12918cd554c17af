"""Telling somebody something, and how they want to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db import transaction

from holdspace.grammar.refusals import NothingHere
from holdspace.journal.actions import record
from holdspace.outbox import at_once
from holdspace.outbox.hours import next_digest, quiet_until, zone_of
from holdspace.outbox.kinds import all_kinds, notice_kind
from holdspace.outbox.models import AccountMail, Delivery, Notice, Preference, QuietHours
from holdspace.outbox.queries import notices
from holdspace.outbox.states import DeliveryState, Way
from holdspace.outbox.tokens import DIGEST, read_token
from holdspace.work.actions import enqueue

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime, time

    from django.db.models import Model

    from holdspace.grammar.actors import Actor
    from holdspace.grammar.keyset import KeysetPage


def tell(
    *,
    person_id: int,
    kind: str,
    url: str,
    by: Actor,
    at: datetime,
    about: Model | None = None,
    community_id: int | None = None,
    community_name: str = "",
    who: str = "",
) -> Notice:
    """Queue one notice of a declared kind (KeyError otherwise) in the caller's transaction, and its deliveries.

    The action that calls it has written the journal entry already; a notice adds none. `url` is a path inside the
    place without anything private; `who` a display name where the kind's line names one. The caller has asked the
    rules whether the person may know (blocks!). For somebody who left, the notice returned is kept nowhere.
    """
    chosen = notice_kind(kind).chosen
    notice = Notice(
        person_id=person_id,
        kind=kind,
        url=url,
        at=at,
        about_kind=type(about)._meta.label_lower if about is not None else "",
        about_id=about.pk if about is not None else None,
        community_id=community_id,
        community_name=community_name,
        who=who,
        actor_id=by.actor_id,
    )
    person = _how_to_reach(person_id, kind)
    if person is None or not person["is_active"]:
        return notice
    notice.save(force_insert=True)
    way = Way(person["way"] or chosen)
    if person["email"] and way != Way.OFF:
        _deliver(notice, way, person, at)
    return notice


def _how_to_reach(person_id: int, kind: str) -> dict[str, Any] | None:
    """Address, zone, chosen way and quiet hours of a person. Two plain queries take half the time of a clever one."""
    rows: Any = get_user_model().objects.filter(pk=person_id)
    person: dict[str, Any] | None = (
        rows.order_by().values("email", "is_active", "time_zone", "quiet_hours__begins", "quiet_hours__ends").first()
    )
    if person is None:
        return None
    ways = Preference.objects.filter(person_id=person_id, kind=kind).values_list("way", flat=True)
    return person | {"way": next(iter(ways), None)}


def _deliver(notice: Notice, way: Way, person: dict[str, Any], at: datetime) -> None:
    zone = zone_of(person["time_zone"])
    if way == Way.DIGEST:
        # The sweep that runs every minute gathers a person's lines into one mail.
        Delivery.objects.create(notice=notice, way=way, try_at=next_digest(at, zone=zone))
        return
    begins, ends = person["quiet_hours__begins"], person["quiet_hours__ends"]
    hours = {} if begins is None else {"begins": begins, "ends": ends}
    due = quiet_until(at, zone=zone, **hours) or at
    delivery = Delivery.objects.create(notice=notice, way=way, try_at=due)
    enqueue("outbox.send_delivery", payload={"delivery_id": delivery.pk}, at=at, not_before=due)


@transaction.atomic
def send_account_mail(*, to: str, subject: str, text: str, html: str = "", by: Actor, at: datetime) -> AccountMail:
    """Queue one mail of signing in: encrypted until it is sent, erased afterwards, before everything else.

    Right after the commit it is tried in this process as well, so that a code comes within a second even where no
    worker runs. Quiet hours and preferences do not hold: the person waits for it. Who asks for a code is nobody's
    business, so there is no entry.
    """
    mail = AccountMail.objects.create(to=to, subject=subject, text=text, html=html, at=at, try_at=at)
    enqueue("outbox.send_account_mail", payload={"mail_id": mail.pk}, at=at)
    transaction.on_commit(lambda: at_once.try_now(mail_id=mail.pk, at=at))
    return mail


@transaction.atomic
def open_notices(*, after: str = "", by: Actor, at: datetime) -> KeysetPage[Notice]:
    """One page of one's own notices as they were before this look, which marks those on the page as read.

    What somebody reads is nobody's business, so there is no entry.
    """
    page = notices(seen_by=by, after=after)
    if new := [notice.pk for notice in page.items if notice.read_at is None]:
        Notice.objects.filter(pk__in=new, read_at__isnull=True).update(read_at=at)
    return page


@transaction.atomic
def withdraw_between(*, one_id: int, other_id: int, by: Actor, at: datetime) -> int:
    """Take back what two people were told of each other, as part of blocking; returns how many notices."""
    return sum(
        Notice.objects.filter(person_id=person, actor_id=actor).delete()[1].get("outbox.Notice", 0)
        for person, actor in ((one_id, other_id), (other_id, one_id))
    )


@transaction.atomic
def withdraw_about(
    *, kind: str, about_ids: Collection[int], person_ids: Collection[int], by: Actor, at: datetime
) -> int:
    """Take back notices of a kind about things that are over, as long as nobody has looked at them; returns how many.

    Part of the action that ends the things. What waits to be mailed goes with them.
    """
    if not about_ids:
        return 0
    new = Notice.objects.filter(
        person_id__in=list(person_ids), read_at__isnull=True, kind=kind, about_id__in=list(about_ids)
    )
    return new.delete()[1].get("outbox.Notice", 0)


@transaction.atomic
def choose_ways(*, ways: Mapping[str, str], quiet_begins: time, quiet_ends: time, by: Actor, at: datetime) -> None:
    """Keep how a person wants to be told: the way of each declared kind (others are passed over), and quiet hours.

    What waits already goes the way it was queued, except that nothing is mailed of a kind that is off by then.
    """
    person = get_user_model().objects.get(pk=by.actor_id or 0)
    known = {kind.name for kind in all_kinds()}
    for kind, way in ways.items():
        if kind in known:
            Preference.objects.update_or_create(person=person, kind=kind, defaults={"way": Way(way)})
    QuietHours.objects.update_or_create(person=person, defaults={"begins": quiet_begins, "ends": quiet_ends})
    record(verb="notices.chosen", of=person, by=by, at=at)


@transaction.atomic
def stop_mails(*, token: str, by: Actor, at: datetime) -> None:
    """End mails of the kind (or the day's mail) that a link from one of them names; the notices stay on the page.

    The token is the permission, whoever is signed in. Twice is as good as once. NothingHere for an altered token.
    """
    if (read := read_token(token)) is None:
        raise NothingHere
    person_id, name = read
    person = get_user_model().objects.filter(pk=person_id, is_active=True).first()
    if person is None:
        return
    for kind in _kinds_of(person_id, name):
        Preference.objects.update_or_create(person=person, kind=kind, defaults={"way": Way.OFF})
    record(verb="notices.stopped", of=person, by=by, at=at)


def _kinds_of(person_id: int, name: str) -> list[str]:
    """The kind that a token names, or every kind that comes in the person's daily mail."""
    if name != DIGEST:
        return [kind.name for kind in all_kinds() if kind.name == name]
    own = dict(Preference.objects.filter(person_id=person_id).values_list("kind", "way"))
    return [kind.name for kind in all_kinds() if own.get(kind.name, kind.chosen) == Way.DIGEST]


@transaction.atomic
def try_mail_again(*, delivery: Delivery, by: Actor, at: datetime) -> None:
    """Have a given-up mail tried again from its first try on; of two who ask at once, one has an effect."""
    again = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.GIVEN_UP)
    if again.update(state=DeliveryState.WAITING, tries=0, try_at=at, trouble=""):
        record(verb="mail.tried_again", of=delivery, by=by, at=at, in_role="operator")
        if delivery.way == Way.NOW:
            enqueue("outbox.send_delivery", payload={"delivery_id": delivery.pk}, at=at)
