"""Whether a word with a capital belongs to a house, a title, a place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.identifiers.cues.doing import ARTICLE, HOUSEHOLD
from holdspace.algorithms.coach.identifiers.cues.placing import (
    FROM_A_PLACE,
    GOING_TO,
    HOUSE_AFTER,
    PLACED,
    SURNAMES,
    TO_SOMEBODY,
    WAYS,
)
from holdspace.algorithms.coach.identifiers.lexicon import listed, ordinary
from holdspace.algorithms.coach.identifiers.runs import look_of
from holdspace.algorithms.coach.identifiers.standing.cued import is_cued
from holdspace.algorithms.coach.identifiers.standing.persons import acts

if TYPE_CHECKING:
    from holdspace.algorithms.coach.identifiers.runs import Run
    from holdspace.algorithms.coach.identifiers.scene import Scene


def is_a_house(scene: Scene, run: Run) -> bool:
    """Whether it belongs to a clinic, a course, a book: by the word after it, its last word, its length."""
    lows = [word.low for word in run.words(scene)]
    if lows[-1] in WAYS and re.search(r"\d[a-z]? (?:[nsew]{1,2}\.? )?$", scene.before(run.start, 12)):
        return True
    after = scene.low[run.end : run.end + 30]
    if not run.owns and re.match(r" (?:area|metro|neighbou?rhood|district|exit)\b", after):
        return True
    if not run.owns and HOUSE_AFTER.match(after) and not HOUSEHOLD.match(after):
        return True
    if len(lows) == 2 and lows[-1] in SURNAMES and (acts(scene, run) or is_cued(scene, run.start, run.end)):
        return False
    if len(lows) > 1 and lows[-1] in listed("houses"):
        return True
    known = sum(look_of([word]) in ("known", "thing") for word in run.words(scene))
    return (len(lows) >= 3 and known >= len(lows) - 1) or (len(lows) == 2 and known == 2)


def begins_a_title(scene: Scene, run: Run) -> bool:
    """Whether it is the first part of a title: "My Grandmother's Hands"."""
    following = scene.words[run.last + 1] if run.last + 1 < len(scene.words) else None
    return (
        run.owns
        and run.look in ("known", "either")
        and following is not None
        and following.capital
        and ordinary(following.low)
        and not following.opens
    )


def is_in_a_title(scene: Scene, run: Run) -> bool:
    """Whether it stands between quotation marks, not first, where every longer word has a capital."""
    begins = scene.text.rfind('"', max(0, run.start - 60), run.start)
    ends = scene.text.find('"', run.end, run.end + 40)
    if begins < 0 or ends < 0 or begins + 1 == run.start or scene.text.count('"', 0, begins) % 2:
        return False
    inside = scene.text[begins + 1 : ends].rstrip(",.")
    return not re.search(r"[.!?]", inside) and all(word[0].isupper() for word in inside.split() if len(word) > 4)


_PLACE_BEFORE = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Aa]t|[Ff]rom|[Oo]utside) (?:[A-Z][\w']+ ?){1,3}, $")
_AGE = re.compile(r",? \(?(?:age \d|\d\d?[,)])|, aged? ")


def follows_a_place(scene: Scene, run: Run) -> bool:
    """Whether what stands before it is said of places and not of people."""
    before = scene.before(run.start, 50)
    if re.match(r" [A-Z]\.(?:\W|$)", scene.text[run.end : run.end + 4]) or _AGE.match(scene.low[run.end : run.end + 9]):
        return False
    if _continues_a_place(scene, run):
        return True
    if run.owns or not PLACED.search(before) or TO_SOMEBODY.search(before):
        return False
    if before.endswith("from ") and re.match(r" to [A-Z]", scene.text[run.end : run.end + 5]):
        return True
    if before.endswith(" from "):
        return bool(FROM_A_PLACE.search(before)) or not scene.has_a_client
    return not before.endswith(" to ") or bool(GOING_TO.search(before))


# Who offers hours or seats says where.
_OFFERED = re.compile(
    r"\b(?:openings?|slots?|sliding scale|in person|in-person|telehealth|accepting|spots|seats|places|lunch "
    r"included|tickets|"
    r"hiring|\d+/hr|per hour|fte|free|doors|bring|rsvp|lunch provided|sublet|for rent|to rent)\b"
)


# "August 20 and 21, Yakima, lunch on us."
_ON_A_DAY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:(?: and |-| to | & )\d{1,2})?, $"
)
_I_AM = re.compile(r"(?:hi |hello |hey )?(?:all |everyone |folks )?,? ?i'?m [^\W\d]+, ")
_SOMEBODY = re.compile(r"\b(?:he|she|him|her|his|he's|she's|client|patient|mother|father|mom|mum|dad|son|daughter)\b")


def ends_a_list(scene: Scene, run: Run) -> bool:
    """Whether it ends three things between commas where nobody is spoken of: "year nine, Spokane."."""
    before = scene.before(run.start, 60)
    around = scene.around(run.start)
    if before.endswith(", ") and _OFFERED.search(around) and not _SOMEBODY.search(around):
        return scene.low[run.end : run.end + 1] in (",", ".", "", "\n")
    if _ON_A_DAY.search(before) and not _SOMEBODY.search(around) and scene.text[run.end : run.end + 1] in (",", "."):
        return True
    if before.endswith(", ") and _I_AM.match(before.lstrip()) and scene.text[run.end : run.end + 1] in (",", ".", "!"):
        return True
    if scene.has_a_client or scene.low[run.end : run.end + 1] not in (".", "", "\n"):
        return False
    return before.endswith(", ") and before.count(",") > 1 and ", and " not in before


def _continues_a_place(scene: Scene, run: Run) -> bool:
    """Whether it says where a place is that no client is in: "near Alberta Arts, Portland"."""
    return bool(_PLACE_BEFORE.search(scene.text[max(0, run.start - 50) : run.start])) and not scene.speaks_of(
        run.start, "client"
    )


def goes_with_a_thing(scene: Scene, run: Run) -> bool:
    """Whether it says of what kind a thing is, in a sentence without a client: "a spare Lenormand deck"."""
    return (
        not run.owns
        and run.first == run.last
        and bool(_A_KIND_OF.search(scene.before(run.start, 30)))
        and bool(_THING_AFTER.match(scene.low[run.end : run.end + 20]))
        and not HOUSEHOLD.match(scene.low[run.end : run.end + 20])
        and not scene.speaks_of(run.start, "client")
        and not acts(scene, run)
    )


_A_KIND_OF = re.compile(r"\b(?:a|an|the|some|any|another|my|our|this|that|two|three|new|old|spare) (?:[a-z]+ )?$")
_THING_AFTER = re.compile(
    r" (?!and|again|now|today|tonight|yesterday|still|too|back|home|here|there|or|who|is|was|has|had|does|did|"
    r"said|says|at|in|on|to|for|with|from|but|that)[a-z]{3,}(?<!ed)\b"
)


def follows_an_article(scene: Scene, run: Run) -> bool:
    """Whether an article stands before it, as it does before things and not before people."""
    return bool(ARTICLE.search(scene.before(run.start, 12))) and not run.title
