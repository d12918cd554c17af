"""Names in texts without capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.identifiers.cues.doing import (
    ANY_VERB,
    ARTICLE,
    AUX,
    DOING,
    HOUSEHOLD,
    KIN_AFTER,
    OBJECT,
    OF_MY_GROUP,
    TALK,
)
from holdspace.algorithms.coach.identifiers.cues.others import (
    CLIENTS_ROLE,
    ELSE_AFTER,
    ELSE_BEFORE,
    ROLE_BEFORE,
    WITH,
    WORK_ROLE,
)
from holdspace.algorithms.coach.identifiers.cues.placing import HOUSE_AFTER
from holdspace.algorithms.coach.identifiers.cues.small import (
    BARE,
    CLAUSE,
    DID,
    HARDLY_WORDS,
    SMALL_AFTER,
    SMALL_CUE,
    SMALL_PERSON,
    SMALL_TITLE,
    WHEREABOUTS,
)
from holdspace.algorithms.coach.identifiers.lexicon import ordinary, slip, thing
from holdspace.algorithms.coach.identifiers.standing.cued import is_cued, is_named

if TYPE_CHECKING:
    from holdspace.algorithms.coach.identifiers.scene import Scene


_HERE_IS = re.compile(r"\b(?:it'?s|that'?s|here'?s) $")
# Who is on a list: "no-shows today: marcus, leyla".
_LISTED = re.compile(
    r"\b(?:no[- ]?shows?|absent|present|cancell?(?:ed|ations?)|late|list|caseload|check-?ins?|to (?:call|see)|visits?|"
    r"waiting|discharges?|admissions?|intakes?|new|today|tomorrow)(?: [\w']+){0,2}: (?:[\w' ]{2,20}, (?:and )?){0,6}$"
)
_OLD_SO_AND_SO = re.compile(
    r"(?:^|[^\w ] |\b(?:and|with|for|about|to|from|then|but|saw|n) )(?:old|wee|young|lil|ol'|poor) $"
)
_WITH_INITIAL = re.compile(r" (?![aiu]\b)[a-z]\.? (?:and|n|is|was|has|had|back|again|\w+ed|came|went|called)\b")
_AND_LETTER = re.compile(
    r" [b-hj-tv-z]\.?(?: (?:from|on|at|in|is|was|has|today|tomorrow|please|pls|and|for)\b|[,.!?]|$)"
)
_AGAIN = re.compile(r" (?:again|who|on the phone|at the door|calling|awol|mia)\b")


def is_lower_case_name(scene: Scene, at: int, *, either: bool) -> bool:
    """Whether a word without a capital is a name, by the words beside it. `either`: it is an ordinary word too."""
    word = scene.words[at]
    before, after = scene.before(word.start, 70), scene.low[word.end : word.end + 60]
    cued = is_cued(scene, word.start, word.end)
    if (ROLE_BEFORE.search(before) and not CLIENTS_ROLE.search(before)) or ELSE_AFTER.match(after):
        return False
    if before.endswith(("#", "/", "@", ".", "_")) or (WORK_ROLE.search(before) and not cued):
        return False
    if re.search(r"(?:^|[:,;] )(?:one|two|three) $", before):
        return False
    if is_named(scene, word.start) or SMALL_TITLE.search(before):
        return True
    if _LISTED.search(before):
        return not ordinary(word.low)
    if (not either or word.low in HARDLY_WORDS) and _OLD_SO_AND_SO.search(before):
        return True
    if either:
        return _is_a_small_word_as_name(word.low, before, after, opens=word.opens)
    if (ELSE_BEFORE.search(before) and not WITH.search(before)) or HOUSE_AFTER.match(after):
        return False
    if ARTICLE.search(before):
        return bool(HOUSEHOLD.match(after))
    if _is_a_whole_name(scene, at) or (word.opens and _WITH_INITIAL.match(after)) or _AND_LETTER.match(after):
        return True
    if re.search(r"[\"'](?:hi |hey )?it'?s $", before):
        return True
    if (_HERE_IS.search(before) or word.opens) and _AGAIN.match(after):
        return True
    if word.opens and WHEREABOUTS.match(after):
        return True
    begins = word.opens or bool(CLAUSE.search(before))
    does = any(cue.match(after) for cue in (DOING, TALK, AUX, ANY_VERB, KIN_AFTER))
    does = does or bool(DID.match(after))
    return cued or (begins and does) or bool(word.owns and KIN_AFTER.match(after)) or bool(OBJECT.search(before))


def _is_a_whole_name(scene: Scene, at: int) -> bool:
    """Whether the word beside it is as unknown to a dictionary: "stephanie kowalczyk"."""
    word = scene.words[at]
    for other in scene.words[max(0, at - 1) : at] + scene.words[at + 1 : at + 2]:
        between = scene.text[min(word.end, other.end) : max(word.start, other.start)]
        if between == " " and other.text.islower() and other.text.isalpha() and not slip(word.low):
            return not (ordinary(other.low) or thing(other.low) or slip(other.low)) and len(other.low) > 2 < len(
                word.low
            )
    return False


def _is_a_small_word_as_name(low: str, before: str, after: str, *, opens: bool) -> bool:
    """The same for "hope", "will", "june" in a text without capitals."""
    if low not in BARE or ARTICLE.search(before):
        return False
    if (opens or CLAUSE.search(before)) and (DOING.match(after) or OF_MY_GROUP.match(after)):
        return True
    if before.endswith("(") and after.startswith(")") and SMALL_CUE.search(before[:-1]):
        return True
    if low in HARDLY_WORDS and (opens or CLAUSE.search(before)) and (AUX.match(after) or ANY_VERB.match(after)):
        return True
    if low in ("will", "may", "mark", "bill") and not SMALL_PERSON.search(before):
        return False
    if SMALL_CUE.search(before):
        return bool(
            DOING.match(after) or AUX.match(after) or re.match(r" (?:no[- ]?show\w*|reports?|called|'s)\b|'s ", after)
        )
    return bool(SMALL_PERSON.search(before) and SMALL_AFTER.match(after))
