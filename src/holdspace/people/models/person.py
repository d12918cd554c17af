"""Somebody with an account. An account alone opens nothing but an application."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class PersonManager(BaseUserManager["Person"]):
    """What Django's own sign-in asks for; makes nothing by itself."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """Find by address, whatever its case."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """A person, also the Actor of what they do. `email` is None once erased; nothing cascades from here."""

    email = models.EmailField(null=True, unique=True)
    display_name = models.CharField(max_length=60, blank=True, default="")
    pronouns = models.CharField(max_length=30, blank=True, default="")
    time_zone = models.CharField(max_length=50, default="UTC")
    language = models.CharField(max_length=10, default="en")
    # Kinder words and over-detail, where a text is looked over; what could identify a client is always told.
    wants_hints = models.BooleanField(default=True)
    is_operator = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    actor_kind = "person"

    objects = PersonManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name_plural = "people"
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="person_email_any_case")]

    def __str__(self) -> str:
        return f"person {self.pk}"

    @property
    def actor_id(self) -> int | None:
        """Their number."""
        return self.pk

    @property
    def is_staff(self) -> bool:
        """Django's admin opens to operators alone."""
        return self.is_operator

    @property
    def name(self) -> str:
        """The name that others see: never the address."""
        from django.utils.translation import gettext

        if self.erased_at is not None:
            return gettext("somebody who left")
        return self.display_name or gettext("somebody new")

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Operators may look in the admin, nobody may write there (see each room's admin)."""
        return self.is_operator

    def has_module_perms(self, app_label: str) -> bool:
        """The same for a whole room."""
        return self.is_operator
