"""Who speaks with a word: the writer, somebody else, nobody (it is spoken about), or the writer about themself.

Each question reads the words before and after the term in its sentence.
"""

from __future__ import annotations

import re

ADVERBS = (
    r"(?:not|never|always|still|just|also|really|so|very|too|quite|only|once|almost|nearly|now|both|already|ever|"
    r"probably|maybe|even|yet|then|again|long|\w+ly)"
)
BEING = (
    r"(?:am|was|were|are|be|being|been|become|became|becoming|have been|had been|have become|have always been|"
    r"have never been|have now been|had become|feel|felt|feeling|have felt|had felt|stay|stayed|staying|"
    r"(?:keep|kept)(?! (?:an?|the)\b)|"
    r"went|going|identify|identified|used to be|used to|tried to|try to|wanted to|want to|attempted to|attempt to|"
    r"thought about|tried|planned to|going to|get(?! an?\b)|got(?! an?\b)|getting(?! an?\b)|'m|'ve been|"
    r"have gotten|sound|seem|look|will be|will always be|would be|could be|might be|may be|can be|don't|"
    r"didn't|did|do|can't|couldn't|have|had|'d|would|could|will|might|must|may|can|should|did not|do not|"
    r"turned|turned out to be|call myself|called myself|consider myself|see myself|saw myself|thought of myself)"
)
DETERMINERS = (
    r"(?:an?|the|one of those|one of the|one|such an?|kind of|sort of|a bit|a little|like|like an?|as|as an?|"
    r"as the|in|"
    r"that|to|total|complete|former|recovering|active|young|proud|good|bad|old|little|tired and|and|or|born|"
    r"diagnosed|out as|out as an?|myself|an adult|a grateful|grateful|high-functioning|so-called)"
)
_I = r"\b(?:i|we|i'm|i've|i'd|we're|we've|we'd|i am|myself|ourselves|both of us)"
_SELF_BEFORE = re.compile(
    rf"{_I}(?:,? (?:and )?(?:{BEING}|{ADVERBS}|{DETERMINERS}|for \w+ years|two|three|\d+|months|weeks|years|"
    rf"days))*,?\s\Z",
    re.IGNORECASE,
)
_HAVING_ONE = re.compile(
    r"\b(?:i|we|i've|we've|i'd)(?:\s(?:never|also|just|only|once|always|had|have|have had|got|get))*\s(?:had|have|"
    r"get|got|meet|met|see|saw|know|knew|treat|treated)\s(?:an?|the|one|two|three)\s",
    re.IGNORECASE,
)
_HAVING = re.compile(r"\b(?:have|had|got|get|see|saw)\s\Z", re.IGNORECASE)
_SELF_AS = re.compile(
    rf"\b(?:as (?:someone|somebody|a person|one|a man|a woman) who (?:is|was|has been|used to be|once was)|as|"
    rf"being|speaking as|coming from|from one|for|like)\s(?:an?\s|the\s|one\s|fellow\s|{ADVERBS}\s|"
    rf"{DETERMINERS}\s)*\Z",
    re.IGNORECASE,
)
_SELF_AFTER = re.compile(
    r"(?:\s\w+){0,6}?\s?(?:\bmyself\b|\bourselves\b)|(?:\s\w+){0,5},\s(?:and\s)?(?:i\b|i'm\b|i've\b|we\b|"
    r"my (?!client|patient|caseload|mother|father|husband|wife|brother|sister)|me\b)|\s(?:like me|like us|"
    r"like myself)\b|,? (?:i am|that's me|and proud)\b",
    re.IGNORECASE,
)
_BEING_ONE = re.compile(
    rf"(?:being|having been|growing up|living as|living)\s(?:as\s)?(?:an?\s|{ADVERBS}\s|{DETERMINERS}\s)*",
    re.IGNORECASE,
)
_WAS_ME = re.compile(r"(?:\s\w+){0,5}\s(?:is|was|are|were)\s(?:me|us)\b", re.IGNORECASE)
_ME_AFTER = re.compile(r"\b(?:me|my|i|i'm|i've|myself)\b", re.IGNORECASE)
_ME = re.compile(
    rf"\b(?:call\w*|labell?ed|label|consider\w*|made|make|makes|making|think\w* of|thought|named|diagnosed|"
    rf"treat\w*|see|saw|sees|left|leave|leaves|describe\w*|drive|drives|drove|driving|got|get|kept|keep|keeps|"
    rf"find|finds|found)\s(?:me|us)\s(?:feel\s)?(?:as\s)?(?:an?\s|the\s|like\s|like an?\s|{ADVERBS}\s|"
    rf"{DETERMINERS}\s)*\Z",
    re.IGNORECASE,
)
_MINE = re.compile(
    rf"\b(?:my|our|my own|our own|of my|mine)\s(?:{ADVERBS}\s|own\s|old\s|past\s|first\s|last\s|recent\s|"
    rf"\w+\s(?=own))*\Z",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"\b(?:words?|terms?|labels?|phrases?|expressions?|slurs?|insults?|adjectives?|nicknames?|language|"
    r"wording|hashtag|"
    r"title|songs?|movies?|films?|novels?|books?|memoirs?|podcasts?|albums?|documentary)\s"
    r"(?:(?:like|such as|of|for|is|was|as|called|titled|include|including|are|were)\s)?(?:an?\s|the\s|being\s)?\Z"
    r"|(?<!\bchart )(?<!\bnote )(?<!\bnotes )(?<!\brecord )(?<!\bfile )(?<!\breport )(?<!\breferral )(?<!\bsummary )"
    r"\b(?:titled|entitled|called|named|so-called|quote|unquote|say|saying|says)\s(?:an?\s)?\Z",
    re.IGNORECASE,
)
_SAYING_LESS = re.compile(
    r"\b(?:instead of|rather than|not say|never say|don't say|stop saying|stopped saying|stop using|"
    r"stopped using|avoid|"
    r"avoid saying|no longer say|no longer use|not use|quit saying|replac(?:es?|ed|ing)|(?:not to|never|not|"
    r"don't) (?:say|write|use)|dropped|drop|moved away from|"
    r"away from|without saying|used to say|used to write|used to be called|(?:stop|stopped|not|never|don't|"
    r"avoid|quit|"
    r"instead of|rather than|no longer|used to) (?:calling|call|label|labeling|labelling|describing|describe|"
    r"refer\w* to) (?:\w+ ){1,3}?)\s?"
    r"(?:as\s)?(?:saying\s|writing\s|calling (?:\w+ ){1,2})?(?:an?\s|the\s|\w+ly\s)?\Z",
    re.IGNORECASE,
)
_IS_A_WORD = re.compile(
    r"\s(?:is|as|was|can be|has become|feels like)\s(?:an?\s|the\s|such an?\s|not an?\s)(?:\w+\s){0,2}?(?:word|"
    r"term|label|slur|insult|phrase|stereotype|adjective)\b"
    r"|\s(?:label|stereotype|stigma)\b"
    r"|\s(?:is |are |was )?(?:among|one of|on|off) (?:the|our|their|a) (?:list|words?|terms?)\b",
    re.IGNORECASE,
)
_MORE_THAN = re.compile(
    r"\b(?:not|not just|not only|never|never just|more than|isn't just|is not just|isn't|aren't|wasn't|weren't|"
    r"nobody is|no one is|"
    r"beyond being)\s(?:an?\s|just an?\s|just\s|his\s|her\s|their\s|the\s)?(?:\w+\s)?\Z",
    re.IGNORECASE,
)
_SOMEBODY = (
    r"(?:(?:him|her|them|me|us|you|it|people|himself|herself|themselves|myself|somebody|someone|everyone|clients|"
    r"(?:my|the|his|her|their|this|that|our|every|these|those|a|any)\s[\w-]+(?:\s[\w-]+)?|[A-Z]\w+)\s)?"
)
_SO = rf"(?:an?\s|the\s|so\s|just an?\s|just\s|another\s|{ADVERBS}\s)*\Z"
_NAMING = re.compile(
    rf"(?<!\bI )(?<!\bI've )\b(?:"
    # called him a, labeled, described as
    rf"(?:call(?:s|ed|ing)?|labell?(?:ed|ing|s)?|label|brand(?:ed|s|ing)?|dubbed|deemed|consider(?:s|ed)?|"
    rf"describ(?:ed|es|ing)|dismiss(?:ed|es|ing)?|written off|wrote off|shamed|teased|mocked|judged)\s{_SOMEBODY}"
    rf"(?:as\s|of being\s|being\s|for being\s|like\s|off as\s)?|"
    # seen as, treated like, accused of being
    rf"(?:refer(?:s|red)? to|accus(?:ed|es|ing)|treat(?:s|ed|ing)?|stereotyp(?:ed|es|ing)|portray(?:ed|s|ing)?|"
    rf"saw|see|sees|seen|depict(?:ed|s|ing)?|knows?|known|diagnosed|perceived|viewed)\s{_SOMEBODY}"
    rf"(?:as\s|of being\s|for being\s|like\s)|"
    rf"(?:writes?|wrote|talks?|talked|speaks?|spoke|jokes?|joked) (?:openly |often )?about being\s|"
    rf"(?:memoirs?|books?|novels?|poems?|songs?|essays?|talks?|posts?|films?|shows?) (?:is|was|are|"
    rf"were) (?:all |mostly )?about being\s"
    rf"){_SO}"
)
_SAYING = re.compile(
    rf"(?<!\bI )(?<!\bwe )(?<!\bchart )(?<!\bcharts )(?<!\bnote )(?<!\bnotes )(?<!\brecord )(?<!\bfile )(?<!\breport )"
    rf"(?<!\breferral )(?<!\bsummary )(?<!\bassessment )\b(?:said|says|say|tells?|told|insisted|thinks?|thought|"
    rf"believes?|believed|joked|"
    rf"jokes|yelled|shouted|wrote|writes|admits|admitted|shared|shares|explained|heard|complained|worries|"
    rf"worried|fears|feared|wonders|wondered|asks?|asked|calls|called)\b"
    rf"(?: (?:me|us|her|him|them|everyone|people|himself|herself|the group|my client|staff|that|if|whether))*\s"
    rf"(?:that\s)?(?:he|she|they|you|i|we|this|it|everyone|people|(?:his|her|their|my)\s\w+)(?:'s|'re|'m|'d|"
    rf"'ll|\s(?:is|was|were|are|am|had been|has been|have been|felt|feels|feel|would be|will be|will always be|"
    rf"must be|might be|may be|being|sounded|sounds|looked|just|would|used to be))\s"
    rf"(?:being\s|acting\s|{ADVERBS}\s|an?\s|the\s|just an?\s|like an?\s|such an?\s|too\s|going\s|"
    rf"{DETERMINERS}\s)*\Z",
    re.IGNORECASE,
)
_HEADED_BY_SOMEBODY = re.compile(
    r"\s(?:clients?|patients?|father|mother|mom|dad|brother|sister|parents?|husband|wife|son|daughter|uncle|"
    r"aunt|friend|neighbou?r|"
    r"boss|ex|man|woman|guy|kids?|partner|boyfriend|girlfriend|famil(?:y|ies)|couple|teen)\b",
    re.IGNORECASE,
)


