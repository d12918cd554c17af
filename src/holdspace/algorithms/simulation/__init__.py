"""A community that lives for some weeks in a minute, with the real matching: what invitations change.

    play(members=1000, weeks=12, policy="invitations", chance=stream) -> {"seen_24h": …, …}

What is modelled, what it was fitted to and what it cannot say: docs/algorithms/simulation.md.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from holdspace.algorithms.inviting import TICK_MINUTES
from holdspace.algorithms.simulation.asking import Asking
from holdspace.algorithms.simulation.figures import tell
from holdspace.algorithms.simulation.params import Params, ParamsUnclear, check_size, read_params
from holdspace.algorithms.simulation.world import WEEK, World

if TYPE_CHECKING:
    from holdspace.algorithms.simulation.world import Chance

__all__ = ["POLICIES", "Params", "ParamsUnclear", "play", "read_params"]

POLICIES = ("open-feed", "invitations")
AFTERWARDS = WEEK  # hours: what was shared on the last day has its time, too


def play(*, members: int, weeks: int, policy: str, chance: Chance, params: Params | None = None) -> dict[str, Any]:
    """The figures of one run. `chance` gives a stream of chance for a name; the same streams give the same figures.

    Shares of the `weeks` count; life goes on for one week more, so that each of them has its stated time.
    """
    check_size(members, weeks)
    if policy not in POLICIES:
        raise ParamsUnclear(f"There is no policy {policy!r}. There are: {', '.join(POLICIES)}.")
    params = params or Params()
    world = World(members, params, chance)
    asking = None
    if policy == "invitations":
        asking = Asking(world, chance("asking"))
        world.listener = asking
    world.run(weeks * WEEK + AFTERWARDS, TICK_MINUTES / 60)
    shares = [share for share in world.shares if share.at < weeks * WEEK]
    member_weeks = members * (weeks + AFTERWARDS / WEEK)
    told = tell(shares, world.everybody, sent=asking.sent if asking else 0, member_weeks=member_weeks)
    return told | {"params": {"members": members, "weeks": weeks, "policy": policy} | asdict(params)}
