"""Every kind of need, declared by the rooms above in ready(): what an invitation says, and who may come.

This room knows people, their room and their load; only the room that has the thing knows who may see it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.utils.functional import _StrPromise

    from holdspace.invitations.models import Need


@dataclass(frozen=True, slots=True)
class WhoMay:
    """Who may come to one need, by the numbers of persons.

    `came`: those who have come already, `in_words` how many of them with words (1 where words do not matter). `only`:
    those who alone may, None for everybody inside. `without`: those who may not. `yes` is the probability that
    somebody who is invited comes, from what the need is and base rates: never from what a person declined.
    """

    came: frozenset[int]
    only: frozenset[int] | None
    without: frozenset[int]
    yes: float
    in_words: int = 1

    def may(self, person_id: int) -> bool:
        """Whether this person may come, and has not yet."""
        if person_id in self.came or person_id in self.without:
            return False
        return self.only is None or person_id in self.only


class Moved(Protocol):
    """The times of these needs were moved, because the community rests or is back: what keeps them, too, follows."""

    def __call__(self, needs: Sequence[Need]) -> None: ...


def _nothing_follows(needs: Sequence[Need]) -> None:
    return None


class AsksWho(Protocol):
    """Who may come to each of these needs, by its number; a fixed number of queries however many there are.

    A need that is missing in the answer has nothing left to come to.
    """

    def __call__(self, needs: Sequence[Need], *, at: datetime) -> dict[int, WhoMay]: ...


@dataclass(frozen=True, slots=True)
class NeedKind:
    """`says` is the whole invitation: no name, no words of the thing, no deadline. `way` leads to the thing (takes the
    slug and the thing's number). `button` is what the person would say to go there. With `hosts` hosts are asked when
    two thirds of the time are over, and stewards hear of it at the end. `moved` is called when times were moved.
    """

    name: str
    says: str | _StrPromise
    button: str | _StrPromise
    way: str
    who_may: AsksWho
    hosts: bool = False
    moved: Moved = _nothing_follows


_kinds: dict[str, NeedKind] = {}


def declare_need_kind(
    name: str,
    *,
    says: str | _StrPromise,
    button: str | _StrPromise,
    way: str,
    who_may: AsksWho,
    hosts: bool = False,
    moved: Moved = _nothing_follows,
) -> None:
    """Make a kind of need known under "<room>.<what_is_wanted>"."""
    _kinds[name] = NeedKind(name, says, button, way, who_may, hosts, moved)


def need_kind(name: str) -> NeedKind:
    """The declared kind. Raises KeyError for one nobody declared."""
    return _kinds[name]


def all_need_kinds() -> list[NeedKind]:
    """Every declared kind, by name."""
    return [_kinds[name] for name in sorted(_kinds)]
