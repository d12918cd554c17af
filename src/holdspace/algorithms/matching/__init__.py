"""Who is asked for what: as many needs as possible met, nobody above their own capacity, load as even as that allows.

    match(needs, people, edges) -> [Match(need, person, p, reason), …]

Pure and deterministic; the order in which things are handed in does not matter. How it works, what it is measured
against and where its limits are: docs/algorithms/matching.md, and why it is made like this:
docs/decisions/0031-matching-by-hand.md.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from holdspace.algorithms.matching.board import CLOSE, Board
from holdspace.algorithms.matching.filling import ease, fill, swap
from holdspace.algorithms.matching.searching import FEW_NEEDS, STEPS, search
from holdspace.algorithms.matching.terms import Edge, Match, Need, Reader, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Edge", "Match", "Need", "Reader", "Reason", "match"]

FEW_PEOPLE = 3  # with no more than these to ask, that is the reason


def match(needs: Iterable[Need], people: Iterable[Reader], edges: Iterable[Edge], *, steps: int = STEPS) -> list[Match]:
    """Whom to ask for what, by need and person.

    Σ weight · min(wanted, Σ p) is made as large as this can: exactly for at most eight needs wherever `steps` suffice
    to look through all, close to the bound of the linear relaxation beyond. A need is offered to people until their
    probabilities add up to what it wants, and to nobody whose leaving would still leave enough. Only pairs with an edge
    come out, and nobody more often than their capacity.
    """
    board = Board(needs, people, edges)
    fill(board)
    swap(board)
    if len(board.wanted) <= FEW_NEEDS and any(board.missing(need) > CLOSE for need in range(len(board.wanted))):
        search(board, steps)
    ease(board)
    return _told(board)


def _told(board: Board) -> list[Match]:
    told = []
    for need, mine in enumerate(board.of_need):
        chosen = [edge for edge in mine if board.taken[edge]]
        if not chosen:
            continue
        likely = median(board.edge_p[edge] for edge in mine)
        carried = median(board.load[board.edge_person[edge]] for edge in mine)
        for edge in chosen:
            person = board.edge_person[edge]
            if len(mine) <= FEW_PEOPLE:
                reason = Reason.FEW
            elif board.edge_p[edge] > likely:
                reason = Reason.FITS
            elif board.load[person] < carried:
                reason = Reason.RESTED
            else:
                reason = Reason.ROOM
            told.append(Match(board.need_keys[need], board.person_keys[person], board.edge_p[edge], reason))
    return told
