"""Places smaller than a state in which a client lives, learns, works, prays or is treated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.findings import ASK, Identifier
from holdspace.algorithms.coach.identifiers import standing
from holdspace.algorithms.coach.identifiers.cues.whereabouts import (
    DESCRIBED,
    DID_TO_SOMEBODY,
    EMPLOYED,
    GOING,
    IN,
    IS,
    ON_A_WAY,
    ONLY_PLACE,
    THEIR_VISIT,
    THERE,
    THERE_LATER,
    WHERE_THEY_ARE,
    WORKING,
)
from holdspace.algorithms.coach.identifiers.lexicon import listed, ordinary, slip, thing
from holdspace.algorithms.coach.identifiers.runs import runs
from holdspace.algorithms.coach.identifiers.types import LOCATION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.identifiers.runs import Run
    from holdspace.algorithms.coach.identifiers.scene import Scene

_PLACE_WORDS = frozenset(
    "street avenue road lane county city town village valley park heights beach hills hill island bay "
    "lake river falls springs creek harbor harbour ridge point grove "
    "high elementary middle primary school college university academy church temple mosque synagogue "
    "chapel hospital clinic shelter motel hotel inn apartments manor village "
    "center centre house library station mall market bridge plaza terrace ranch reservation neighborhood "
    "neighbourhood district projects estate estates prison jail penitentiary "
    "memorial general medical correctional preschool nursery kindergarten kitchen diner cafe grill foods "
    "home homes hospice lodge state steel timber farms logistics warehouse bank township parish borough "
    "camp quarter south north east west side boulevard trailer court gardens mission tabernacle".split()
)
_FAITHS = frozenset(
    "baptist methodist lutheran presbyterian pentecostal catholic episcopal adventist orthodox evangelical".split()
)
_KINDS_OF_PLACE = re.compile(
    r"^(?:'s)? (?:county|city|neighbou?rhood|area|high|elementary|middle school|primary|district|street|"
    r"park|school|shelter|reservation|projects|apartments|jail|prison|hospital|campus|motel|estate|church|"
    r"township|valley|parish|mall|library|store|warehouse|plant|mill|branch)\b"
)
_WRITERS = re.compile(r"\b(?:i|i'm|i've|we|we're|my|our|me|us)\b")
_WORK_NEAR = re.compile(
    r"\b(?:training|conference|workshop|retreat|webinar|summit|seminar|symposium|practice|practise|office|"
    r"openings?|anyone|anybody|license\w*|course|talk|meet-?up|recommend\w*|airport|grew up|studied|"
    r"internship|job|hiring|pick up|coffee)\b"
)
_OWN = re.compile(
    r"\b(?:my|our) (?:\w+ ){0,2}?(?:practice|office|clinic|agency|team|sister|brother|mother|father|mom|"
    r"mum|dad|friend|colleague|supervisor|house|home|hometown|cousin|partner|husband|wife|job|hospital|"
    r"unit|program|parents|aunt|uncle|place|therapist|counsell?or|doctor|boss|son|daughter|neighbou?r|niece|nephew|"
    r"grand\w+)\b|\b(?:i|we)(?:'m| am| was|'ve been|'re| are)? (?:live|work|"
    r"practi[cs]e|grew|from|in|at|licensed|based|trained|studied|born|moved|teach|volunteer\w*|did|love|"
    r"miss|see clients)\b"
)
_NOT_LOWER = frozenset("teh tx rehab detox".split())
_LOWER = re.compile(r"\b(?:in|from|near|outside|to|at) (?P<place>[^\W\d_]{4,})\b")
_SOUGHT = re.compile(
    r"\b(?:anyone|anybody|any|looking for|seeking|need|recommend\w*|who|find|openings?|slots?|referrals?)\b"
)
_HELD = re.compile(
    r"\b(?:training|conference|workshop|retreat|webinar|summit|seminar|symposium|office|my practice|our "
    r"practice|supervisor|supervision|meet-?up|airport|talk)\b"
)
FOR_A_CLIENT = re.compile(
    r"\b(?:my|a|our|this|new) (?:\w+ ){0,2}?(?:client|patient|pt|ct|teen|couple|kid)s?\b|\bclient "
    r"(?:needs|has|is|can't|can)\b|\bfor (?:him|her|them|a family|this family|\d\d ?(?:yo|y/o|year))\b"
)
_WITH_A_CLIENT = re.compile(
    r"\b(?:for (?:my|a|our|this) (?:\w+ )?(?:client|patient|teen|couple|kid|family|pt|ct|man|woman|\d+)|"
    r"home visits?|one (?:family|client|kid)|client|patient|pt|ct|saw|see|met|visited|"
    r"(?:about|for|with) (?:this|that) (?:boy|girl|kid|child|woman|man|family|teen)|(?:about|for) (?:him|her|them))\b"
)
# "Released from Monroe on Friday": notes leave out of whom they speak.
_WITHOUT_A_WORD_FOR_WHOM = re.compile(
    r"^(?:\w+ )?(?:released|discharged|admitted|transferred|evicted|deported|placed|detained|arrested|rehoused|"
    r"picked up|last "
    r"seen|sectioned|fled) (?:\w+ ){0,2}(?:from|to|in|at|near|by|outside) $"
)
_LIVES = re.compile(
    r"^(?:still |now )?(?:lives|sleeps|stays|works|camps|parks|squats|rents|hides|drinks|preaches|busks|"
    r"picks|hunts|fishes|swims|wanders|panhandles|begs|sings|cooks|cleans|drives|farms|comes|goes|walks) [^.!?]{0,40}"
    r"\b(?:in|on|over|at|above|behind|under|near|off|by|outside|from) (?:the )?$"
)
_SPEAKS_TO = re.compile(
    r"\b(?:hold|phone|calls?|letters?|emails?|spoke|speak|talk\w*|complain\w*|wrote|written|write) (?:\w+ )?(?:to|"
    r"from) $"
)
_SPOKE = re.compile(r"\b(?:speak\w*|spoke|lectur\w+|present(?:ed|ing)?|keynote\w*|on tour|live) (?:\w+ )?(?:in|at) $")
_BEFORE_PLACES = frozenset(
    "new fort port mount los las san santa saint st lake cape glen loch point pine cedar oak".split()
)
_ROUGH = re.compile(r"\b(?:no fixed abode|nfa|sleep(?:s|ing)? rough|rough sleep\w+)\b")
_APPOSED = re.compile(r"[a-z], $")
_RUN_BY = re.compile(
    r"(?<!my )(?<!our )\b(?:manager|owner|boss|supervisor|foreman|hr|principal|head|pastor|warden|landlord|priest|"
    r"imam|matron) "
    r"(?:of|at|from) (?:the )?$"
)
_GREETING = re.compile(r"\b(?:hi|hello|hey|greetings|love|writing|reporting|checking in) from (?:\w+ )?$")
_NUMBERED = re.compile(
    r"\b(?:[Pp]ier|[Ee]xit|[Mm]ile ?(?:marker|post)|[Mm]ilepost|[Dd]ock|[Ss]lip|[Hh]ighway|I-)(?: #?|"
    r"(?<=I-))\d{1,3}\b(?! (?:min|people))"
)
_READ = re.compile(
    r"\b(?:books?|articles?|papers?|chapters?|poems?|talks?|memoirs?|essays?|podcasts?|read|reading|novels?|"
    r"songs?|studies|"
    r"study|quotes?|lines?|workbooks?|videos?)\b"
)
_COLLEAGUES = re.compile(
    r"\b(?:colleague|coworker|co-worker|has (?:an? |two |three )?(?:slots?|openings?|"
    r"availability))\b"
)
_ON_A_STREET = re.compile(r" (?:on|off|by) (?:the )?(?:[A-Z]|\d)")
_AT_THE = re.compile(r"\b(?:at|behind|outside|near|by|in) the $")
_SPOT = re.compile(
    r"\b(?:at|from|off|behind|outside)(?: the)? $|\b(?:steps|lot|lobby|basement|porch|roof|courtyard|doors?|"
    r"bathroom|back|"
    r"front) (?:of|at|behind) (?:the )?$"
)
_SOMEBODY = re.compile(r"\b(?:he|she|him|her|his|he'?s|she'?s)\b")
_HOME = re.compile(
    r"^ (?:is|was) (?:where (?:he|she|they|his|her|their)|(?:his|her|their) (?:home|whole)|home (?:for|"
    r"to) (?:him|her))\b"
)
# A house that is all of a sentence: "Pine Hollow Elementary. She eats alone."
_ALONE = re.compile(
    r"(?:^|[.!?:] )(?P<it>(?:[A-Z][\w']+ ){1,3}(?:Elementary|Middle|High|Primary|Junior|Secondary|Academy|NS|RC|"
    r"CE|School|"
    r"College|"
    r"Apartments|Towers|Manor|Lodge|House|Court|Estate|Hospital|Clinic|Shelter|Church|Chapel|Park|Prison|Jail|Motel|"
    r"Gardens|Village))[.,](?= |$)"
)
WHY = "A place this small, together with the rest, can tell who it is."


def places(scene: Scene) -> Iterator[Identifier]:
    """Names of places by what stands before them and who is spoken of."""
    for run in runs(scene):
        if _is_a_place(scene, run) and of_a_client(scene, run.start, run.end):
            yield Identifier(run.start, run.end, LOCATION, ASK, "location", WHY)
    for match in _ALONE.finditer(scene.text):
        if scene.has_a_client and scene.whose(match.start("it")) in ("", "client"):
            yield Identifier(*match.span("it"), LOCATION, ASK, "location", WHY)
    for match in WHERE_THEY_ARE.finditer(scene.text) if "s where" in scene.text else ():
        yield Identifier(*match.span("it"), LOCATION, ASK, "location", WHY)
    for match in _NUMBERED.finditer(scene.text):
        if of_a_client(scene, *match.span()) or scene.has_a_client:
            yield Identifier(*match.span(), LOCATION, ASK, "location", WHY)
    for match in _LOWER.finditer(scene.text):
        start, end = match.span("place")
        going = not match[0].startswith(("to ", "at ")) or GOING.search(scene.before(start, 60))
        if going and _unknown(match["place"]) and of_a_client(scene, start, end):
            yield Identifier(start, end, LOCATION, ASK, "location", WHY)


def _unknown(word: str) -> bool:
    return word.islower() and not (ordinary(word) or thing(word) or slip(word) or word in _NOT_LOWER)


def _is_a_place(scene: Scene, run: Run) -> bool:
    before = scene.before(run.start, 60)
    words = run.words(scene)
    other = before.endswith(", ") and standing.is_somebody_else(scene, run)
    if other or before.endswith(("named for ", "named after ")) or _SPEAKS_TO.search(before):
        return False
    if run.look == "either" and words[-1].low in listed("world"):
        return False
    coloured = len(words) > 1 and words[0].low in ("white", "black", "brown", "pacific", "virginia", "jordan")
    church = words[-1].low in _FAITHS and not all(thing(word.low) for word in words)
    kind = church or words[-1].low in _PLACE_WORDS
    if EMPLOYED.search(before) and not run.title and not all(word.low in listed("world") for word in words):
        return True
    corner = bool(_ON_A_STREET.match(scene.text[run.end : run.end + 12]) and _AT_THE.search(before))
    if words[0].low in _BEFORE_PLACES and len(words) > 1 and _APPOSED.search(before) and not run.owns:
        return scene.speaks_of(run.start, "client")
    if run.title or (run.look == "thing" and not (corner or (len(words) > 1 and (coloured or kind)))):
        return False
    if before.endswith("by ") and standing.is_somebody_else(scene, run) and _READ.search(scene.around(run.start)):
        return False
    housed = kind or corner or bool(_KINDS_OF_PLACE.match(scene.low[run.end : run.end + 16]))
    if _GREETING.search(before) or _SPOKE.search(before):
        return False
    if IS.search(before) or _HOME.match(scene.low[run.end : run.end + 30]):
        return True
    if housed and len(words) > 1 and DID_TO_SOMEBODY.match(scene.low[run.end : run.end + 40]):
        return True
    if THERE_LATER.match(scene.low[run.end : run.end + 90]):
        return True
    if _RUN_BY.search(before):
        return True
    if not IN.search(before):
        return housed and len(words) > 1 and run.look != "known"
    if housed:
        return True
    if run.look == "known" and not (
        len(words) > 1 or ONLY_PLACE.search(before) or GOING.search(before) or ON_A_WAY.search(before)
    ):
        return False
    if run.look == "known" and words[0].low in listed("houses") | listed("colleagues"):
        return False
    if (run.look != "known" or len(words) > 1) and _SPOT.search(before) and scene.whose(run.start) == "client":
        return True
    return bool(
        ONLY_PLACE.search(before)
        or GOING.search(before)
        or WORKING.search(before)
        or DESCRIBED.search(before)
        or ON_A_WAY.search(before)
    )


def of_a_client(scene: Scene, start: int, end: int) -> bool:
    """Whether a place is where a client is, by the word for somebody nearest before it."""
    whose, before, around = scene.whose(start), scene.before(start, 120), scene.around(start)
    if THERE.match(scene.low[end : end + 60]):
        return True
    if whose in ("", "work") and (_WITHOUT_A_WORD_FOR_WHOM.search(before) or _LIVES.match(before)):
        return True
    if _COLLEAGUES.search(around):
        return False
    if whose == "" and scene.has_a_client and around.strip(" .") == scene.low[start:end]:
        return True
    if THERE_LATER.match(scene.low[end : end + 90]) or (_RUN_BY.search(before) and scene.has_a_client):
        return True
    if whose == "" and _ROUGH.search(scene.low):
        return True
    if whose == "client":
        return not (_OWN.search(before[-45:]) and not scene.speaks_of(start, "client"))
    if _SOUGHT.search(around) and not _HELD.search(around) and FOR_A_CLIENT.search(scene.low):
        return True
    if _APPOSED.search(before) and scene.speaks_of(start, "client") and not _OWN.search(before):
        return True
    if whose == "writer" and THEIR_VISIT.search(before) and not _HELD.search(around):
        return True
    if whose in ("writer", "work") and scene.speaks_of(start, "client"):
        return not _OWN.search(before) and bool(_WITH_A_CLIENT.search(around) or _SOMEBODY.search(around))
    return False
