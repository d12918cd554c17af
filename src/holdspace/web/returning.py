"""Where a press leads back to: a button that stands on Today brings one back there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.web.ways import way

if TYPE_CHECKING:
    from django.http import QueryDict


def back_from(posted: QueryDict, slug: str, otherwise: str) -> str:
    """The address of Today where the button says so, else `otherwise`."""
    return way("today", slug, otherwise=otherwise) if posted.get("next") == "today" else otherwise
