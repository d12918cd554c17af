"""Whose name it is otherwise: the writer's own, a colleague's, an author's, one of the writer's household."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.identifiers.cues.doing import DOING
from holdspace.algorithms.coach.identifiers.cues.others import (
    CLIENTS_ROLE,
    ELSE_AFTER,
    ELSE_BEFORE,
    FAR_KNOWN,
    FORMAL,
    IN_CHARGE_OF,
    OF_A_LIFE,
    OTHERS_ROLE,
    ROLE_BEFORE,
    SAYING,
    WITH,
    WITH_ELSE,
    WORK_ROLE,
)
from holdspace.algorithms.coach.identifiers.lexicon import listed
from holdspace.algorithms.coach.identifiers.runs import GRAND, TITLES
from holdspace.algorithms.coach.identifiers.standing.around import is_of_the_work
from holdspace.algorithms.coach.identifiers.standing.cued import is_cued, is_named

if TYPE_CHECKING:
    from holdspace.algorithms.coach.identifiers.runs import Run
    from holdspace.algorithms.coach.identifiers.scene import Scene


_QUOTED = re.compile(
    r"^,? (?:once )?(?:(?:said|says|wrote)(?: that)?,?:? ?(?:\"|(?:each|every|all of us|you|we|there|nobody|everyone|"
    r"everybody)\b)|(?:says|writes|taught us|"
    r"reminds us)(?: that)? (?:we|there|to|grief|love|hope|shame|"
    r"trauma|healing|the (?:heart|body|mind|opposite|wound|self|soul|only way))\b)"
)
_THESE_DAYS = re.compile(
    r"\b(?:today|tonight|yesterday|this (?:morning|week)|last (?:week|night)|in session|"
    r"just|to me)\b"
)
_A_CLIENT = re.compile(r"^,? (?:is|was|has been|is also) (?:my|a|our|the) (?:\w+ )?(?:client|patient)\b")
_TAUGHT = re.compile(
    r"\b(?:book club|trainings?|conference|webinar|lectures?|(?:a|the|ted|'s) talk|keynote|workshop|summit|"
    r"seminar|grand rounds|"
    r"symposium|"
    r"memoir|biograph\w+|biopic|documentary)\b"
)
_WROTE_ON = re.compile(
    r" on (?:\w{3,}(?:ing|ness|hood|ism|ship)|burnout|grief|loss|shame|trauma|love|hope|attachment|rest|anger|"
    r"suicide|boundaries)\b"
)
# "We named our burnout. She's called Deborah."
_WE_NAMED = re.compile(
    r"\b(?:i|we|(?:the|our|my) (?:\w+ )?(?:group|team|staff|office|unit|class|interns|nurses|night shift))"
    r"(?:'ve| have|'s| has)? (?:named|nicknamed|christened|call|called) (?:the|our|my|it|this|that|an?) "
    r"(?!(?:\w+ )?(?:client|patient|baby|kid|boy|girl|teen))"
)
_GONE = re.compile(r"\b(?:miss(?:ing)? (?:you|u)|rest (?:easy|in peace|well)|rip|sleep well|fly high),? $")
_RULES = re.compile(r"'s? (?:\w+ )?(?:rules|principles|questions|steps|prayers?) (?:for|of|on)\b")
_BESIDE = re.compile(r"\b(?:right|stood|stands?|standing|sat|sits?|sitting|hurt|hit|raised|bitten|abused|loved) by $")
_CULTURE = re.compile(
    r"\b(?:hum(?:s|med|ming)?|songs?|albums?|playlists?|bands?|singing|radio|listen(?:ed|ing)? to|binge\w*|novels?|"
    r"movies?|episodes?|karaoke|just finished|rewatch\w*|audiobook|concert|soundtrack|poem)\b"
)


def is_somebody_else(scene: Scene, run: Run) -> bool:
    """Whether it is the writer's own name, a colleague's, an author's, one of the writer's household."""
    key = ("else", run.start, run.end)
    if key not in scene.kept:
        scene.kept[key] = _is_somebody_else(scene, run)
    return scene.kept[key]


def _is_somebody_else(scene: Scene, run: Run) -> bool:
    before, after = scene.before(run.start, 70), scene.low[run.end : run.end + 60]
    if (scene.says(_WE_NAMED) and re.search(r"\b(?:called|named|name is|name's|it|him|her)[,:]? $", before)) or (
        scene.says(_WE_NAMED) and before.endswith('"')
    ):
        return True
    if run.title in FORMAL and scene.words[run.first].low != run.title:
        before = re.sub(r"\w+\.? ?$", "", before)
    lows = [word.low for word in run.words(scene)]
    if not _A_CLIENT.match(after) and _is_public(scene, run, lows, before, after):
        return True
    if _GONE.search(before) or CLIENTS_ROLE.search(before) or _A_CLIENT.match(after) or IN_CHARGE_OF.search(before):
        return False
    if ROLE_BEFORE.search(before) and not OTHERS_ROLE.search(before):
        return True
    if is_of_the_work(scene, run):
        return True
    if ELSE_AFTER.match(after) and not (run.owns and OF_A_LIFE.match(after)):
        return True
    if WORK_ROLE.search(before) and not OTHERS_ROLE.search(before) and not is_cued(scene, run.start, run.end):
        return True
    if run.title and re.search(r"\b(?:i was|i got|i get|calls? me|called me|calling me) (?:called )?[\"']?$", before):
        return True
    if _is_read_or_heard(scene, run, before, after):
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
    if _BESIDE.search(before) or before.endswith("goes by "):
        return False
    if (found := ELSE_BEFORE.search(before)) is not None:
        if run.owns and OF_A_LIFE.match(after):
            return False
        if run.owns and re.search(r"i'?m $|i am $", found[0]):
            return False
        return (
            not WITH.search(before)
            or (bool(WITH_ELSE.search(before)) and not (before == "with " and scene.whose(run.start) == "client"))
            or bool(re.search(r"\b(?:by|read|reading|per) $", before))
        )
    return False


def _is_read_or_heard(scene: Scene, run: Run, before: str, after: str) -> bool:
    """Whether it is sung, filmed, taught or quoted, or has a house where colleagues meet, and no client is near."""
    begins = max(scene.sentence(run.start)[0] - 60, run.start - 200, 0)
    if _CULTURE.search(scene.low[begins : run.start]) and not scene.speaks_of(run.start, "client"):
        return True
    if scene.has_a_client:
        return False
    if (re.search(r"\bask $", before) and re.match(r"[.!]|$", after)) or (run.owns and _RULES.match(after)):
        return True
    if run.owns and re.search(r"\bat $", before) and re.match(r"'s(?:,| (?:place|house|office)|[.?!])", after):
        return True
    if run.last == run.first or run.title:
        return False
    if run.opens and _WROTE_ON.match(after):
        return True
    if _TAUGHT.search(scene.before(run.start, 80)) or _TAUGHT.search(scene.after(run.end, 80)):
        return True
    if scene.before(run.start, 2) == ", " and re.match(r" (?:says|said|writes|wrote|reminds us)[.!;]", after):
        return True
    return _QUOTED.match(after) is not None and not scene.says(_THESE_DAYS)


def _is_public(scene: Scene, run: Run, lows: list[str], before: str, after: str) -> bool:
    known = [low for low in lows if low in listed("public")]
    if lows[-1] == "rogers" and run.title == "mr":
        return True
    if lows[-1] in FAR_KNOWN and run.title not in TITLES:
        return True
    quoted = scene.text[run.start - 1 : run.start] == '"' and lows[-1] in known and len(lows) > 1
    if not known or run.title in TITLES or (is_named(scene, run.start) and not quoted):
        return False
    if quoted:
        return True
    if len(lows) == 1:
        return not (run.look == "either" and not re.match(r"'s|,? (?:said|says|wrote|would|called)\b", after))
    return (
        lows[-1] in known
        and not is_cued(scene, run.start, run.end)
        and (not DOING.match(after) or bool(SAYING.match(after)))
    )
