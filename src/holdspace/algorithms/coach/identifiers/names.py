"""Names of clients and of those close to them, by what stands around a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.findings import ASK, BLOCK, Identifier
from holdspace.algorithms.coach.identifiers import standing
from holdspace.algorithms.coach.identifiers.cues.doing import DOING, TALK
from holdspace.algorithms.coach.identifiers.cues.small import WHEREABOUTS
from holdspace.algorithms.coach.identifiers.initials import initials
from holdspace.algorithms.coach.identifiers.lexicon import listed, ordinary, slip, thing
from holdspace.algorithms.coach.identifiers.runs import GRAND, TITLES, runs
from holdspace.algorithms.coach.identifiers.types import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.identifiers.runs import Run
    from holdspace.algorithms.coach.identifiers.scene import Scene

PREFIXES = frozenset(
    "pre non post anti co re un self ex sub mid inter multi micro bi semi mini tele de over under ish".split()
)
_WHOLE_WORD = 2
# Ends of long words that are nobody's name, whatever dictionary has them: "recoupment".
NO_NAMES_END = ("ment", "ness", "tion", "sion", "ology", "ectomy", "ization", "aholic", "ability", "iatric")
LONG = 9
SHORTEST_PART = 4  # of "waitlist"; shorter ones make up names, as in "jackson"
_AGE_IN_BRACKETS = re.compile(r" \(\d\d?[,)]")
_WAS_PROMISED = re.compile(r"(?:name|him|her|them|sel[fv]\w*)s?(?: \w+){0,3}[.:?] [A-Z][a-z]+[.,]")
_PROMISED = re.compile(
    r"\b(?:(?:[Hh]is|[Hh]er|[Tt]heir|the [a-z]+'s) (?:\w+ )?(?:nick)?names?|[Cc]alls? (?:him|her|them|himself|herself))"
    r"(?: \w+){0,3}?[.:?] (?P<it>[A-Z][a-z]+)[.,]"
)
BEFORE_PLACES = frozenset("new fort port mount los las san santa saint lake".split())
SMALL_TITLES = frozenset(("mr", "mrs", "ms", "mx", "señor", "señora"))
WHY = {
    "full": "This is somebody's full name, and what stands around it says that they are a client or close to one.",
    "named": "This looks like the name of a client, or of somebody close to one.",
    "ask": "Is this the name of a client or of somebody close to one? “My client” or “they” would do.",
}


def names(scene: Scene) -> Iterator[Identifier]:
    """Names with a capital, names without one, and initials."""
    known_elsewhere = _elsewhere(scene)
    for run in runs(scene):
        if _is_a_name(scene, run, known_elsewhere):
            yield _found(scene, run)
    yield from _told_after(scene)
    yield from _without_capital(scene, known_elsewhere)
    yield from initials(scene)


def _elsewhere(scene: Scene) -> set[str]:
    """Names that are somebody else's somewhere in the text, with those beside them: they are so all through it."""
    lows: set[str] = set()
    before: Run | None = None
    last: Run | None = None
    for run in runs(scene):
        beside = (
            before is not None
            and scene.text[before.end : run.start].strip(" ,") in ("and", "&", "")
            and before.last + 2 >= run.first
        )
        if standing.is_somebody_else(scene, run) or (beside and not standing.is_cued(scene, run.start, run.end)):
            lows |= {word.low for word in run.words(scene)}
            if (
                last
                and last.opens
                and scene.text[last.end : run.start] in (" and ", " & ")
                and not standing.is_cued(scene, last.start, 0)
            ):
                lows |= {word.low for word in last.words(scene)}
            before = run
        else:
            before = None
        last = run
    return lows


