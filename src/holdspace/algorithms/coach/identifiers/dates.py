"""Dates tied to a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.findings import ASK, BLOCK, Identifier
from holdspace.algorithms.coach.identifiers.scene import SOMEBODY
from holdspace.algorithms.coach.identifiers.types import DATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.identifiers.scene import Scene

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_IN_WORDS = (
    r"(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_WORDED = re.compile(rf"\b{_IN_WORDS}\b")
_DATE = re.compile(
    rf"\b{_MONTH} (?:the )?{_DAY}(?!\d|:\d| ?[ap]\.?m\b| (?:minutes|hours|people|clients|years old))(?:,? (?:19|20)"
    rf"\d\d\b)?"
    rf"|\b(?:the )?{_DAY}(?: of)? {_MONTH}(?![a-z])(?:,? (?:19|20)\d\d\b)?"
    r"|(?<![\w/.-])(?:19|20)\d\d[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?![\w/-])"
    r"|(?<![\w/.-])(?:3[01]|[12]\d|0?[1-9])[/.-](?:3[01]|[12]\d|0?[1-9])[/.-](?:(?:19|20)\d\d|\d\d)(?![\w/-])",
)
_DATE_IN_WORDS = re.compile(rf"\b(?:the )?{_IN_WORDS} (?:of )?{_MONTH}(?![a-z])|\b{_MONTH} (?:the )?{_IN_WORDS}\b")
_BIRTH_MONTH = re.compile(
    rf"(?<=born )(?:in )?{_MONTH},? (?:of )?(?:19|20)\d\d\b|(?<=born in ){_MONTH},? (?:of )?(?:19|20)\d\d\b"
    rf"|(?<=dob ){_MONTH},? (?:19|20)\d\d\b|(?<=dob: ){_MONTH},? (?:19|20)\d\d\b",
)
_FEAST = re.compile(
    r"\b(?:valentine's(?: day)?|christmas(?: eve| day)?|thanksgiving|halloween|new year's(?: eve| day)?|easter|"
    r"(?:mother|father)'s day|labor day|memorial day|independence day),? (?:of )?(?:19|20)\d\d\b",
)
# "His dad died on Christmas Eve."
_ON_A_FEAST = re.compile(
    r"\b(?:born|died|killed|shot|admitted|discharged|overdosed|relapsed|arrested|evicted|released|attempted|removed|"
    r"buried|hospitali[sz]ed|miscarried|left (?:him|her|them)|found (?:him|her|them))(?: himself| herself)?"
    r"(?: \w+)? (?:on|the day (?:before|after)) (?P<it>(?:last )?(?:christmas(?: eve| day)?|thanksgiving|halloween|"
    r"new year's(?: eve| day)?|easter(?: sunday)?|valentine's(?: day)?|(?:mother|father)'s day|labor day|memorial day|"
    r"independence day|good friday|boxing day|veterans day|the fourth of july))\b"
)
_FEASTS = ("christmas", "'s day", "l day", "e day", "hallow", "year's", "easter", "valentine", "thanksg", "fourth of")
_MONTH_AND_YEAR = re.compile(rf"\b{_MONTH},? (?:of )?20\d\d\b(?!\d)", re.IGNORECASE)
_WRITERS = re.compile(r"\b(?:i|i'm|i've|my|our|we|we've|us)\b")
_DONE_ON = re.compile(
    r"\b(?:born|died|admitted|discharged|overdosed|buried|relapsed|attempted|arrested|court|hearing|met|seen|"
    r"surgery|evicted|"
    r"sentenced|released|deported|detained|placed|removed|delivered|miscarried|turn(?:s|ed) \d\d?|lost (?:the|her|"
    r"their) baby)"
    r"(?: \w+)?(?: on)? (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?$"
    r"|\b(?:hearing|court(?: date)?|sentencing|trial|surgery|funeral|due date|release date|eviction|scan|c-section)"
    r"(?:'s| is| was)?(?: on)? $"
)
# "Sentenced on the 9th": notes leave out of whom they speak.
_WITHOUT_A_WORD_FOR_WHOM = re.compile(
    r"^(?:born|admitted|discharged|released|died|sentenced|arrested|overdosed|od'?d|relapsed|deported|evicted|"
    r"delivered|placed|"
    r"sectioned|detained|readmitted|removed|buried|last seen)\b"
)
_WRITERS_DAY = re.compile(
    r"\b(?:leave|(?:i'm|we're|day|days|be|am|are|time) off|away|out of office|vacation|holiday|pto|last day|"
    r"start(?:s|ed)? (?:at|my)|close[sd]?|closing|moving|"
    r"retir\w+|cover(?:s|ing|ed)?|back (?:on|in)|birthday|anniversary|licensed|quit|my (?:own |first |last )"
    r"?(?:wedding|"
    r"surgery|exam|interview|birthday|supervision|day|son|daughter|mother|father|mum|mom|dad|wife|husband|partner)|"
    r"opens?|opening|deadline|due|available|availability|slots?|spots?|hours|waitlist)\b"
)
_IN_COURT = re.compile(
    r"\b(?:court|hearing|sentencing|arraignment|tribunal|"
    r"inquest|mediation|custody|eviction)(?: date)?(?: is| was|:| \()?(?: ?on)?(?: ?the)? ?$"
)
_THE_CALL = re.compile(r"\bgot (?:the|that) (?:phone )?call (?:on )?$")
_THEIR_OCCASION = re.compile(
    r"\b(?:his|her|their|client's|patient's) (?:\w+ ){0,2}(?:meeting|exam|interview|graduation|recital|"
    r"appointment|appt|hearing|"
    r"surgery|birthday|anniversary|wedding|scan|evaluation|eval)(?:'s| is| was)?(?: on| moved to)? $"
)
_THAT = re.compile(r"\b(?:the|a|an|that|his|her|their) $")
_NAMED_BY_ITS_DAY = re.compile(
    r" (?:incident|arrest|admission|overdose|attempt|assault|fight|episode|discharge|hearing|relapse|fall|crash|"
    r"removal|"
    r"restraint|disclosure|session|visit|er visit|home visit|seizure|miscarriage|gap|entry|note|restraining|report)\b"
)
_BIRTH_BEFORE = re.compile(
    r"\b(?:dob|d\.o\.b\.?|date of birth|birthdate|birthday|bday)\b[^.]{0,25}$"
    r"|\b(?:his|her|their|client's|patient's|\w+'s) (?:\w+ ){0,2}(?:form|card|certificate|passport|license|id|chart|"
    r"record|records|sheet|paperwork|papers|file|permit|visa) (?:all )?(?:says?|said|has|have|reads?|shows?|lists?|"
    r"gives?|puts?)(?: (?:it|her|him|them))?(?: as| at| down as)? $"
)
_OF_NOBODY = re.compile(
    r"\b(?:stroke|overdose|surgery|miscarriage|assault|relapse|admission|discharge|placement|sentencing|arrest|"
    r"stillbirth|fire|crash|accident|wreck|shooting|drowning|funeral|burial|eviction|removal|seizure|"
    r"last (?:contact|seen|dose|use|drink)|(?:wellness|welfare) check|found)"
    r"(?: was| is|:)?(?: on)?(?: the)? $"
)
_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d|\d\W\d\d?\W\d")
_SHORT = re.compile(
    r"(?<![\w/.$-])(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])(?![\w/]|-\d)"
    r"|(?<![\w/.$-])(?!24/7)(?:3[01]|2\d|1[3-9])/(?:1[0-2]|0?[1-9])(?![\w/]|-\d)"
)
_ORDINAL_IN_WORDS = re.compile(
    r"\bthe (?:(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|eleventh|twelfth|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)\b(?! (?:of|time|session|floor|grade|week|"
    r"year|step|"
    r"century|hour|day|edition|birthday))"
)
_ORDINAL = re.compile(
    r"\bthe (?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b(?! (?:of|time|session|floor|grade|week|year|step|"
    r"century|hour|day|edition))"
)
_LIFE = re.compile(
    r"\b(?:dob|d\.o\.b|born|birth\w*|birthdate|b-?day|admit\w*|admission|readmitted|discharg\w*|d/c'?d?|"
    r"dc'?d|died|death|dead|pass(?:ed|es|ing)(?: away)?|"
    r"killed|suicide|overdos\w*|od'?d|attempt\w*|surgery|operation|court|hearing|trial|sentenc\w*|"
    r"arrest\w*|releas\w*|session|appointment|appt|intake|relaps\w*|"
    r"sober\w*|sobriety|clean date|last (?:seen|use[d]?|drink|contact)|married|wedding|divorc\w*|"
    r"separat\w*|stillborn|miscarri\w*|deliver\w*|due(?: date)?|"
    r"funeral|evict\w*|moved|placed|placement|removed|hospitali[sz]\w*|diagnos\w*|assault\w*|accident|"
    r"crash|incident|injur\w*|fell|stroke|procedure|"
    r"scan|biopsy|chemo|test(?:ed)?|transfer\w*|section(?:ed)?|detained|deport\w*|visit\w*|seen|saw|met|"
    r"came in|called|no[- ]show\w*|disclos\w*|turns?|turned|dos|"
    r"doa|adopted|graduat\w*|fired|shot|stabbed|buried|burial|memorial|ran away|missing|anniversary|"
    r"started|stopped|signed|enrolled|terminat\w*|custody|eval\w*|"
    r"assess\w*|parole|probation|expires?|ends|runs out|gave birth|labou?r|csection|c-section|transplant|news|"
    r"verdict|fire|flood|wreck|first|er|ed|icu|rehab|detox|leaves|left|goes|flies|starts|cut)\b"
)
_HARD = re.compile(r"\b(?:dob|d\.o\.b|date of birth|birthdate|born|birthday)\b")
_EVENT = re.compile(
    r"\b(?:form|goes live|portal|software|rollout|training|conference|workshop|retreat|webinar|summit|"
    r"seminar|open house|symposium|abstracts?|deadline|meet-?up|office|course|book|level \d|register|registration|"
    r"tickets|sign-?up|lecture|keynote|meeting|association|festival|holiday|sale|"
    r"enroll|vote|election|law|(?<!to )bill|rule|policy|inspection|jury|"
    r"peer|consult group|hybrid|two evenings|two mornings|skills (?:class|group|training|for)|saved you|"
    r"support group|group starts|online|zoom|rsvp|early bird|renew\w*|ceus?|ce|license|"
    r"exam|boards|ferry|vacation|book club|prompt)\b"
)
_THEIR_DAY = re.compile(
    r"\b(?:he|she|his|her|him|client|patient|pt|husband|wife|son|daughter|mother|father|mom|mum|dad|brother|"
    r"sister)\b[^.]*$"
)
_THEY_DID = re.compile(r",? (?:he|she|they|his|her|their|the (?:kid|boy|girl|family|baby)|my (?:client|patient|kid)) ")
_SURELY = re.compile(
    r"\b(?:admitted|died|overdos\w*|born|relapsed|attempted|discharged|dob|lost (?:him|her|them|the baby)|"
    r"killed|shot|buried|arrested|evicted|miscarried|drowned|stabbed)\b"
)
WHY_DATE = "A day in somebody's life can be looked up. “Some weeks ago” says enough."


def dates(scene: Scene) -> Iterator[Identifier]:
    """Days of somebody's life; the days of an event, of the writer and of the calendar are none."""
    patterns = [_DATE, _SHORT, _ORDINAL] if any(each.isdigit() for each in scene.text) else []
    if _WORDED.search(scene.low):
        patterns += [_DATE_IN_WORDS, _ORDINAL_IN_WORDS]
    if _A_YEAR.search(scene.text):
        patterns += [_BIRTH_MONTH, _FEAST, _MONTH_AND_YEAR]
    for pattern in patterns:
        for match in pattern.finditer(scene.low):
            if _of_a_life(scene, match, full=pattern in (_DATE, _DATE_IN_WORDS, _FEAST, _BIRTH_MONTH)):
                hard = pattern in (_DATE, _DATE_IN_WORDS) or _HARD.search(scene.around(match.start()))
                yield Identifier(*match.span(), DATE, BLOCK if hard else ASK, "date", WHY_DATE)
    for match in _ON_A_FEAST.finditer(scene.low) if any(each in scene.low for each in _FEASTS) else ():
        if scene.whose(match.start()) in ("client", ""):
            yield Identifier(*match.span("it"), DATE, ASK, "date", WHY_DATE)


