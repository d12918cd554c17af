"""Whether a word does, says, is or has what people alone do, say, are or have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.identifiers.cues.doing import (
    AGE_AFTER,
    AUX,
    DOING,
    HOUSEHOLD,
    KIN_AFTER,
    OF_MY_GROUP,
    TALK,
)
from holdspace.algorithms.coach.identifiers.cues.people import any_of

if TYPE_CHECKING:
    from holdspace.algorithms.coach.identifiers.runs import Run
    from holdspace.algorithms.coach.identifiers.scene import Scene


def acts(scene: Scene, run: Run) -> bool:
    """Whether what follows says that it does, says, is or has what people alone do, say, are or have."""
    after = scene.low[run.end : run.end + 60]
    return bool(
        DOING.match(after)
        or AUX.match(after)
        or TALK.match(after)
        or AGE_AFTER.match(after)
        or OF_MY_GROUP.match(after)
        or (run.owns and KIN_AFTER.match(after))
    )


def is_a_household(scene: Scene, run: Run) -> bool:
    """Whether a family follows: "the Kowalczyk family"."""
    return bool(HOUSEHOLD.match(scene.low[run.end : run.end + 20])) or bool(
        re.search(r"\bthe $", scene.before(run.start, 6))
        and run.words(scene)[-1].low.endswith("s")
        and (scene.speaks_of(run.start, "client") or _WITH_PEOPLE.search(scene.before(run.start, 40)))
        and run.look == "unknown"
        and run.last == run.first
        and scene.low[run.end : run.end + 1] in " ,.!?"
    )


_IN_A_GROUP_OF_MINE = re.compile(rf"^ (?:in|on) (?:my|our) (?:[\w'-]+ ){{1,4}}?(?:{any_of('doing')})\b")
_WITH_PEOPLE = re.compile(
    r"\b(?:housing|home|beds?|visit\w*|session|met|saw|seeing|sat|check\w*|call\w*|cps|police|report\w*|knock\w*|"
    r"evict\w*|bell|door|moved)\b"
)
_AGE = re.compile(
    r" ?(?:\d\d?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|(?:four|fif|six|seven|eigh|"
    r"nine)teen)[.,]"
)


def is_alone(scene: Scene, run: Run) -> bool:
    """Whether it is a whole sentence, in a text that speaks of somebody: "Lorna. Eighty-one."."""
    begins, ends = scene.sentence(run.start)
    speaks = bool(_AGE.match(scene.low[ends : ends + 24])) or scene.has_a_client
    return speaks and begins <= run.start and scene.text[run.end : ends].strip() == "."


def is_like_a_person(scene: Scene, run: Run) -> bool:
    """Whether a word that opens a sentence, unknown to a dictionary, does or has what people do and have."""
    after = scene.low[run.end : run.end + 60]
    if (
        re.match(
            r"\.(?:\s|"
            r"$)",
            after,
        )
        and any(who == "work" for *_place, who in scene.marks)
        and not scene.speaks_of(run.start, "client")
    ):
        return is_alone(scene, run)
    if re.match(
        r", (?:near|by|in|close|downtown|any|evenings?|weekdays|mornings?|"
        r"afternoons?)\b",
        after,
    ) and not scene.speaks_of(run.start, "client"):
        return False
    if re.match(r",?[\"'],? i (?:said|say|told|lied|answered)\b", after):
        return False
    if re.match(r", (?:says|said|as) (?:my|our|the)\b", after):
        return False
    if re.match(r", (?:the|an?|my|our) ", after) and not scene.has_a_client:
        return False
    if _IN_A_GROUP_OF_MINE.match(after):
        return True
    if re.match(
        r" (?:for|in|on|at|or|vs|versus|as|waitlist|shortage|works(?! (?:the|two|three|nights|days|doubles|at|as|"
        r"there)\b)|helps|denied|counts(?= as\b| toward| if\b| for\b|[.!,])|reprocessed|ate (?:my|"
        r"our|the|all|a whole)|is "
        r"(?:a|an|the|not a|free|great|down|parent|weird|my|so|full|open|on sale)|made (?:my|our|the switch|"
        r"life|everything|billing)|makes (?:my|our|it|the|life|billing|me)|did more|"
        r"question|questions|tips|lyrics|that|this|to)\b",
        after,
    ):
        return bool(re.search(r"\b(?:he|she|him|her|his)\b", scene.around(run.start)))
    return True
