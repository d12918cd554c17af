"""What follows in the rooms above when fewer, or more, belong to an audience: they declare it in ready()."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from holdspace.grammar.actors import Actor


class AudienceFollower(Protocol):
    """Somebody came into these audiences, or these members (`gone`, by their number) belong to them no more; part of
    the action that did it."""

    def __call__(self, *, audience_ids: Collection[int], gone: Collection[int], by: Actor, at: datetime) -> None: ...


_followers: dict[str, AudienceFollower] = {}


def declare_audience_follower(name: str, follower: AudienceFollower) -> None:
    """Make what a room does then known under its name."""
    _followers[name] = follower


def follow_audiences(*, audience_ids: Collection[int], gone: Collection[int], by: Actor, at: datetime) -> None:
    """Let every room follow."""
    for follower in _followers.values():
        follower(audience_ids=audience_ids, gone=gone, by=by, at=at)
