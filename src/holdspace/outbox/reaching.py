"""Which kinds of notice can reach somebody at all: rooms that know who stands where say so in ready()."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from holdspace.grammar.actors import Actor


class Reaches(Protocol):
    """Whether somebody stands where notices of a kind can come to them. One query at most."""

    def __call__(self, *, seen_by: Actor) -> bool: ...


_reach: dict[str, Reaches] = {}


def declare_reach(*names: str, who: Reaches) -> None:
    """Kinds that only some can get; others stay out of what these people choose from. What is sent is not held back."""
    _reach.update(dict.fromkeys(names, who))


def out_of_reach(*, seen_by: Actor) -> frozenset[str]:
    """The names of kinds that cannot come to this person as things stand. Each rule is asked once."""
    answers = {who: who(seen_by=seen_by) for who in dict.fromkeys(_reach.values())}
    return frozenset(name for name, who in _reach.items() if not answers[who])
