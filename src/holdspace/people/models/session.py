"""Where somebody is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from holdspace.people.models.person import Person

if TYPE_CHECKING:
    from holdspace.people.sessions import SessionStore


class Session(AbstractBaseSession):
    """One browser's session. Knows whose it is, so that all of a person's end when the person says so."""

    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    device = models.CharField(max_length=60, blank=True, default="")  # "Firefox, Linux", for its owner alone
    since = models.DateTimeField(null=True)

    class Meta(AbstractBaseSession.Meta):
        abstract = False
        indexes: ClassVar = [models.Index(fields=["person", "expire_date"], name="session_of_person")]

    def __str__(self) -> str:
        return f"session of {self.person_id}"

    @classmethod
    def get_session_store_class(cls) -> type[SessionStore]:
        """Asked by Django."""
        from holdspace.people.sessions import SessionStore

        return SessionStore
