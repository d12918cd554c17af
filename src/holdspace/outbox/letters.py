"""A notice, a day's notices or a code as a mail."""

from __future__ import annotations

import hashlib
import hmac
from contextlib import contextmanager
from email.utils import format_datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import engines
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from holdspace.outbox.hours import zone_of
from holdspace.outbox.tokens import DIGEST, stop_token
from holdspace.outbox.wording import line_of, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from jinja2 import Environment

    from holdspace.outbox.models import AccountMail, Delivery, Notice

MOST_LINES = 30


def notice_letter(delivery: Delivery, *, at: datetime) -> EmailMultiAlternatives:
    """The mail of one notice."""
    notice, person = delivery.notice, delivery.notice.person
    with _as_read_by(person):
        context = {"line": line_of(notice), "url": _full(notice.url)}
        stop = stop_token(person_id=person.pk, kind=notice.kind)
        return _letter("notice", context, person, stop, subject=subject_of(notice), key=f"notice {delivery.pk}", at=at)


def digest_letter(deliveries: Sequence[Delivery], *, at: datetime) -> EmailMultiAlternatives:
    """The day's mail of one person: a line for each notice, the oldest first."""
    notices: list[Notice] = [delivery.notice for delivery in deliveries]
    person = notices[0].person
    with _as_read_by(person):
        lines = [{"line": line_of(notice), "url": _full(notice.url), "at": notice.at} for notice in notices]
        context = {"lines": lines[:MOST_LINES], "more": len(lines) - MOST_LINES, "url": _page("outbox:notices")}
        stop = stop_token(person_id=person.pk, kind=DIGEST)
        key = f"digest {min(delivery.pk for delivery in deliveries)}"
        return _letter("digest", context, person, stop, subject=_("What happened since yesterday"), key=key, at=at)


def account_letter(mail: AccountMail, *, at: datetime) -> EmailMultiAlternatives:
    """A mail of signing in, as its caller wrote it."""
    headers = _headers(f"account {mail.pk}", at)
    letter = EmailMultiAlternatives(mail.subject, mail.text, to=[mail.to], headers=headers)
    if mail.html:
        letter.attach_alternative(mail.html, "text/html")
    return letter


def _letter(
    name: str, context: dict[str, Any], person: Any, stop: str, *, subject: str, key: str, at: datetime
) -> EmailMultiAlternatives:
    stop_url = _page("outbox:stop", stop)
    context |= {
        "name": person.display_name,
        "subject": subject,
        "stop_url": stop_url,
        "settings_url": _page("outbox:preferences"),
        "language": translation.get_language() or "en",
    }
    # RFC 8058: the two headers together let a mail program end this kind with one press.
    headers = _headers(key, at) | {
        "List-Unsubscribe": f"<{stop_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    letter = EmailMultiAlternatives(subject, rendered(f"outbox/mail/{name}.txt", context), to=[person.email])
    letter.extra_headers = headers
    letter.attach_alternative(rendered(f"outbox/mail/{name}.html", context), "text/html")
    return letter


def rendered(template: str, context: dict[str, Any]) -> str:
    """A mail's text as it is, or its HTML with the style written into each tag, as mail programs want it.

    What remains in the head is for those that know dark and light.
    """
    if template.endswith(".txt"):
        return _plain_environment().get_template(template).render(context)
    env: Environment = engines["jinja2"].env  # type: ignore[attr-defined]
    return _inliner().inline(env.get_template(template).render(context))


@lru_cache(maxsize=1)
def _plain_environment() -> Environment:
    env: Environment = engines["jinja2"].env  # type: ignore[attr-defined]
    return env.overlay(autoescape=False)


@lru_cache(maxsize=1)
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)


@contextmanager
def _as_read_by(person: Any) -> Iterator[None]:
    """The person's language and zone."""
    with translation.override(person.language), timezone.override(zone_of(person.time_zone)):
        yield


def _headers(key: str, at: datetime) -> dict[str, str]:
    """The same mail has the same Message-ID whenever it is tried, so that a mail program can drop a second copy."""
    mark = hmac.new(settings.SECRET_KEY.encode(), f"outbox {key}".encode(), hashlib.sha256).hexdigest()[:32]
    host = urlsplit(settings.HOLDSPACE_URL).hostname or "localhost"
    return {
        "Message-ID": f"<{mark}@{host}>",
        "Date": format_datetime(at),
        "Auto-Submitted": "auto-generated",
    }


def _page(name: str, *args: str) -> str:
    return _full(reverse(name, args=args))


def _full(path: str) -> str:
    return settings.HOLDSPACE_URL.rstrip("/") + path
