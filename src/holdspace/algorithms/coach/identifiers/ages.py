"""Ages above 89: so few people are so old that the age tells who it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.findings import BLOCK, Identifier
from holdspace.algorithms.coach.identifiers.scene import SOMEBODY
from holdspace.algorithms.coach.identifiers.types import AGE_OVER_89

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.identifiers.scene import Scene

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
    r"|\b(?:the|his|her|their|our) (?P<noun>[a-z]+) is (?P<who>9\d|1[01]\d)(?=,| and |\.(?:\s|$))"
    r"|\b(?:male|female|veteran|widow\w*|[mf]),? (?P<sex>9\d|1[01]\d)(?= (?:yrs?|years)\b|[,.;])"
    r"|\b(?:man|woman|lady|gentleman|client|patient|person|resident|veteran|widow\w*|age|mama|gran\w*|elder|soul) of "
    r"(?P<of>9\d|1[01]\d|ninety(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)\b"
    r"|\b(?:he|she|client|patient|pt|grand\w+|mother|father|mom|dad|aunt|uncle|nana|gran|man|woman|lady|veteran|"
    r"resident|"
    r"widow\w*|widower|guardian|neighbou?r|caregiver),? \((?P<paren>9\d|1[01]\d)(?=[),]| ?[mf]\b)"
    r"|(?:^|[.!?] |\n)(?P<opens>(?:ninety(?:-\w+)?|9\d))(?=, (?!\d)| and (?:\w+ing|still|he|she)\b)"
    r"|\bat (?P<at>9\d|1[01]\d),? (?=he|she|they|my|his|her|the )"
    r"|, (?P<comma>9\d|1[01]\d|ninety(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|a hundred and \w+)"
    r"(?=,| and | with | in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\.(?: |$))"
    r"|[:-] (?P<colon>ninety(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)(?=,| and |\.(?: |$))"
    r"|\b(?:ninety|(?:a |one )?hundred)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?[ -]years?[ -]olds?\b"
    r"|\b(?:(?:is|turned|turns|she's|he's|at|age) )(?P<word>ninety(?:[- ](?:one|two|three|four|five|six|"
    r"seven|eight|nine))?|a hundred and (?:one|two|three|four|five|six))\b"
    r"(?! (?:minutes|percent|per|days|sessions|hours|dollars|weeks|miles|clients))"
    r"|\b(?:his|her|their) (?P<day>(?:9\d|1[01]\d)(?:st|nd|rd|th)|ninetieth|hundredth)\b(?! (?:day|session|time|"
    r"meeting|visit))"
    r"|\b(?:his|her|their) (?:\w+ )?(?:ninet\w+|(?:one )?hundred(?:th|[- ]and[- ]\w+))(?:[- ]\w+)? (?:year|birthday)\b"
    r"|\bin (?:his|her|their) (?:early |mid-?|late )?(?:nineties|90'?s)\b|\b(?:mid|early|"
    r"late)[- ](?:nineties|90s)\b|\bnonagenarian\w*|\bcentenarian\w*|\bsupercentenarian\b",
)
# The same with less around it, in a text that speaks of a client.
_ANY = re.compile(
    r"(?:\b(?:is|was|'s|are|of|now|just|almost|nearly|about|turned|only|mama|granny|elder|mzee|gogo|nonna|oma|opa)"
    r"|[,:(-]) ?"
    r"(?P<any>9\d|1[01]\d|ninety(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?(?: (?:yrs?|years))?|"
    r"(?:a|one) hundred(?: and (?:one|two|three|four|five|six))?)(?=[,;)!]|\.(?: |$)| (?:and|who|with|but|yrs?|"
    r"years)\b)"
)
_OLD = re.compile(r"(?<!\d)(?:9\d|1[01]\d)(?!\d)|(?:9\d|1[01]\d)(?:st|nd|rd|th)|ninet|hundred|nonagen|centen|90'?s")
# What is counted or measured so: a score, a pulse, a page, what something costs.
_COUNTED = re.compile(
    r"\b(?:scor\w*|weigh\w*|pulse|bp|temp\w*|sats?|o2|iq|page|rate|hr|bpm|modifier|chapter|psalm|channel|route|highway|"
    r"room|bed|unit|caseload|waitlist|waiting list|number|list|total|count|average|limit|cost|copay|fee|floor|level|"
    r"hundred|out|sessions?|day|degrees|a1c|sugar|glucose|phq\S*|gad\S*|\d+)\b[^.]*$"
)
_OF_MY_OWN = re.compile(
    r"\b(?:my|our) (?:own |late |dear |great |old )?(?:mother|father|mom|mum|dad|gran\w*|nana|aunt|uncle|"
    r"neighbou?r|mentor|supervisor|teacher)\b"
)
# What is counted in numbers and is nobody.
_NOBODY = frozenset(
    "score temp temperature number rate pulse sat sats oxygen iq total count bed room caseload grade average "
    "limit max cost price weight answer highway wait record code form question speed index bpm level dose "
    "copay fee building house church tree car".split()
)
_GROUPS = ("turned", "is", "at", "opens", "of", "paren", "comma", "word", "sex", "who", "colon", "day")
WHY_AGE = "So few people are this old that the age alone can tell who it is."


def ages(scene: Scene) -> Iterator[Identifier]:
    """Ages of ninety and above."""
    if not _OLD.search(scene.low):
        return
    for match in _OVER.finditer(scene.low):
        if (
            match["comma"]
            and not SOMEBODY.search(scene.before(match.start(), 60))
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
        if match["who"] and (match["noun"].lower() in _NOBODY or not scene.has_a_client):
            continue
        if _OF_MY_OWN.search(scene.before(match.end(), 60)):
            continue
        group = next((name for name in _GROUPS if match[name]), 0)
        yield Identifier(*match.span(group), AGE_OVER_89, BLOCK, "age-over-89", WHY_AGE)
    for match in _ANY.finditer(scene.low) if scene.has_a_client else ():
        before = scene.before(match.start("any"), 60)
        if not (_COUNTED.search(before[-34:]) or _OF_MY_OWN.search(before)):
            yield Identifier(*match.span("any"), AGE_OVER_89, BLOCK, "age-over-89", WHY_AGE)
