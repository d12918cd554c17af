"""Addresses by name, remembered: writing one costs Django as much as a small statement, and pages hold dozens."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=8192)
def address(name: str, *args: object) -> str:
    """The same as `reverse`, for the same arguments the same string. Arguments are hashable: words and numbers."""
    return reverse(name, args=args)
