"""Whose name it is otherwise, by more of the sentence than the words directly beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.identifiers.cues.doing import KIN_AFTER
from holdspace.algorithms.coach.identifiers.cues.others import OF_A_LIFE
from holdspace.algorithms.coach.identifiers.cues.people import COLLEAGUE, KIN
from holdspace.algorithms.coach.identifiers.lexicon import listed

if TYPE_CHECKING:
    from holdspace.algorithms.coach.identifiers.runs import Run
    from holdspace.algorithms.coach.identifiers.scene import Scene

_OUR_ONE = re.compile(r"\bour (?:[a-z-]+ ){0,2}(?P<role>(?!\w+est\b|first|last|second|next)[a-z-]+),? $")
# Whom one calls "our" without being their colleague.
_THEIRS = frozenset(
    "girl boy lad lady man woman guy kid kids one ones regular regulars guest friend client patient baby twins poor "
    "dear sweet old little young big resident tenant camper youth teen elder family and of for with about to from "
    "that when named called".split()
)
_WE_HAVE = re.compile(
    rf"\b(?:we've|we have|we got|i've|our|my) (?:got )?(?:an? |this )?(?:\w+ ){{0,2}}(?:{COLLEAGUE})(?:,)? "
    rf"(?:called|named) $"
)
_I_HAD = re.compile(
    rf"\bi(?:'d| had| have| once had|'ve had)? (?:an? |the best |this )(?:\w+ ){{0,2}}(?:teacher|nun|priest|"
    rf"gran\w*|auntie?|uncle|"
    rf"{COLLEAGUE}),? (?:called |named )?$"
)
_NEW_ONES = re.compile(
    r"\b(?:associates|interns|hires|trainees|peers|nurses|volunteers|colleagues|therapists|clinicians|counsell?ors|"
    r"supervisees|fellows|speakers|trainers|facilitators|hosts|presenters|leads)\b[^.]{0,30}[,:(] ?(?:[a-z]+ and )?$"
)
_OF_MY_KIN = re.compile(
    rf"\bmy (?:own )?(?:kid|{KIN})'s (?:\w+ )?(?:teacher|coach|doctor|friend|boss|nurse|tutor|therapist|school|partner|"
    rf"{COLLEAGUE}),? $"
)
_CORNER = re.compile(r"\b(?:\d+(?:st|nd|rd|th)|corner of \w+|between \w+) (?:and|&) $")
_WHO_SAID = re.compile(
    r"\b(?:who (?:said|wrote|coined|sang|came up with|it was that said)|whose (?:line|quote|idea|book|phrase)|"
    r"attributed to|misquot\w+)\b"
)
_RAISED_ME = re.compile(
    r"\b(?:i was|i got|i've been|was i) (?:raised|taught|trained|mentored|supervised|brought up|hired|shaped) by\b"
)
_PIECE_OF = re.compile(
    r"\b(?:cop(?:y|ies)|collection|translation|volume|verses|biography|bust|portrait|poster|quotes?|books?|stanza|"
    r"pages?|"
    r"chapters?|lots|bit|some|plenty) of $"
)
_FOR_SHORT = re.compile(
    r" (?:is|'s|works|will do)(?: \w+)? (?:fine|ok|okay|short|good|enough)\b| for short\b|,? (?:he|she|they)/"
)
_FROM_AN_OFFICE = re.compile(
    r" (?:from|at|over at|in) (?:the )?(?:food bank|county|agency|other agency|union|board|state|foundation|university|"
    r"health department|hotline|warm ?line|mayor's office|front office|main office|district|library|network|coalition|"
    r"red cross|salvation army)\b"
)
_WRITES_ON = re.compile(
    r" on (?!the\b|my\b|our\b|his\b|her\b|an?\b|mon|tue|wed|thu|fri|sat|sun|\d|meds|watch|hold|leave|call|top|"
    r"board|time|"
    r"fire|break|duty|probation|parole|shift|nights|days|oxygen|speaker|zoom|video|line|track|that|this|edge|ward)"
    r"[a-z]{4,}"
)
_WITH_CLIENTS = re.compile(
    r"[^.!?]{0,40}\b(?:his|her|their) (?:own )?(?:clients|patients|students|supervisees|practice|caseload)\b"
)
_PEERS_OF = re.compile(
    r"(?:^|[.!?] )(?:peers|friends|people|therapists|folks|clinicians|parents|nurses|survivors|colleagues|doulas|"
    r"listeners) of $"
)
_ASKED = re.compile(r"(?:^|[.!?,] )(?:please |just |so )?ask $")
_ASKED_FOR = re.compile(r" (?:about|for|where|if|whether|how)\b")
_PUT_ON = re.compile(r"\b(?:hear|heard|sing|sang|singing|play\w*|watch\w*|read\w*|hum\w*|listen\w* to|song) \"$")
_ON_SCREEN = re.compile(
    r", (?:page|chapter|verse|vol|volume|episode|season|track|line) |"
    r" live\b| would(?:'ve|n't| have| be| say| love| hate)\b| (?:was|is|came|comes)(?: \w+)? on (?:in|the|tv|"
    r"again|at)\b|'s? (?:song|album|voice|greatest hits|cover|"
    r"show|movie|"
    r"poem|novel|line|words|music)\b"
)
_EXAMS = re.compile(r"\b(?:boards|licens\w+|exam|promotion|degree|defen[cs]e|certification|new job|retirement)\b")
_CHEERS = re.compile(r"\b(?:cheers|hats off|congrat\w*|well done|kudos|bravo|props|shout ?outs?) (?:to |for )?")
_ON_SHIFT = re.compile(
    r"[^.!?]{0,40}\b(?:shifts?|rota|ward round|handover|induction|on call|annual leave|finance|payroll)\b"
)
_OUR = re.compile(r"\bour (?:student,? )?$")
_OUR_AGENCYS = re.compile(
    r"\bour (?:agency|clinic|team|office|ward|unit|school|hospital|program\w*|shelter|building|house)'s "
    r"(?:[a-z-]+ ){1,3}"
    r"(?:is|was)?,? ?$"
)
# "Somebody tell Ray the copier is fixed": who shares the writer's office, where no client is spoken of.
_OFFICE_LIFE = re.compile(
    r"\b(?:copier|photocopier|toner|laminator|staff (?:meeting|room|lounge|party|lunch|photo|chat)|break ?room|"
    r"(?:on|off)[- ]call|payroll|"
    r"time ?sheets?|potluck|secret santa|pager|group chat|microwave|stapler|thermostat|credentialing|"
    r"retirement (?:party|cake|card|lunch)|parking (?:spot|space|permit)|lunch (?:order|run)|coffee (?:pot|machine|"
    r"maker)|"
    r"office (?:fridge|kitchen|party|plants?|manager|chair)|in-?service|inbox|e-?mail (?:chain|thread)|reply[- ]all|"
    r"lent (?:it|my|the)|park\w* in my spot|my (?:mug|stapler|yogh?urt|parking)|notes are (?:due|"
    r"late)|"
    r"team (?:meeting|lunch|building|retreat|huddle|wedding|photo|chat)|swap\w* (?:shifts?|weekends?|call)|"
    r"trad\w+ (?:shifts?|weekends?|call))\b"
)
# Letters of which one must be in a text for that to be looked for.
_OFFICE_LETTERS = (
    "copier toner laminator staff break call payroll sheet potluck santa pager chat microwave stapler thermostat "
    "credent retire parking lunch coffee office service inbox lent mail reply team swap trad notes spot mug yog"
).split()
_TELL = re.compile(
    r"(?:^|[.!?] )(?:(?:can |could |would |will )?(?:somebody|someone|anybody|anyone)(?: please)? |please |just |and |"
    r"also |so )*(?:tell|remind|ask|warn|wake|thank|rescue|stop) $"
)
_AT_THE_OFFICE = re.compile(
    r"[^.!?]{0,60}\b(?:lunch|heater|printer|fridge|coffee|mug|desk|parking|headlights|lights|donuts|doughnuts|cake|"
    r"keys|van|wifi|slides|schedule|shift|office|meeting|front|kettle|plants?|leftovers|umbrella|scarf|glasses|badge|"
    r"emails?|reply[- ]all|mic|mute[d]?|zoom|form|forms|invoice|grant|budget|report)\b"
)
_A_CLIENT_OF_ONES = re.compile(
    r"\b(?:client|patient|pt|kid|mother|mom|mum|dad|father|session|caseload|family|couple|teen|shelter|court|meds|"
    r"sober|relaps\w+|foster|discharged?|my \d+(?: ?[ap]m)?)\b"
)
_FIRST_OF_TWO = re.compile(r"[\w'-]+ (?:and|&) $")
_IS_IN = re.compile(
    r" (?:out|in|off|around|back|here|working|on) (?:this|next|today|tomorrow|until|till|all|on|from) ?[^.!?]*\?"
)
_PET = re.compile(r"\b(?:therapy|office|clinic|ward|school|our|my) (?:dog|cat|horse|pony|rabbit|puppy),? $")
_HEARD = re.compile(r"(?:^|[.!?] |\bi )(?:just )?(?:heard|caught|listened to|listening to|watched|saw) $")
_ON_THE_WAY = re.compile(r" (?:again )?on (?:the|my) (?:drive|commute|radio|way|train|bus|walk|podcast|tv|ride)\b")
_TUNE = re.compile(r"\b(?:whistl\w+|hum(?:s|med|ming)?|play(?:s|ing)|quot(?:es|ed|ing)|recit\w+|named (?:for|after)) $")
# Letters of which one must stand before it spare the slow look.
_BEFORE = (
    (("and ", "& "), _CORNER),
    ((" of ",), _PIECE_OF),
    (("called ", "named "), _WE_HAVE),
    (("i'd ", "i had ", "i have ", "i once ", "i've "), _I_HAD),
    (("my ",), _OF_MY_KIN),
    (("'s ",), _OUR_AGENCYS),
    (("dog ", "cat ", "horse ", "pony ", "rabbit ", "puppy "), _PET),
    (("whistl", "hum", "play", "quot", "recit", "named "), _TUNE),
)
_WHOLE = 2


def is_of_the_work(scene: Scene, run: Run) -> bool:
    """Whether the sentence says that it is a colleague's name, an author's, the writer's own or a street's."""
    before, after = scene.before(run.start, 70), scene.low[run.end : run.end + 60]
    if any(any(end in before for end in ends) and pattern.search(before) for ends, pattern in _BEFORE):
        return True
    if before.endswith(("but ", "and ", "or ")) and _FOR_SHORT.match(after) and re.search(r"\bi'?m\b", before):
        return True
    if "our " in before:
        ours = _OUR_ONE.search(before)
        if ours is not None and ours["role"] not in _THEIRS and ours["role"] not in listed("clients") | listed("kin"):
            return True
        if _OUR.search(before) and _ON_SHIFT.match(after):
            return True
    if scene.says(_RAISED_ME) or (scene.says(_CHEERS) and scene.says(_EXAMS)):
        return True
    if _PUT_ON.search(before) or _shares_an_office(scene, run, before, after):
        return True
    if run.opens and run.last > run.first and _WITH_CLIENTS.match(after):
        return True
    if scene.has_a_client:
        return False
    if run.last > run.first and _HEARD.search(before) and _ON_THE_WAY.match(after):
        return True
    if _PEERS_OF.search(before) and scene.text[run.end : run.end + 1] in (":", ",", "!"):
        return True
    if _ASKED.search(before) and _ASKED_FOR.match(after):
        return True
    if (
        _NEW_ONES.search(before)
        or scene.says(_WHO_SAID)
        or ((run.opens or _FIRST_OF_TWO.match(before)) and _FROM_AN_OFFICE.match(after))
    ):
        return True
    if run.last - run.first + 1 < _WHOLE or run.title:
        return False
    return bool(_ON_SCREEN.match(after) or (run.opens and _WRITES_ON.match(after))) or (
        run.owns
        and not KIN_AFTER.match(after)
        and not OF_A_LIFE.match(after)
        and re.match(r"'s? [a-z]", after) is not None
    )


def _shares_an_office(scene: Scene, run: Run, before: str, after: str) -> bool:
    """Whether it is somebody of the writer's office: what is told them, or is in the sentence, is found in offices."""
    if not (
        (_says_of_offices(scene) and _OFFICE_LIFE.search(scene.around(run.start)))
        or (_TELL.search(before) and (_AT_THE_OFFICE.match(after) or _says_of_offices(scene)))
        or (before.lstrip() in ("is ", "anyone know if ", "does anyone know if ") and _IS_IN.match(after))
    ):
        return False
    return not scene.says(_A_CLIENT_OF_ONES)


def _says_of_offices(scene: Scene) -> bool:
    key = ("office", 0, 0)
    if key not in scene.kept:
        scene.kept[key] = any(letters in scene.low for letters in _OFFICE_LETTERS) and scene.says(_OFFICE_LIFE)
    return scene.kept[key]
