"""What a person was told, how they want to be told, and what the operator sees of mail."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from django.conf import settings

from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.outbox.demo_backend import mailbox
from holdspace.outbox.hours import QUIET_BEGINS, QUIET_ENDS
from holdspace.outbox.kinds import all_kinds
from holdspace.outbox.models import AccountMail, Delivery, Notice, Preference, QuietHours
from holdspace.outbox.reaching import out_of_reach
from holdspace.outbox.states import DeliveryState, Way
from holdspace.outbox.tokens import DIGEST, read_token

if TYPE_CHECKING:
    from datetime import time
    from email.message import EmailMessage

    from holdspace.grammar.actors import Actor
    from holdspace.outbox.kinds import NoticeKind

MOST_COUNTED = 9


@dataclass(frozen=True, slots=True)
class Choices:
    """How a person is told: the way for each declared kind, and the quiet hours."""

    ways: list[tuple[NoticeKind, Way]]
    quiet_begins: time
    quiet_ends: time


@dataclass(frozen=True, slots=True)
class DemoMail:
    """One mail of the demo's mailbox; `name` is its file."""

    name: str
    to: str
    subject: str
    date: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Stop:
    """What a link from a mail would end. `kind` is None for the day's mail as a whole."""

    person_id: int
    kind: NoticeKind | None


def notices(*, seen_by: Actor, after: str = "", size: int = 20) -> KeysetPage[Notice]:
    """One page of what this person was told, newest first; nothing for anybody who is no person. One query."""
    own = Notice.objects.filter(person_id=seen_by.actor_id) if seen_by.actor_id else Notice.objects.none()
    return page_by_key(own, by=("-at", "-id"), after=after, size=size)


def has_unread(*, seen_by: Actor) -> bool:
    """Whether something was told that they have not looked at: for a quiet dot. One indexed query."""
    if not seen_by.actor_id:
        return False
    return Notice.objects.filter(person_id=seen_by.actor_id, read_at__isnull=True).exists()


def unread_count(*, seen_by: Actor, most: int = MOST_COUNTED) -> int:
    """How many they have not looked at, up to `most`: pages say "some" and never a number that alarms. One query."""
    if not seen_by.actor_id:
        return 0
    unread = Notice.objects.filter(person_id=seen_by.actor_id, read_at__isnull=True).order_by()
    return len(unread.values_list("pk", flat=True)[:most])


def choices(*, seen_by: Actor) -> Choices:
    """The person's own choices, and what holds where they made none; of the kinds that can come to them at all, and
    those that they chose otherwise for before.
    """
    person_id = seen_by.actor_id or 0
    own = dict(Preference.objects.filter(person_id=person_id).values_list("kind", "way"))
    quiet = QuietHours.objects.filter(person_id=person_id).first()
    away = out_of_reach(seen_by=seen_by) - own.keys()
    return Choices(
        [(kind, Way(own.get(kind.name, kind.chosen))) for kind in all_kinds() if kind.name not in away],
        quiet.begins if quiet else QUIET_BEGINS,
        quiet.ends if quiet else QUIET_ENDS,
    )


def what_stops(*, token: str, seen_by: Actor) -> Stop | None:
    """What a link from a mail would end, whoever opens it (the token is the permission); None for an altered one."""
    if (read := read_token(token)) is None:
        return None
    person_id, name = read
    kind = next((kind for kind in all_kinds() if kind.name == name), None)
    return Stop(person_id, kind) if kind or name == DIGEST else None


def given_up_mails(*, seen_by: Actor, most: int = 100) -> list[Delivery]:
    """Mails that no server took, newest first; nothing for anybody but the operator."""
    if not _is_operator(seen_by):
        return []
    given_up = Delivery.objects.filter(state=DeliveryState.GIVEN_UP).select_related("notice")
    return list(given_up.order_by("-id")[:most])


def given_up_account_mails(*, seen_by: Actor, most: int = 100) -> list[AccountMail]:
    """Codes that no server took (their text is erased); nothing for anybody but the operator."""
    if not _is_operator(seen_by):
        return []
    return list(AccountMail.objects.filter(state=DeliveryState.GIVEN_UP).order_by("-id")[:most])


def demo_mails(*, seen_by: Actor, to: str = "", most: int = 50) -> list[DemoMail]:
    """The mails kept instead of sent, newest first, to one address if asked; none unless this is a demo."""
    if not settings.HOLDSPACE_DEMO:
        return []
    found: list[DemoMail] = []
    for file in sorted(mailbox().glob("*.eml"), reverse=True):
        mail = _read_mail(file.name, file.read_bytes())
        if not to or mail.to.lower() == to.lower():
            found.append(mail)
        if len(found) == most:
            break
    return found


def demo_mail(*, name: str, seen_by: Actor) -> DemoMail | None:
    """One mail of the demo; None when there is none of that name, or this is no demo."""
    file = mailbox() / name
    if not settings.HOLDSPACE_DEMO or file.parent != mailbox() or file.suffix != ".eml" or not file.is_file():
        return None
    return _read_mail(name, file.read_bytes())


def _read_mail(name: str, raw: bytes) -> DemoMail:
    message: EmailMessage = message_from_bytes(raw, policy=policy.default)
    bodies = {part: message.get_body((part,)) for part in ("plain", "html")}
    text, html = (str(body.get_content()) if body else "" for body in bodies.values())
    return DemoMail(name, str(message["To"]), str(message["Subject"]), str(message["Date"]), text, html)


def _is_operator(seen_by: Actor) -> bool:
    return seen_by.actor_kind == "operator" or bool(getattr(seen_by, "is_operator", False))
