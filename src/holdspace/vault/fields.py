"""Fields that stand encrypted in the database and plain in the program.

They cannot be searched, compared or ordered by: every lookup but `isnull` is an error. Migrations see Django's own
TextField, so that they import no code of ours.
"""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import FieldError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from holdspace.vault.sealing import decrypt, encrypt


class AlreadySealed(str):
    """A sealed text on its way into the database as it is (restoring a backup)."""

    __slots__ = ()


class _Encrypted:
    """What both fields share. `context` binds the text to its place: moved to another place it does not open."""

    context: str

    def deconstruct(self) -> Any:
        """Name Django's own field."""
        name, _, args, kwargs = super().deconstruct()  # type: ignore[misc]
        if callable(kwargs.get("default")):
            kwargs["default"] = ""
        return name, "django.db.models.TextField", args, kwargs

    def get_lookup(self, lookup_name: str) -> Any:
        """Only `isnull`: FieldError for the rest."""
        if lookup_name != "isnull":
            raise FieldError(f"{self} is encrypted: it can be asked for with isnull alone.")
        return super().get_lookup(lookup_name)  # type: ignore[misc]

    def get_transform(self, lookup_name: str) -> Any:
        """None: nothing can be computed from what is encrypted."""
        raise FieldError(f"{self} is encrypted: the database can compute nothing from it.")

    def _seal(self, text: str) -> str:
        return text if isinstance(text, AlreadySealed) else encrypt(text, context=self.context)

    def _open(self, sealed: str) -> str:
        return decrypt(sealed, context=self.context)


class EncryptedTextField(_Encrypted, models.TextField[str, str]):
    """A text. None stays None and "" stays "": whether something is there can be seen in the database."""

    def __init__(self, *args: Any, context: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.context = context

    def get_prep_value(self, value: Any) -> Any:
        """Plain text in, sealed text to the database."""
        if value is None or isinstance(value, AlreadySealed):
            return value
        return self._seal(str(value))

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Sealed text from the database, plain text out."""
        return None if value is None else self._open(value)


class EncryptedJSONField(_Encrypted, models.TextField[Any, Any]):
    """Plain data (dicts, lists, texts, numbers, times as texts), encrypted as one text."""

    empty_strings_allowed = False

    def __init__(self, *args: Any, context: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.context = context

    def get_prep_value(self, value: Any) -> Any:
        """Plain data in, sealed text to the database."""
        if value is None or isinstance(value, AlreadySealed):
            return value
        return self._seal(json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":")))

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Sealed text from the database, plain data out; an empty text is the field's default."""
        if value is None:
            return None
        return json.loads(self._open(value)) if value else self.get_default()

    def to_python(self, value: Any) -> Any:
        """Plain data as it is."""
        return value
