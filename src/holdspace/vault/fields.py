"""A text that stands encrypted in the database and plain in the program."""

from __future__ import annotations

from typing import Any

from django.db import models

from holdspace.vault.sealing import decrypt, encrypt


class EncryptedTextField(models.TextField[str, str]):
    """Cannot be searched or ordered by. Migrations see Django's TextField, so that they import no code of ours."""

    def deconstruct(self) -> Any:
        """Name Django's own field."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs

    def get_prep_value(self, value: Any) -> Any:
        """Plain text in, sealed text to the database."""
        return None if value is None else encrypt(str(value))

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Sealed text from the database, plain text out."""
        return None if value is None else decrypt(value)
