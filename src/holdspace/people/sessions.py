"""Sessions in the database that know whose they are: Django's own store with one column more."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as Store

from holdspace.people.devices import DEVICE, SINCE


class SessionStore(Store):
    """What `SESSION_ENGINE` names."""

    @classmethod
    def get_model_class(cls) -> Any:
        """Our table; imported late because Django loads the engine before the models."""
        from holdspace.people.models import Session

        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """The row as Django makes it, whose it is, and what its browser is called."""
        row: Any = super().create_model_instance(data)
        row.person_id = int(data[SESSION_KEY]) if data.get(SESSION_KEY) else None
        row.device = data.get(DEVICE, "")
        row.since = datetime.fromisoformat(data[SINCE]) if data.get(SINCE) else None
        return row
