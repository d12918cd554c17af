"""Trying an account mail in the process that queued it, right after its commit.

A person waits for that code. A mail server is spoken to in a thread of its own, so that a slow one holds up no page
and the time a page takes tells nothing about whom it wrote to; whatever goes wrong is left to the worker.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection

from holdspace.work.trouble import fields, in_short

if TYPE_CHECKING:
    from datetime import datetime

log = logging.getLogger("holdspace.outbox")
PATIENCE_SECONDS = 8.0
AT_ONCE = threading.Semaphore(4)


def try_now(*, mail_id: int, at: datetime) -> None:
    """Try it; never raises. Backends that only keep mail (tests, the demo) are called here and now."""
    if "smtp" not in settings.EMAIL_BACKEND.lower():
        _try(mail_id, at)
    elif AT_ONCE.acquire(blocking=False):
        threading.Thread(target=_in_thread, args=(mail_id, at), name="account-mail", daemon=True).start()


def _in_thread(mail_id: int, at: datetime) -> None:
    try:
        _try(mail_id, at)
    finally:
        AT_ONCE.release()
        connection.close()


def _try(mail_id: int, at: datetime) -> None:
    from holdspace.outbox.sending import deliver_account_mail

    try:
        deliver_account_mail(mail_id=mail_id, at=at, timeout=PATIENCE_SECONDS)
    except Exception as problem:
        log.warning("an account mail was not tried at once", extra=fields(in_short(problem)))
