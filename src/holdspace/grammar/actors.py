"""Who acts or looks: a Person, a Visitor, an Operator or THE_MACHINE."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol


class Actor(Protocol):
    """What every room may ask of whoever acts or looks. `people.Person` is one, too."""

    @property
    def actor_kind(self) -> str:
        """One of "person", "visitor", "operator", "machine"."""
        ...

    @property
    def actor_id(self) -> int | None:
        """The person's number; None for everybody else."""
        ...


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who is not signed in."""

    actor_kind: str = "visitor"
    actor_id: None = None


@dataclass(frozen=True, slots=True)
class Operator:
    """Whoever sits at the command line of the machine. Has no role inside by that."""

    actor_kind: str = "operator"
    actor_id: None = None


@dataclass(frozen=True, slots=True)
class TheMachine:
    """The program itself: the worker, the schedule."""

    actor_kind: str = "machine"
    actor_id: None = None


VISITOR: Final = Visitor()
OPERATOR: Final = Operator()
THE_MACHINE: Final = TheMachine()
