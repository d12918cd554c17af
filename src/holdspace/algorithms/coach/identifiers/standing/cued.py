"""Whether what stands beside a word says that it is a client's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.identifiers.cues.others import CLIENTS_ROLE
from holdspace.algorithms.coach.identifiers.cues.people import CUE, NAMED, OWN_KIN

if TYPE_CHECKING:
    from holdspace.algorithms.coach.identifiers.runs import Run
    from holdspace.algorithms.coach.identifiers.scene import Scene


def is_cued(scene: Scene, start: int, end: int) -> bool:
    """Whether what stands beside a word says that it is the name of a client or of somebody close to one."""
    key = ("cued", start, end)
    if key not in scene.kept:
        scene.kept[key] = _is_cued(scene, start)
    return scene.kept[key]


def _is_cued(scene: Scene, start: int) -> bool:
    before = scene.before(start, 60)
    if OWN_KIN.search(before) and not CLIENTS_ROLE.search(before):
        return False
    cue = CUE.search(before)
    return cue is not None and bool(cue[0].strip())


_I_AM = re.compile(r"\b(?:call me|i'?m|i am|my name is|my name's|name is|name's|it's) $")
_SOMEBODY_SAID = re.compile(
    r"[,.!?]*\" ?(?:(?:he|she|they|my client|the \w+) (?:said|says|told|whispered|announced|goes|corrected|"
    r"replied|wrote|"
    r"insisted|signed)|(?:said|says) (?:he|she|the))\b"
)


_SIGNS = re.compile(r"\b(?:signs?|signed)\b[^.]{0,30}\"(?:your |love,? |yours,? )?$")


def says_own_name(scene: Scene, run: Run) -> bool:
    """Whether somebody who is told of says it of themself: "Call me Tank," he said."""
    if _SIGNS.search(scene.before(run.start, 60)):
        return scene.whose(run.start) == "client"
    said = _SOMEBODY_SAID.match(scene.low[run.end : run.end + 40])
    return said is not None and bool(_I_AM.search(scene.before(run.start, 20)))


def is_named(scene: Scene, start: int) -> bool:
    """Whether somebody is said to be called so."""
    before = scene.before(start, 60)
    return bool(NAMED.search(before)) and bool(
        re.match(r"\W*(?:goes by|answers? to|known as|nicknamed?|called)\b", scene.around(start))
        or re.search(
            r"\b(?:he|she|him|her|they|them|client|patient|pt|kid|boy|girl|man|woman|baby|his|their|guy|teen|"
            r"resident)\b",
            scene.around(start),
        )
    )
