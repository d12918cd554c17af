"""Whose name it is: a client's or somebody's close to one, or the writer's, a colleague's, an author's, a house's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.identifiers.cues import (
    AGE_AFTER,
    ANY_VERB,
    ARTICLE,
    AUX,
    BARE,
    CLAUSE,
    CLIENTS_ROLE,
    CUE,
    DAYS,
    DOING,
    ELSE_AFTER,
    ELSE_BEFORE,
    FAR_KNOWN,
    FORMAL,
    GOING_TO,
    HOUSE_AFTER,
    HOUSEHOLD,
    IN_TIME,
    KIN_AFTER,
    MONTHS,
    NAMED,
    OBJECT,
    OF_A_LIFE,
    OTHERS_ROLE,
    OWN_KIN,
    PERSON_BEFORE,
    PERSON_ONLY,
    PLACED,
    ROLE_BEFORE,
    SAYING,
    SMALL_AFTER,
    SMALL_CUE,
    SMALL_PERSON,
    SMALL_TITLE,
    SURNAMES,
    TALK,
    TIME_PASSES,
    TO_SOMEBODY,
    WITH,
    WITH_ELSE,
    WORK_ROLE,
)
from holdspace.algorithms.coach.identifiers.lexicon import listed, ordinary
from holdspace.algorithms.coach.identifiers.runs import GRAND, TITLES, look_of

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


def is_named(scene: Scene, start: int) -> bool:
    """Whether somebody is said to be called so."""
    before = scene.before(start, 60)
    return bool(NAMED.search(before)) and bool(
        re.search(
            r"\b(?:he|she|him|her|they|them|client|patient|pt|kid|boy|girl|man|woman|baby|his|their|guy|teen|"
            r"resident)\b",
            scene.around(start),
        )
    )


def is_somebody_else(scene: Scene, run: Run) -> bool:
    """Whether it is the writer's own name, a colleague's, an author's, one of the writer's household."""
    key = ("else", run.start, run.end)
    if key not in scene.kept:
        scene.kept[key] = _is_somebody_else(scene, run)
    return scene.kept[key]


def _is_somebody_else(scene: Scene, run: Run) -> bool:
    before, after = scene.before(run.start, 70), scene.low[run.end : run.end + 60]
    if run.title in FORMAL and scene.words[run.first].low != run.title:
        before = re.sub(r"\w+\.? ?$", "", before)
    lows = [word.low for word in run.words(scene)]
    if _is_public(scene, run, lows, before, after):
        return True
    if CLIENTS_ROLE.search(before):
        return False
    if ROLE_BEFORE.search(before) and not OTHERS_ROLE.search(before):
        return True
    if ELSE_AFTER.match(after):
        return True
    if WORK_ROLE.search(before) and not OTHERS_ROLE.search(before) and not is_cued(scene, run.start, run.end):
        return True
    if run.title in GRAND and run.title not in (
        "father",
        "saint",
        "st",
        "king",
        "queen",
        "lord",
        "lady",
    ):
        return True
    if re.search(r"\bas $", before) and SAYING.match(after):
        return True
    if (found := ELSE_BEFORE.search(before)) is not None:
        if run.owns and OF_A_LIFE.match(after):
            return False
        if run.owns and re.search(r"i'?m $|i am $", found[0]):
            return False
        return (
            not WITH.search(before)
            or bool(WITH_ELSE.search(before))
            or bool(re.search(r"\b(?:by|read|reading|per) $", before))
        )
    return False


def _is_public(scene: Scene, run: Run, lows: list[str], before: str, after: str) -> bool:
    known = [low for low in lows if low in listed("public")]
    if lows[-1] == "rogers" and run.title == "mr":
        return True
    if lows[-1] in FAR_KNOWN and run.title not in TITLES:
        return True
    if not known or run.title in TITLES or is_named(scene, run.start):
        return False
    if len(lows) == 1:
        return not (run.look == "either" and not re.match(r"'s|,? (?:said|says|wrote|would|called)\b", after))
    return (
        lows[-1] in known
        and not is_cued(scene, run.start, run.end)
        and (not DOING.match(after) or bool(SAYING.match(after)))
    )


def is_a_house(scene: Scene, run: Run) -> bool:
    """Whether it belongs to a clinic, a course, a book: by the word after it, its last word, its length."""
    lows = [word.low for word in run.words(scene)]
    after = scene.low[run.end : run.end + 30]
    if not run.owns and HOUSE_AFTER.match(after) and not HOUSEHOLD.match(after):
        return True
    if len(lows) == 2 and lows[-1] in SURNAMES and (acts(scene, run) or is_cued(scene, run.start, run.end)):
        return False
    if len(lows) > 1 and lows[-1] in listed("houses"):
        return True
    known = sum(look_of([word]) in ("known", "thing") for word in run.words(scene))
    return (len(lows) >= 3 and known >= len(lows) - 1) or (len(lows) == 2 and known == 2)


def is_a_known_word_as_name(scene: Scene, run: Run, *, cued: bool) -> bool:
    """Whether an ordinary word with a capital amid a sentence does what people do, or stands where they stand."""
    word = run.words(scene)[0]
    if (
        run.opens
        or re.match(r" (?:\d|[a-z]\b)", scene.low[run.end : run.end + 3])  # "Part 2", "Plan B"
        or run.last > run.first
        or follows_an_article(scene, run)
        or word.low in listed("houses") | listed("colleagues")
    ):
        return False
    return cued or acts(scene, run) or bool(PERSON_BEFORE.search(scene.before(run.start, 40)))


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


def acts(scene: Scene, run: Run) -> bool:
    """Whether what follows says that it does, says, is or has what people alone do, say, are or have."""
    after = scene.low[run.end : run.end + 60]
    return bool(
        DOING.match(after)
        or AUX.match(after)
        or TALK.match(after)
        or AGE_AFTER.match(after)
        or (run.owns and KIN_AFTER.match(after))
    )


def follows_a_place(scene: Scene, run: Run) -> bool:
    """Whether what stands before it is said of places and not of people."""
    before = scene.before(run.start, 50)
    if run.owns or not PLACED.search(before) or TO_SOMEBODY.search(before):
        return False
    return not before.endswith(" to ") or bool(GOING_TO.search(before))


def follows_an_article(scene: Scene, run: Run) -> bool:
    """Whether an article stands before it, as it does before things and not before people."""
    return bool(ARTICLE.search(scene.before(run.start, 12))) and not run.title


def is_a_household(scene: Scene, run: Run) -> bool:
    """Whether a family follows: "the Kowalczyk family"."""
    return bool(HOUSEHOLD.match(scene.low[run.end : run.end + 20])) or bool(
        re.search(r"\bthe $", scene.before(run.start, 6))
        and run.words(scene)[-1].low.endswith("s")
        and scene.speaks_of(run.start, "client")
        and run.look == "unknown"
        and run.last == run.first
        and scene.low[run.end : run.end + 1] in " ,."
    )


def is_a_name_for_once(scene: Scene, run: Run, *, cued: bool) -> bool:
    """Whether an ordinary word with a capital is a name here: Hope, Will, June."""
    word = run.words(scene)[0]
    before = scene.before(run.start, 40)
    if follows_an_article(scene, run):
        return is_a_household(scene, run) and word.low not in DAYS
    does = acts(scene, run)
    if word.low in MONTHS or word.low in listed("world"):
        if (
            is_named(scene, run.start)
            or PERSON_ONLY.search(before)
            or AGE_AFTER.match(scene.low[run.end : run.end + 60])
        ):
            return True
        return (
            (does or is_alone(scene, run))
            and not IN_TIME.search(before)
            and not TIME_PASSES.match(scene.low[run.end : run.end + 40])
        )
    if run.opens:
        return does or cued or is_alone(scene, run)
    return word.low != "god" or cued or does


def is_alone(scene: Scene, run: Run) -> bool:
    """Whether it is a whole sentence, in a text that speaks of somebody: "Lorna. Eighty-one."."""
    begins, ends = scene.sentence(run.start)
    speaks = any(who == "client" for _start, _end, who in scene.marks)
    return speaks and begins <= run.start and scene.text[run.end : ends].strip() == "."


def is_like_a_person(scene: Scene, run: Run) -> bool:
    """Whether a word that opens a sentence, unknown to a dictionary, does or has what people do and have."""
    after = scene.low[run.end : run.end + 60]
    if re.match(
        r" (?:for|in|on|at|or|vs|versus|as|waitlist|shortage|works|helps|denied|counts|reprocessed|ate|is "
        r"(?:a|an|the|not a|free|great|down|parent|weird|my|so|full|open|on sale)|made (?!it\b)|makes|did more|"
        r"question|questions|tips|lyrics|that|this|to)\b",
        after,
    ):
        return bool(re.search(r"\b(?:he|she|him|her|his)\b", scene.around(run.start)))
    return True


def is_lower_case_name(scene: Scene, at: int, *, either: bool) -> bool:
    """Whether a word without a capital is a name, by the words beside it. `either`: it is an ordinary word too."""
    word = scene.words[at]
    before, after = scene.before(word.start, 70), scene.low[word.end : word.end + 60]
    cued = is_cued(scene, word.start, word.end)
    if (ROLE_BEFORE.search(before) and not CLIENTS_ROLE.search(before)) or ELSE_AFTER.match(after):
        return False
    if before.endswith(("#", "/", "@", ".", "_")) or (WORK_ROLE.search(before) and not cued):
        return False
    if is_named(scene, word.start) or SMALL_TITLE.search(before):
        return True
    if either:
        return _is_a_small_word_as_name(word.low, before, after, opens=word.opens)
    if (ELSE_BEFORE.search(before) and not WITH.search(before)) or HOUSE_AFTER.match(after):
        return False
    if ARTICLE.search(before):
        return bool(HOUSEHOLD.match(after))
    begins = word.opens or bool(CLAUSE.search(before))
    does = any(cue.match(after) for cue in (DOING, TALK, AUX, ANY_VERB, KIN_AFTER))
    return cued or (begins and does) or bool(word.owns and KIN_AFTER.match(after)) or bool(OBJECT.search(before))


def _is_a_small_word_as_name(low: str, before: str, after: str, *, opens: bool) -> bool:
    """The same for "hope", "will", "june" in a text without capitals."""
    if low not in BARE or ARTICLE.search(before):
        return False
    if (opens or CLAUSE.search(before)) and DOING.match(after):
        return True
    if low in ("will", "may", "mark", "bill") and not SMALL_PERSON.search(before):
        return False
    if SMALL_CUE.search(before):
        return bool(
            DOING.match(after) or AUX.match(after) or re.match(r" (?:no[- ]?show\w*|reports?|called|'s)\b|'s ", after)
        )
    return bool(SMALL_PERSON.search(before) and SMALL_AFTER.match(after))
