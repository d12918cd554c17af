"""Dates tied to a person, and ages above 89."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.findings import ASK, BLOCK, Identifier
from holdspace.algorithms.coach.identifiers.types import AGE_OVER_89, DATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.identifiers.scene import Scene

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b{_MONTH} {_DAY}(?!\d|:\d| ?[ap]\.?m\b| (?:minutes|hours|people|clients|years old))(?:,? (?:19|20)\d\d\b)?"
    rf"|\b(?:the )?{_DAY}(?: of)? {_MONTH}(?![a-z])(?:,? (?:19|20)\d\d\b)?"
    r"|(?<![\w/.-])(?:19|20)\d\d[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?![\w/-])"
    r"|(?<![\w/.-])(?:3[01]|[12]\d|0?[1-9])[/.-](?:3[01]|[12]\d|0?[1-9])[/.-](?:(?:19|20)\d\d|\d\d)(?![\w/-])",
    re.IGNORECASE,
)
_BIRTH_MONTH = re.compile(
    rf"(?<=born )(?:in )?{_MONTH},? (?:of )?(?:19|20)\d\d\b|(?<=born in ){_MONTH},? (?:of )?(?:19|20)\d\d\b"
    rf"|(?<=dob ){_MONTH},? (?:19|20)\d\d\b|(?<=dob: ){_MONTH},? (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_FEAST = re.compile(
    r"\b(?:valentine's(?: day)?|christmas(?: eve| day)?|thanksgiving|halloween|new year's(?: eve| day)?|easter|"
    r"(?:mother|father)'s day|labor day|memorial day|independence day),? (?:of )?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
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
_THE_CALL = re.compile(r"\bgot (?:the|that) (?:phone )?call (?:on )?$")
_THAT = re.compile(r"\b(?:the|a|an|that|his|her|their) $")
_NAMED_BY_ITS_DAY = re.compile(
    r" (?:incident|arrest|admission|overdose|attempt|assault|fight|episode|discharge|hearing|relapse|fall|crash|"
    r"removal|"
    r"restraint|disclosure|session|visit|er visit|home visit|seizure|miscarriage|gap|entry|note|restraining|report)\b"
)
_BIRTH_BEFORE = re.compile(r"\b(?:dob|d\.o\.b\.?|date of birth|birthdate|birthday|bday)\b[^.]{0,25}$")
_OF_NOBODY = re.compile(
    r"\b(?:stroke|overdose|surgery|miscarriage|assault|relapse|admission|discharge|placement|sentencing|arrest|"
    r"stillbirth|fire|crash|accident|wreck|shooting|drowning|funeral|burial|eviction|removal|seizure|"
    r"last (?:contact|seen|dose|use|drink)|(?:wellness|welfare) check|found)"
    r"(?: was| is|:)?(?: on)?(?: the)? $"
)
_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d|\d\W\d\d?\W\d")
_SHORT = re.compile(r"(?<![\w/.$-])(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])(?![\w/]|-\d)")
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
    r"seminar|open house|symposium|abstracts?|"
    r"deadline|meet-?up|office|course|book|level \d|"
    r"register|registration|tickets|sign-?up|lecture|keynote|meeting|association|festival|holiday|sale|"
    r"enroll|vote|election|law|bill|rule|policy|inspection|jury|"
    r"peer|consult group|support group|group starts|online|zoom|rsvp|early bird|renew\w*|ceus?|ce|license|"
    r"exam|boards|ferry|vacation|book club|prompt)\b"
)
_SOMEBODY = re.compile(
    r"\b(?:he|she|him|his|her|hers|he'?s|she'?s|they|their|them|client\w*|patient\w*|pts?|ct|cl|family|"
    r"couple|teen|kid\w*|mother|mom|mum|father|dad|"
    r"baby|son|daughter|husband|wife|brother|sister|boy|girl|man|woman|grand\w+|twins|aunt|uncle|intake|"
    r"admitted|discharged|d/c'?d|dob|died|last seen)\b"
)
_OVER = re.compile(
    r"(?<![\w./$-])(?P<age>9\d|1[01]\d)(?:[ -]?(?:yrs?|years?)(?:[ -]olds?| young| of age)|[ -]?y/?o\b|"
    r"[ -]?y\.o\.| ?[mf]\b(?!\w)|[ -]year\b)"
    r"|\b(?:aged?|age of|turn(?:s|ed|ing)|(?:to|will|'ll|can|could|'d) turn|reached) (?P<turned>9\d|"
    r"1[01]\d)\b(?! ?(?:%|percent|min|days|"
    r"pages|dollars|cent|lbs|kg|degrees))"
    r"|\b(?:she|he|who|client|patient|pt|mother|father|grandmother|grandfather|mom|dad|mum|nana|gran|"
    r"grandma|grandpa|veteran|resident|man|woman|lady)"
    r"(?:'s| is| was| just turned| turned| turns|,|'ll be| will be|'d be| would be)? (?:now |almost |"
    r"nearly |about |only )?(?P<is>9\d|1[01]\d)\b"
    r"(?! ?(?:%|percent|min|days?|pages|dollars|cent|lbs|kg|degrees|sessions?|hours?|weeks?|months?|"
    r"clients|pounds|miles|times|st|nd|rd|th|/|\d|[.:]\d))"
    r"|\b(?:male|female|veteran|widow\w*|[mf]),? (?P<sex>9\d|1[01]\d)(?= (?:yrs?|years)\b|[,.;])"
    r"|\b(?:man|woman|lady|gentleman|client|patient|person|resident|veteran|widow\w*|age) of (?P<of>9\d|1[01]\d)\b"
    r"|\b(?:he|she|client|patient|pt|grand\w+|mother|father|mom|dad|aunt|uncle|nana|gran|man|woman|lady|veteran|"
    r"resident|"
    r"widow\w*|widower|guardian|neighbou?r|caregiver),? \((?P<paren>9\d|1[01]\d)(?=[),]| ?[mf]\b)"
    r"|(?:^|[.!?] |\n)(?P<opens>(?:ninety(?:-\w+)?|9\d))(?=, (?!\d)| and (?:\w+ing|still|he|she)\b)"
    r"|\bat (?P<at>9\d|1[01]\d),? (?=he|she|they|my|his|her|the )"
    r"|, (?P<comma>9\d|1[01]\d|ninety(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|a hundred and \w+)"
    r"(?=,| and | with |\.(?: |$))"
    r"|\b(?:ninety|a hundred|one hundred)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?[ -]years?[ -]olds?\b"
    r"|\b(?:(?:is|turned|turns|she's|he's|at|age) )(?P<word>ninety(?:[- ](?:one|two|three|four|five|six|"
    r"seven|eight|nine))?|a hundred and (?:one|two|three|four|five|six))\b"
    r"(?! (?:minutes|percent|per|days|sessions|hours|dollars|weeks|miles|clients))"
    r"|\bin (?:his|her|their) (?:early |mid-?|late )?(?:nineties|90'?s)\b|\b(?:mid|early|"
    r"late)[- ](?:nineties|90s)\b|\bnonagenarian\w*|\bcentenarian\w*|\bsupercentenarian\b",
    re.IGNORECASE,
)
_OLD = re.compile(r"(?<!\d)(?:9\d|1[01]\d)(?!\d)|ninet|hundred|nonagen|centen|90")
_THEIR_DAY = re.compile(
    r"\b(?:he|she|his|her|him|client|patient|pt|husband|wife|son|daughter|mother|father|mom|mum|dad|brother|"
    r"sister)\b[^.]*$"
)
_SURELY = re.compile(r"\b(?:admitted|died|overdos\w*|born|relapsed|attempted|discharged|dob)\b")
_OF_MY_OWN = re.compile(
    r"\b(?:my|our) (?:own |late |dear |great |old )?(?:mother|father|mom|mum|dad|gran\w*|nana|aunt|uncle|"
    r"neighbou?r|mentor|supervisor|teacher)\b"
)
WHY_DATE = "A day in somebody's life can be looked up. “Some weeks ago” says enough."
WHY_AGE = "So few people are this old that the age alone can tell who it is."


def dates(scene: Scene) -> Iterator[Identifier]:
    """Days of somebody's life; the days of an event, of the writer and of the calendar are none."""
    if not any(each.isdigit() for each in scene.text):
        return
    patterns = [_DATE, _SHORT, _ORDINAL]
    if _A_YEAR.search(scene.text):
        patterns += [_BIRTH_MONTH, _FEAST, _MONTH_AND_YEAR]
    for pattern in patterns:
        for match in pattern.finditer(scene.text):
            if _of_a_life(scene, match, full=pattern in (_DATE, _FEAST, _BIRTH_MONTH)):
                hard = pattern is _DATE or _HARD.search(scene.around(match.start()))
                yield Identifier(*match.span(), DATE, BLOCK if hard else ASK, "date", WHY_DATE)


