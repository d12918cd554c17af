"""Three passes: fill each need with those who fit and carry least, swap while that meets more, ease the strained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.algorithms.matching.board import CLOSE, FEWEST

if TYPE_CHECKING:
    from holdspace.algorithms.matching.board import Board

WORTH_IT = 1e-6  # people; a swap that meets less more is left alone, so that swapping ends


def fill(board: Board) -> None:
    """Needs that weigh most first, of these the ones that fewest can meet; each with the likely who carry little."""
    order = sorted(range(len(board.wanted)), key=lambda need: (-board.weight[need], len(board.of_need[need]), need))
    free, person, p = board.free, board.edge_person, board.edge_p
    for need in order:
        if board.wanted[need] <= CLOSE:
            continue
        able = [edge for edge in board.of_need[need] if free[person[edge]] > 0]
        worth = {
            edge: p[edge] * (1 - (1 - FEWEST) * board.strain(person[edge])) + CLOSE * board.chance(edge)
            for edge in able
        }
        for edge in sorted(able, key=worth.__getitem__, reverse=True):
            if board.met[need] >= board.wanted[need] - CLOSE:
                break
            board.take(edge)


def swap(board: Board) -> None:
    """While somebody who is asked for one need would be worth more to another, ask them there.

    Each exchange raises what is met, so this ends; a need that gave somebody away looks for others in its turn.
    """
    waiting = [need for need in range(len(board.wanted)) if board.missing(need) > CLOSE]
    while waiting:
        need = waiting.pop()
        while board.missing(need) > CLOSE:
            better = _best_exchange(board, need)
            if better is None:
                break
            taking, giving = better
            if giving >= 0:
                board.drop(giving)
                if board.missing(loser := board.edge_need[giving]) > CLOSE:
                    waiting.append(loser)
            board.take(taking)


def _best_exchange(board: Board, need: int) -> tuple[int, int] | None:
    """The edge to take and the one to give up for it (-1 for none) that raise what is met most."""
    missing, weight, best = board.missing(need), board.weight[need], WORTH_IT
    found = None
    p, person, free, held, taken = board.edge_p, board.edge_person, board.free, board.held, board.taken
    edge_need, met, wanted, weights = board.edge_need, board.met, board.wanted, board.weight
    for edge in board.of_need[need]:
        gain = weight * min(p[edge], missing)
        if gain <= best or taken[edge]:
            continue
        who = person[edge]
        if free[who] > 0:
            best, found = gain, (edge, -1)
            continue
        for other in held[who]:
            loser = edge_need[other]
            beyond = met[loser] - wanted[loser]
            loss = p[other] if beyond <= 0 else p[other] - beyond
            if gain - (weights[loser] * loss if loss > 0 else 0.0) > best:
                best, found = gain - (weights[loser] * loss if loss > 0 else 0.0), (edge, other)
    return found


def ease(board: Board) -> None:
    """Ask nobody who is not needed, and rather somebody who carries less wherever as much is met."""
    for need, mine in enumerate(board.of_need):
        chosen = [edge for edge in mine if board.taken[edge]]
        strained = sorted(chosen, key=lambda edge: (-board.strain(board.edge_person[edge]), edge))
        for edge in strained:
            without = board.met[need] - board.edge_p[edge]
            if without >= board.wanted[need] - CLOSE:
                board.drop(edge)
                continue
            enough = min(board.wanted[need], board.met[need]) - without - CLOSE
            if (other := _somebody_rested(board, mine, edge, enough)) is not None:
                board.drop(edge)
                board.take(other)


def _somebody_rested(board: Board, mine: range, edge: int, enough: float) -> int | None:
    """Of those who would meet at least as much, who would then carry least, if that is less than this person now."""
    least, found = board.strain(board.edge_person[edge]) - CLOSE, None
    for other in mine:
        who = board.edge_person[other]
        if board.edge_p[other] < enough or board.taken[other] or board.free[who] <= 0:
            continue
        after = board.strain(who) + 1 / (board.load[who] + board.capacity[who])
        if after < least:
            least, found = after, other
    return found
