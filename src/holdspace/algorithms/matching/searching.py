"""For few needs: look through every choice for one that meets more, leaving out only what cannot be better."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from holdspace.algorithms.matching.board import CLOSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.matching.board import Board

FEW_NEEDS = 8
STEPS = 20_000  # a twentieth of a second; with more than that to look through, what was best so far stays


def search(board: Board, steps: int = STEPS) -> bool:
    """Put the best choice on the board if it is better than what stands there; whether all was looked through."""
    walk = _Walk(board, steps)
    if walk.most <= board.value() + CLOSE:
        return True
    walk.go(0, 0.0)
    if walk.best is not None:
        for mine in list(board.held):
            for edge in list(mine):
                board.drop(edge)
        for edge in sorted(walk.best):
            board.take(edge)
    return walk.left > 0


class _Walk:
    """Person by person, every set of needs that this person has room for; met so far in `met`."""

    def __init__(self, board: Board, steps: int) -> None:
        self.board, self.left = board, steps
        of_person: dict[int, list[int]] = {}
        for edge, person in enumerate(board.edge_person):
            if board.capacity[person] and board.wanted[board.edge_need[edge]] > CLOSE:
                of_person.setdefault(person, []).append(edge)
        # Whoever can give most is decided first: then the bounds bite early.
        self.people = sorted(of_person.items(), key=lambda one: (-sum(board.edge_p[e] for e in one[1]), one[0]))
        self.met = [0.0] * len(board.wanted)
        self.chosen: list[int] = []
        self.best: list[int] | None = None
        self.best_value = board.value()
        self._look_ahead()
        self.most = self._bound(0, 0.0)

    def _look_ahead(self) -> None:
        """For each place in the row of people: what those from there on can add, by need, and by their own room."""
        board, needs = self.board, range(len(self.board.wanted))
        self.by_need = [[0.0 for _ in needs]]
        self.by_room = [0.0]
        for person, edges in reversed(self.people):
            rest = list(self.by_need[-1])
            for edge in edges:
                rest[board.edge_need[edge]] += board.edge_p[edge]
            self.by_need.append(rest)
            worth = sorted((board.weight[board.edge_need[e]] * board.edge_p[e] for e in edges), reverse=True)
            self.by_room.append(self.by_room[-1] + sum(worth[: board.capacity[person]]))
        self.by_need.reverse()
        self.by_room.reverse()

    def _bound(self, place: int, value: float) -> float:
        board = self.board
        by_need = sum(
            weight * min(wanted, met + rest)
            for weight, wanted, met, rest in zip(board.weight, board.wanted, self.met, self.by_need[place], strict=True)
        )
        return min(by_need, value + self.by_room[place])

    def go(self, place: int, value: float) -> None:
        """Decide the person at `place` and all behind."""
        self.left -= 1
        if value > self.best_value + CLOSE:
            self.best, self.best_value = list(self.chosen), value
        if self.left <= 0 or place == len(self.people) or self._bound(place, value) <= self.best_value + CLOSE:
            return
        person, edges = self.people[place]
        for some in self._sets(edges, self.board.capacity[person]):
            for edge in some:
                self.met[self.board.edge_need[edge]] += self.board.edge_p[edge]
            self.chosen.extend(some)
            self.go(place + 1, self._value())
            del self.chosen[len(self.chosen) - len(some) :]
            for edge in some:
                self.met[self.board.edge_need[edge]] -= self.board.edge_p[edge]

    def _sets(self, edges: list[int], room: int) -> Iterator[tuple[int, ...]]:
        """The sets of needs that this person can be asked for, largest first."""
        open_ones = [e for e in edges if self.met[self.board.edge_need[e]] < self.board.wanted[self.board.edge_need[e]]]
        for size in range(min(room, len(open_ones)), -1, -1):
            yield from combinations(open_ones, size)

    def _value(self) -> float:
        board = self.board
        return sum(w * min(wanted, met) for w, wanted, met in zip(board.weight, board.wanted, self.met, strict=True))