def _of_a_life(scene: Scene, match: re.Match[str], *, full: bool) -> bool:
    start, end = match.span()
    around, before = scene.around(start), scene.before(start, 60)
    if _BIRTH_BEFORE.search(before) and not re.search(r"\bmy (?:own )?birthday", before):
        return True
    if re.search(r"\bborn(?: in| on)? $", before) and not re.search(r"\b(?:i|we|me|my)\b", before):
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
    if _OF_NOBODY.search(before) and (
        scene.whose(start) == "" or (scene.has_a_client and not _WRITERS.search(scene.before(start, 120)))
    ):
        return True
    if full and _THE_CALL.search(before):
        return scene.has_a_client
    if _THAT.search(before) and _NAMED_BY_ITS_DAY.match(scene.low[end : end + 20]) and scene.has_a_client:
        return not _EVENT.search(around)
    alone = scene.whose(start) == "" and bool(_WITHOUT_A_WORD_FOR_WHOM.match(before))
    if not life or (_EVENT.search(around) and not _SURELY.search(around)):
        return False
    if _ORDINAL.fullmatch(match[0]):
        return bool(_DONE_ON.search(before)) and (scene.whose(start) == "client" or alone)
    who = scene.whose(start)
    if who == "writer":
        return bool(
            re.search(
                r"\b(?:saw|met|lost|told|visited|seen|discharged|admitted|ended|said goodbye|terminated|last "
                r"session)\b",
                before,
            )
        ) and bool(_SOMEBODY.search(around) or re.search(r"\b(?:session|intake)\b", around))
    if who == "work":
        return False
    return (
        bool(_SOMEBODY.search(around))
        or alone
        or who == "client"
        or scene.has_a_client
        or (
            bool(re.search(r"\b(?:session|intake|admission|discharge|dos)\b", before))
            and not re.search(r"\bmy\b", around)
        )
    )


def ages(scene: Scene) -> Iterator[Identifier]:
    """Ages of ninety and above."""
    if not _OLD.search(scene.low):
        return
    for match in _OVER.finditer(scene.text):
        if (
            match["comma"]
            and not _SOMEBODY.search(scene.before(match.start(), 60))
            and not scene.text[match.start() - 1].isalpha()
        ):
            continue
        if re.search(
            r"\b(?:i'm|i am|up to|under|below|until|over|ages? \d+ (?:to|-)|(?:hospital|clinic|building|church|"
            r"house|school|"
            r"agency|tree|company|town|temple|charity|union)(?: is| was| turn\w+)?) ?$",
            scene.before(match.start(), 20),
        ):
            continue
        if re.search(
            r"\b(?:percent|million|company|building|tradition|house|clinic|hospital|study|tree|book|school|"
            r"institution)\b",
            scene.after(match.end(), 25),
        ):
            continue
        if _OF_MY_OWN.search(scene.before(match.end(), 60)):
            continue
        group = next(
            (name for name in ("turned", "is", "at", "opens", "of", "paren", "comma", "word", "sex") if match[name]), 0
        )
        yield Identifier(*match.span(group), AGE_OVER_89, BLOCK, "age-over-89", WHY_AGE)