def _is_a_name(scene: Scene, run: Run, known_elsewhere: set[str]) -> bool:
    words = run.words(scene)
    if len(words) == 1 and words[0].low in TITLES | GRAND - listed("names_too"):
        return False
    cued = standing.is_cued(scene, run.start, run.end)
    if standing.says_own_name(scene, run):
        return True
    if standing.is_somebody_else(scene, run) or (
        run.title in ("st", "saint") and not cued and not scene.speaks_of(run.start, "client")
    ):
        return False
    if len(words) > 1 and words[0].low in BEFORE_PLACES and not cued:
        return False
    if all(word.low in known_elsewhere for word in words):
        return False
    if run.look == "thing":
        return (cued and not thing(words[0].low)) or bool(_AGE_IN_BRACKETS.match(scene.text[run.end : run.end + 5]))
    if run.title in TITLES:
        return True
    if standing.begins_a_title(scene, run) or (not cued and standing.is_in_a_title(scene, run)):
        return False
    if run.look == "known":
        return (cued and standing.is_named(scene, run.start)) or standing.is_a_known_word_as_name(scene, run, cued=cued)
    if not cued and standing.goes_with_a_thing(scene, run):
        return False
    if standing.is_a_house(scene, run) or standing.follows_a_place(scene, run):
        return False
    if run.look == "either" and len(words) == 1:
        return standing.is_a_name_for_once(scene, run, cued=cued)
    if standing.follows_an_article(scene, run):
        return standing.is_a_household(scene, run)
    if len(words) == 1 and not cued and standing.ends_a_list(scene, run):
        return False
    if run.opens and len(words) == 1 and not cued:
        return standing.is_like_a_person(scene, run)
    return True


def _told_after(scene: Scene) -> Iterator[Identifier]:
    """What follows as a sentence of its own where somebody's name was promised: "They never use his name. Spud."."""
    for match in _PROMISED.finditer(scene.text) if _WAS_PROMISED.search(scene.text) else ():
        yield Identifier(*match.span("it"), NAME, ASK, "name", WHY["ask"])


def _found(scene: Scene, run: Run) -> Identifier:
    start, end = run.start, run.end
    if run.title and scene.words[run.first].low != run.title:
        start = scene.words[run.first - 1].start
    whole = run.last - run.first + 1 >= _WHOLE_WORD
    cued = standing.is_cued(scene, start, end) or run.title in TITLES
    if cued:
        return Identifier(start, end, NAME, BLOCK, "name", WHY["full" if whole else "named"])
    return Identifier(start, end, NAME, ASK, "name", WHY["ask"])


def _without_capital(scene: Scene, known_elsewhere: set[str]) -> Iterator[Identifier]:
    words = scene.words
    for at, word in enumerate(words):
        either = _may_be_small(word.low) or (at > 0 and words[at - 1].low in SMALL_TITLES)
        if not either and _is_plain(word.low) and not _is_gone_by(scene, at):
            continue
        if word.capital or not word.text[0].isalpha() or "." in word.text or word.low in known_elsewhere:
            continue
        if not standing.is_lower_case_name(scene, at, either=either):
            continue
        cued = standing.is_cued(scene, word.start, word.end)
        after = scene.low[word.end : word.end + 60]
        if (
            either
            or cued
            or not slip(word.low)
            or (word.opens and any(cue.match(after) for cue in (DOING, TALK, WHEREABOUTS)))
        ):
            why = WHY["named" if cued else "ask"]
            yield Identifier(word.start, word.end, NAME, BLOCK if cued else ASK, "name", why)


def _is_gone_by(scene: Scene, at: int) -> bool:
    """Whether somebody is said to go by it, whatever it is: "goes by dutch"."""
    word = scene.words[at]
    return (
        at > 0
        and scene.words[at - 1].low in ("by", "to", "as", "him", "her", "herself", "himself", "nicknamed")
        and word.low not in _NO_NICKNAMES
        and bool(_GOES_BY.search(scene.before(word.start, 40)))
    )


_GOES_BY = re.compile(
    r"(?:\b(?:he|she|they|client|patient|pt|kid|who|regulars?|everybody|everyone|people|lads|guys)|,) (?:\w+ )?"
    r"(?:goes by|go by|answers to|known as|calls? (?:him|her)(?:self)?|nicknamed) $"
)
_NO_NICKNAMES = frozenset(
    "a an the his her their my our it this that what when how on in at to so too back over out up name".split()
)


def _may_be_small(low: str) -> bool:
    """Whether a word is an ordinary one and a name as well."""
    return low in listed("names_too") and (ordinary(low) or thing(low))


def _is_plain(low: str) -> bool:
    """Whether a word in small letters is no name, whatever stands beside it."""
    if len(low) < _WHOLE_WORD or ordinary(low) or thing(low) or _compound(low):
        return True
    return len(low) >= LONG and low.removesuffix("s").endswith(NO_NAMES_END)


def _compound(low: str) -> bool:
    if "-" not in low:
        return any(
            ordinary(low[:at]) and ordinary(low[at:]) for at in range(SHORTEST_PART, len(low) - SHORTEST_PART + 1)
        )
    return all(ordinary(part) or thing(part) for part in low.split("-") if len(part) > 1 and part not in PREFIXES)
