"""Letters about signing in: rendered here, carried by the outbox at once and erased there once they are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holdspace.outbox.actions import send_account_mail
from holdspace.outbox.letters import rendered

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person


def send_letter(*, to: str, template: str, context: dict[str, Any], by: Actor, at: datetime) -> None:
    """Render `<template>_subject.txt`, `_message.txt` and `_message.html`, and send them to one address."""
    subject, text, html = (
        rendered(f"{template}_{part}", context).strip() for part in ("subject.txt", "message.txt", "message.html")
    )
    send_account_mail(to=to, subject=" ".join(subject.split()), text=text + "\n", html=html, by=by, at=at)


def tell_of_change(person: Person, by: Actor, at: datetime) -> None:
    """A mail, so that nobody changes how one comes in without one's knowing; it does not say what was changed."""
    if person.email:
        send_letter(to=person.email, template="people/mail/door_changed", context={}, by=by, at=at)
