"""How the ledger is reached: reading and adding, nothing else."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class NeverChanged(TypeError):
    """Somebody tried to change or remove a line of the ledger."""


class AppendOnly(models.QuerySet[Any]):
    """Reads and adds, nothing else. A mistaken line is answered by a new one."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise NeverChanged

    def delete(self) -> NoReturn:
        """Refuse."""
        raise NeverChanged

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise NeverChanged
