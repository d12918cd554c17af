"""Who is asked for what so far: flat lists by place, so that half a million edges stay small and quick.

Needs and persons get places in the order of their keys, edges in the order of need and person, so that the order in
which they were handed in cannot matter.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from holdspace.algorithms.matching.terms import Edge, Need, Reader

CLOSE = 1e-9  # people; what differs by less is the same
FEWEST = 0.5  # what somebody at the end of their room counts, compared with somebody who carried nothing


class Board:
    """The instance and the choice. `taken[e]` is 1 where edge `e` is chosen; `met[n]` is Σ p of the chosen ones."""

    def __init__(self, needs: Iterable[Need], people: Iterable[Reader], edges: Iterable[Edge]) -> None:
        """Raises ValueError for a key twice, an edge to nobody or nothing, and figures that make no sense."""
        in_order, readers = sorted(needs, key=lambda need: need.key), sorted(people, key=lambda one: one.key)
        self.need_keys, self.person_keys = [need.key for need in in_order], [one.key for one in readers]
        self.wanted, self.weight = [need.wanted for need in in_order], [need.weight for need in in_order]
        self.capacity, self.load = [one.capacity for one in readers], [one.load for one in readers]
        self._look()
        self._lay(edges)
        self.met = [0.0] * len(in_order)
        self.free = list(self.capacity)
        self.held: list[list[int]] = [[] for _ in readers]
        self.taken = bytearray(len(self.edge_p))

    def _look(self) -> None:
        for keys in (self.need_keys, self.person_keys):
            if any(first == second for first, second in pairwise(keys)):
                raise ValueError("a key stands for one need or one person")
        if not all(0 <= wanted < float("inf") for wanted in self.wanted):
            raise ValueError("wanted is at least 0")
        if not all(0 < weight < float("inf") for weight in self.weight):
            raise ValueError("a weight is above 0")
        if any(capacity < 0 or capacity != int(capacity) for capacity in self.capacity):
            raise ValueError("capacity is a whole number, at least 0")
        if not all(0 <= load < float("inf") for load in self.load):
            raise ValueError("load is at least 0")

    def _lay(self, edges: Iterable[Edge]) -> None:
        """Edges by need, then person; of the same pair twice the likelier one; those without a chance left out."""
        need_place = {key: place for place, key in enumerate(self.need_keys)}
        person_place = {key: place for place, key in enumerate(self.person_keys)}
        laid: list[list[tuple[int, float]]] = [[] for _ in self.need_keys]
        try:
            for need, person, p in edges:
                if not 0 <= p <= 1:
                    raise ValueError("a probability lies between 0 and 1")
                if p:
                    laid[need_place[need]].append((person_place[person], p))
        except KeyError:
            raise ValueError("an edge leads from a need that was given to a person who was given") from None
        self.edge_need: list[int] = []
        self.edge_person: list[int] = []
        self.edge_p: list[float] = []
        self.of_need: list[range] = []
        for place, mine in enumerate(laid):
            begun = len(self.edge_p)
            likeliest = dict(sorted(mine))
            self.edge_person.extend(likeliest)
            self.edge_p.extend(likeliest.values())
            self.edge_need.extend([place] * len(likeliest))
            self.of_need.append(range(begun, len(self.edge_p)))

    def take(self, edge: int) -> None:
        """Ask this person for this need."""
        person = self.edge_person[edge]
        self.taken[edge] = 1
        self.met[self.edge_need[edge]] += self.edge_p[edge]
        self.free[person] -= 1
        self.held[person].append(edge)

    def drop(self, edge: int) -> None:
        """Do not ask them after all."""
        person = self.edge_person[edge]
        self.taken[edge] = 0
        self.met[self.edge_need[edge]] -= self.edge_p[edge]
        self.free[person] += 1
        self.held[person].remove(edge)

    def strain(self, person: int) -> float:
        """How much of what this person can carry they carry already, with what is chosen here: 0 to 1."""
        whole = self.load[person] + self.capacity[person]
        return (whole - self.free[person]) / whole if whole else 1.0

    def chance(self, edge: int) -> float:
        """0 to 1, different for different pairs: lets no key come first where all else is equal."""
        mixed = (self.need_keys[self.edge_need[edge]] * 0x9E3779B1) ^ (
            self.person_keys[self.edge_person[edge]] * 0x85EBCA77
        )
        mixed = (mixed ^ (mixed >> 15)) * 0x2C1B3C6D & 0xFFFFFFFF
        return float((mixed ^ (mixed >> 13)) / 0x100000000)

    def missing(self, need: int) -> float:
        """How many people this need still lacks."""
        return max(0.0, self.wanted[need] - self.met[need])

    def value(self) -> float:
        """Σ weight · min(wanted, Σ p): what all of this is for."""
        return sum(
            weight * min(wanted, met) for weight, wanted, met in zip(self.weight, self.wanted, self.met, strict=True)
        )
