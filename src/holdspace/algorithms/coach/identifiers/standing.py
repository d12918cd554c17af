"""Whose name it is: a client's or somebody's close to one, or the writer's, a colleague's, an author's, a house's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.identifiers.cues import (
    ANY_VERB,
    ARTICLE,
    AUX,
    BARE,
    CLIENTS_ROLE,
    CUE,
    DOING,
    ELSE_AFTER,
    ELSE_BEFORE,
    GOING_TO,
    HOUSE_AFTER,
    HOUSEHOLD,
    KIN,
    KIN_AFTER,
    MONTHS,
    NAMED,
    OBJECT,
    OTHERS_ROLE,
    PLACED,
    ROLE_BEFORE,
    SAYING,
    TALK,
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
    before = scene.before(start, 60)
    if re.search(rf"\b(?:my|our)(?: \w+)? (?:{KIN})(?:,| is| was)? $", before) and not CLIENTS_ROLE.search(before):
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
    before, after = scene.before(run.start, 70), scene.low[run.end : run.end + 60]
    if run.title and scene.words[run.first].low != run.title:
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
    if run.title in GRAND and run.title not in ("father", "saint", "st", "king", "queen", "lord", "lady"):
        return True
    if (found := ELSE_BEFORE.search(before)) is not None:
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
    if len(lows) > 1 and lows[-1] in listed("houses"):
        return True
    known = sum(look_of([word]) in ("known", "thing") for word in run.words(scene))
    return (len(lows) >= 3 and known >= len(lows) - 1) or (len(lows) == 2 and known == 2)


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
    after, before = scene.low[run.end : run.end + 60], scene.before(run.start, 40)
    if follows_an_article(scene, run):
        return is_a_household(scene, run) and word.low not in listed("world")
    acts = bool(DOING.match(after) or KIN_AFTER.match(after) or AUX.match(after) or TALK.match(after))
    if word.low in MONTHS or word.low in listed("world"):
        return is_named(scene, run.start) or (
            acts
            and not re.search(
                r"\b(?:in|since|until|till|last|next|this|by|of|from|during|every|before|after|on|late|early|mid|and|"
                r"to|for) $",
                before,
            )
            and not re.match(
                r" (?:started|starts|left|came|went|comes|goes|turned|brought|brings|gave|gets|got|passed|is|was)\b",
                after,
            )
        )
    if run.opens:
        return (
            acts
            or cued
            or (
                bool(
                    re.match(
                        r"(?: \((?:\d|[a-z])|, \d\d|, (?:who|my (?:client|patient|\d))| and [A-Z])",
                        scene.text[run.end : run.end + 12],
                    )
                )
                and word.low not in ("will", "may")
            )
        )
    return word.low not in ("will", "may", "god") or cued or acts


def is_like_a_person(scene: Scene, run: Run) -> bool:
    """Whether a word that opens a sentence, unknown to a dictionary, does or has what people do and have."""
    after = scene.low[run.end : run.end + 60]
    if re.match(
        r" (?:for|in|on|at|or|vs|versus|as|waitlist|shortage|works|helps|denied|counts|reprocessed|ate|is "
        r"(?:a|an|the|not a|free|great|down|parent|weird|my|so|full|open|on sale)|made|makes|made me|did more|"
        r"question|questions|tips|lyrics|that|this|to)\b",
        after,
    ):
        return bool(re.search(r"\b(?:he|she|him|her|his)\b", scene.around(run.start)))
    return True


def is_lower_case_name(scene: Scene, at: int, *, either: bool) -> bool:
    """Whether a word without a capital is a name, by the words beside it. `either`: it is an ordinary word too."""
    word = scene.words[at]
    before, after = scene.before(word.start, 70), scene.low[word.end : word.end + 60]
    if (ROLE_BEFORE.search(before) and not CLIENTS_ROLE.search(before)) or ELSE_AFTER.match(after):
        return False
    if follows_word(before) or (WORK_ROLE.search(before) and not is_cued(scene, word.start, word.end)):
        return False
    named = is_named(scene, word.start) or bool(
        re.search(rf"\b(?:{'|'.join(TITLES - {'sister', 'brother', 'miss', 'uncle', 'auntie'})})\.? $", before)
    )
    begins = (
        word.opens
        or not before.strip()
        or bool(
            re.search(
                r"(?:^|[,;:.!?(\-] ?|\b(?:and|but|then|when|because|bc|that|if|so|while|after|since|until|how) )$",
                before,
            )
        )
    )
    acts = bool(DOING.match(after) or TALK.match(after))
    if either:
        return named or (
            begins
            and bool(DOING.match(after))
            and not ARTICLE.search(before)
            and word.low in BARE
            and scene.speaks_of(word.start, "client") | begins
        )
    if named:
        return True
    if (ELSE_BEFORE.search(before) and not WITH.search(before)) or HOUSE_AFTER.match(after):
        return False
    if ARTICLE.search(before):
        return bool(HOUSEHOLD.match(after))
    if is_cued(scene, word.start, word.end):
        return True
    if begins and (acts or AUX.match(after) or ANY_VERB.match(after) or KIN_AFTER.match(after)):
        return True
    return bool(word.owns and KIN_AFTER.match(after)) or (bool(OBJECT.search(before)) and not ordinary(word.low))


def follows_word(before: str) -> bool:
    """Whether a hash or a slash stands before it."""
    return before.endswith(("#", "/", "@", ".", "_"))
