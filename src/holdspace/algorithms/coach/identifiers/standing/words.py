"""Ordinary words that are names here: Hope, Will, June."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.identifiers.cues.doing import AGE_AFTER, PERSON_BEFORE
from holdspace.algorithms.coach.identifiers.cues.others import OF_A_LIFE
from holdspace.algorithms.coach.identifiers.cues.placing import (
    DAYS,
    IN_TIME,
    MONTHS,
    PLACED,
    TIME_PASSES,
    TO_SOMEBODY,
)
from holdspace.algorithms.coach.identifiers.cues.small import DID, PERSON_ONLY
from holdspace.algorithms.coach.identifiers.lexicon import listed, thing
from holdspace.algorithms.coach.identifiers.standing.cued import is_named
from holdspace.algorithms.coach.identifiers.standing.persons import acts, is_a_household, is_alone
from holdspace.algorithms.coach.identifiers.standing.things import follows_an_article

if TYPE_CHECKING:
    from holdspace.algorithms.coach.identifiers.runs import Run
    from holdspace.algorithms.coach.identifiers.scene import Scene
# "Honor is refusing the new ones and I think she has a point."
_DOES_AND_IS = re.compile(
    r"^ (?:(?:is|was|keeps|kept|has been|was just) \w{3,}ing|\w{2,}ed) [^.!?]*\b(?:he|she|"
    r"he'?s|she'?s|his|him)\b"
)
# Who is called after a look does what no look does: "Tiny violated again."
_LOOKS = frozenset(
    "tiny slim red happy lucky curly shorty rusty dusty sunny rocky precious noble loving innocent bonny bonnie buster "
    "stormy misty sandy ginger blue junior smiley sweet stretch bear bunny cookie sugar honey peaches".split()
)
_DID = re.compile(
    r"^ (?:(?:just|finally|never|always|also|still) )?(?:\w{2,}ed|has|had|hasn't|keeps|kept|won't|will|did|didn't|does|"
    r"doesn't|can't|got|came|went|ran|left|said|says|told|made|took|lost|sent|slept|wants|needs|won) "
)
# "Serenity isn't. She says so herself."
_IS_NOT = re.compile(
    r" (?:is|isn't|was|wasn't|does|doesn't|did|didn't|has|hasn't|will|won't|can|can't|would|wouldn't)[.,!;] "
    r"(?:she|he)\b"
)
_WEEKDAYS = frozenset("sunday monday tuesday wednesday thursday friday saturday".split())
_A_DAY = re.compile(r"\b(?:an?|the|every|any|each|one|no|his|her|their|my|our|this|that|last|next|of) (?:\w+ )?$")
_THEN = re.compile(r"\. [^.!?]{0,30}\b(?:he|she)\b")
FUNCTION_WORDS = frozenset("when after then because while before since until that with from about told".split())


def is_a_known_word_as_name(scene: Scene, run: Run, *, cued: bool) -> bool:
    """Whether an ordinary word with a capital amid a sentence does what people do, or stands where they stand."""
    word = run.words(scene)[0]
    if (
        run.opens
        or re.match(r" (?:\d|[A-HJ-Z]\b)", scene.text[run.end : run.end + 3])  # "Part 2", "Plan B"
        or run.last > run.first
        or _goes_with_the_word_before(scene, run)
        or follows_an_article(scene, run)
        or (
            not cued
            and PLACED.search(scene.before(run.start, 30))
            and not TO_SOMEBODY.search(scene.before(run.start, 40))
        )
        or word.low in listed("houses") | listed("colleagues")
    ):
        return False
    return cued or acts(scene, run) or bool(PERSON_BEFORE.search(scene.before(run.start, 40)))


def _goes_with_the_word_before(scene: Scene, run: Run) -> bool:
    """Whether an ordinary word with a capital stands before it: "Joint Commission", but not "When Winter cried"."""
    if not run.first:
        return False
    word = scene.words[run.first - 1]
    beside = scene.text[word.end : run.start] == " "
    return beside and word.capital and len(word.low) > 3 and word.low not in FUNCTION_WORDS


def is_a_name_for_once(scene: Scene, run: Run, *, cued: bool) -> bool:
    """Whether an ordinary word with a capital is a name here: Hope, Will, June."""
    word = run.words(scene)[0]
    before = scene.before(run.start, 40)
    if follows_an_article(scene, run):
        return is_a_household(scene, run) and word.low not in DAYS
    if word.low in _WEEKDAYS and _A_DAY.search(before):
        return False
    does = acts(scene, run)
    if word.low in MONTHS or thing(word.low):
        if (
            is_named(scene, run.start)
            or (run.owns and OF_A_LIFE.match(scene.low[run.end : run.end + 40]))
            or (run.opens and re.match(r" and (?:i|me) ", scene.low[run.end : run.end + 8]))
            or PERSON_ONLY.search(before)
            or AGE_AFTER.match(scene.low[run.end : run.end + 60])
            or (cued and before.endswith(", ") and scene.text[run.end : run.end + 1] == ",")
        ):
            return True
        return (
            (does or is_alone(scene, run))
            and not IN_TIME.search(before)
            and not TIME_PASSES.match(scene.low[run.end : run.end + 40])
        )
    if run.opens and word.low not in DAYS and re.match(r" and (?:i|me) ", scene.low[run.end : run.end + 8]):
        return True
    if run.opens and word.low in _LOOKS and _DID.match(scene.after(run.end, 40)):
        return True
    if (
        run.opens
        and word.low not in DAYS
        and DID.match(after := scene.low[run.end : run.end + 90])
        and _THEN.search(after)
    ):
        return True
    if run.opens and _IS_NOT.match(scene.low[run.end : run.end + 30]):
        return True
    if run.opens:
        alone = is_alone(scene, run) and scene.sentence(run.start)[1] < len(scene.text)
        return does or cued or alone or bool(_DOES_AND_IS.match(scene.after(run.end, 90)))
    return word.low != "god" or cued or does