def _of_a_life(scene: Scene, match: re.Match[str], *, full: bool) -> bool:
    start, end = match.span()
    around, before = scene.around(start), scene.before(start, 60)
    if _BIRTH_BEFORE.search(before) and not re.search(r"\bmy (?:own )?birthday", before):
        return True
    if re.search(r"\bborn(?: in| on)? $", before) and not re.search(r"\b(?:i|we|me|my)\b", before):
        return True
    if re.match(r" (?:is|was) (?:his|her|their) (?!turn|favou?rite|choice|day off)", scene.low[end : end + 30]):
        return True
    if not full and re.search(
        r"(?:week|session|\bday|scored?|rated?|bp|phq\S*|gad\S*|step|chapter|mood|pain|sleep|anxiety|sud\S*|"
        r"about|only|of|like an?|at|hope) ?$",
        before,
    ):
        return False
    life = (
        list(_LIFE.finditer(before))
        or _LIFE.search(scene.after(end, 40))
        or (full and _THEIR_DAY.search(before) and scene.whose(start) == "client")
        or (full and _YEAR.search(match[0]) and (scene.speaks_of(start, "client") or scene.whose(start) == "client"))
        or (re.search(r"\bon (?:the )?$", before) and scene.whose(start) == "client")
    )
    if _is_told_of_somebody(scene, start, end, full=full):
        return True
    if _THAT.search(before) and _NAMED_BY_ITS_DAY.match(scene.low[end : end + 20]) and scene.has_a_client:
        return not _EVENT.search(around)
    alone = scene.whose(start) == "" and bool(_WITHOUT_A_WORD_FOR_WHOM.match(before))
    if not life or (_EVENT.search(around) and not _SURELY.search(around)):
        return False
    if _ORDINAL.fullmatch(match[0]) or _ORDINAL_IN_WORDS.fullmatch(match[0]):
        return bool(_DONE_ON.search(before)) and (scene.whose(start) == "client" or alone)
    who = scene.whose(start)
    if who == "writer":
        return bool(
            re.search(
                r"\b(?:saw|met|lost|told|visited|seen|discharged|admitted|ended|said goodbye|terminated|last "
                r"session)\b",
                before,
            )
        ) and bool(SOMEBODY.search(around) or re.search(r"\b(?:session|intake)\b", around))
    if who == "work":
        return False
    return (
        bool(SOMEBODY.search(around))
        or alone
        or who == "client"
        or scene.has_a_client
        or (
            bool(re.search(r"\b(?:session|intake|admission|discharge|dos)\b", before))
            and not re.search(r"\bmy\b", around)
        )
    )


def _is_told_of_somebody(scene: Scene, start: int, end: int, *, full: bool) -> bool:
    """Whether the words beside a day say that it is somebody's, or a whole day has nothing else that it could be."""
    around, before = scene.around(start), scene.before(start, 60)
    if _OF_NOBODY.search(before) and (
        scene.whose(start) == "" or (scene.has_a_client and not _WRITERS.search(scene.before(start, 120)))
    ):
        return True
    if _THEIR_OCCASION.search(before):
        return True
    if not full:
        return "/" in scene.text[start:end] and bool(
            re.search(r"(?:^|\b(?:before|since|after|until) |\bon )$", before) and _THEY_DID.match(scene.after(end, 20))
        )
    if _THE_CALL.search(before):
        return scene.has_a_client
    if _IN_COURT.search(before) and not re.search(r"\b(?:my|our|jury)\b", around):
        return True
    theirs = _THEY_DID.match(scene.after(end, 20)) and not before.endswith(("until ", "by "))
    who = scene.whose(start)
    told = scene.has_a_client and (who in ("client", "") or (who == "writer" and not _WRITERS_DAY.search(around)))
    return bool(theirs or told) and not _EVENT.search(around)
