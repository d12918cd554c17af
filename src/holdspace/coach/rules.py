"""How often somebody may say that a rule is wrong: once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holdspace.communities.models import Community


def doubt_key(community: Community, rule: str) -> str:
    """The one-time key of saying it, the same each time for a community and a rule."""
    return f"coach-{community.pk}-{rule}"