def mentioned(before: str, after: str) -> bool:
    """Spoken about as a word, not used as one."""
    return bool(
        _WORD.search(before) or _SAYING_LESS.search(before) or _IS_A_WORD.match(after) or _MORE_THAN.search(before)
    )


def reported(before: str, after: str) -> bool:
    """What somebody else said, or called somebody."""
    if _HEADED_BY_SOMEBODY.match(after):
        return False
    return bool(_NAMING.search(before) or _SAYING.search(before))


def of_oneself(before: str, found: str, after: str, *, mine: bool) -> bool:
    """The writer's own: "I am", "as one who was", "my relapse" (where `mine`), but not "I have an alcoholic father"."""
    if mine and _MINE.search(before) and not _HEADED_BY_SOMEBODY.match(after):
        return True
    # "I have relapsed" speaks of the writer; "I had addicts in my group" does not.
    if _HAVING_ONE.search(before) or (_HAVING.search(before) and not found.split()[0].endswith("ed")):
        return False
    if _SELF_BEFORE.search(before) or _ME.search(before):
        return True
    if _WAS_ME.match(after) or (_BEING_ONE.fullmatch(before) and _ME_AFTER.search(after)):
        return True
    return bool(_SELF_AS.search(before) and _SELF_AFTER.match(after))
