"""The face beside a name: only a room above knows the pictures, so it declares in ready() how to find them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection

    from holdspace.grammar.actors import Actor


class FindFaces(Protocol):
    """The addresses of the small pictures of people whom the caller shows already, by their number. One query."""

    def __call__(self, *, person_ids: Collection[int], seen_by: Actor) -> dict[int, str]: ...


_find: list[FindFaces] = []


def declare_faces(find: FindFaces) -> None:
    """Say how faces are found; a later declaration replaces an earlier one."""
    _find[:] = [find]


def small_faces(*, person_ids: Collection[int], seen_by: Actor) -> dict[int, str]:
    """By the number of the person; without those who show none."""
    return _find[0](person_ids=person_ids, seen_by=seen_by) if _find and person_ids else {}
