"""The demo's mail: kept in a folder instead of sent, so that `/demo/mail/` can show it and nobody gets it."""

from __future__ import annotations

import hashlib
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.mail import EmailMessage


def mailbox() -> Path:
    """The folder."""
    return Path(settings.HOLDSPACE_DATA) / "mail"


class EmailBackend(BaseEmailBackend):
    """One file per mail and address, named by its time and its Message-ID: the same mail again replaces itself."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep them; returns how many."""
        mailbox().mkdir(parents=True, exist_ok=True)
        for mail in email_messages:
            message = mail.message()
            when = parsedate_to_datetime(str(message["Date"]))
            mark = hashlib.sha256(str(message["Message-ID"]).encode()).hexdigest()[:12]
            (mailbox() / f"{when:%Y%m%dT%H%M%S}-{mark}.eml").write_bytes(message.as_bytes())
        return len(email_messages)
