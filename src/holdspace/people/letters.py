"""Letters about signing in. They go at once, never in a digest, and hold nothing but what is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.mail import EmailMultiAlternatives
from django.template import engines

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor


def send_letter(*, to: str, template: str, context: dict[str, Any], by: Actor, at: datetime) -> None:
    """Render `<template>_subject.txt`, `_message.txt` and `_message.html`, and send them to one address."""
    env = engines["jinja2"].env  # type: ignore[attr-defined]
    context = context | {"at": at, "to": to}
    subject, text, html = (
        env.get_template(f"{template}_{part}").render(context).strip()
        for part in ("subject.txt", "message.txt", "message.html")
    )
    _send(to=to, subject=" ".join(subject.split()), text=text + "\n", html=html, by=by, at=at)


def _send(*, to: str, subject: str, text: str, html: str, by: Actor, at: datetime) -> None:
    letter = EmailMultiAlternatives(subject, text, to=[to])
    letter.attach_alternative(html, "text/html")
    letter.send()
