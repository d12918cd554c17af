"""The small language in which the rows of the data files say what they look for.

In a term a space stands for spaces or a hyphen, a hyphen for one, the other or nothing; `~` ends a noun in any number
or case, `*` a verb in any tense; everything else is a regular expression. `{client}`, `{folk}`, `{be}` and
`{condition}` stand for the lists below.
"""

from __future__ import annotations

import re
from functools import cache

LISTS = {
    "client": (
        "(?:clients?|patients?|pts?|he|she|they|residents?|callers?|consumers?|supervisees?|teens?|teenagers?|"
        "adolescents?|veterans?|moms?|mothers?|fathers?|dads?|parents?|husbands?|wife|wives|sons?|daughters?|kids?|"
        "child|children|boys?|girls?|couples?|family|families|brothers?|sisters?)"
    ),
    "folk": (
        "(?:person|people|m[ae]n|wom[ae]n|guy|lady|boy|girl|kid|child|children|teen|teenager|student|mother|mom|father|"
        "dad|parent|brother|sister|sibling|son|daughter|husband|wife|partner|spouse|uncle|aunt|cousin|nephew|niece|"
        "neighbor|neighbour|friend|individual|veteran|resident|member|coworker|colleague|boss|roommate|ex|boyfriend|"
        "girlfriend|grandmother|grandfather|grandma|grandpa|stepfather|client|patient|caller|youth|landlord|teacher)"
    ),
    # Somebody by name; the words that most often stand with a capital and are nobody are left out.
    "name": (
        "(?-i:(?!(?:The|It|This|That|These|Those|Insurance|Medicaid|Medicare|Nobody|Nothing|Everything|Everybody|There|We|"
        "And|But|So|What|Work|Life|Court|Depression|Anxiety|Access|Sales|Our|My|Your|Once|When|If|Then|Now|Always|"
        "Never|Today|Houses?|Rooms?|Paper|Some|Many|Most|Most|All)\\b)[A-Z][a-z]+)"
    ),
    "be": "(?:is|are|was|were|be|been|being|am|seems?|seemed|became|becomes?|gets?|got|feels?|looks?|acts?|acted)",
    "condition": (
        "depress|anxi|schizo|bipolar|ptsd|ocd|adhd|disorder|syndrome|disease|illness|addict|alcohol|dementia|alzheimer|"
        "parkinson|pain|migraine|insomnia|panic|trauma|stroke|cancer|diabet|epilep|autis|anorexi|bulimi|psychos|"
        "hallucinat|delusion|mental|arthritis|asthma|hiv|aids|multiple|cerebral|palsy|fibromyalgia|lupus|tinnitus|"
        "phobia|nightmares|flashbacks|mood|personality|borderline|attention|dyslex|down's|down syndrome|lyme|"
        "long covid|brain|sclerosis|hearing|vision|seizure|psychot|mania|paranoi|obsess|agoraphob|substance|eating|"
        "headache|blindness|deafness|polio|obesity|body dysm|dissociat|suicidal|grief|bpd|cptsd|c-ptsd|burnout|ms\\b|"
        "cptsd|narcolep|stutter|impairment|disabilit|insecurity attach|fatigue|sleep|opioid|psychiatric|complex"
    ),
}
NOUN = "(?:'s|s'|es|s)?"
VERB = "(?:s|es|ed|d|ing)?"
_GAP = re.compile(r"(?<=[a-z)?~*/\d])-(?=[a-z(])|(?<!\[) (?!\])")
_PLAIN_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_LITERAL = re.compile(r"[a-z]{3,}(?![?*])")


def _with_lists(pattern: str) -> str:
    for name, words in LISTS.items():
        pattern = pattern.replace("{" + name + "}", words)
    return pattern


@cache
def term_pattern(term: str) -> re.Pattern[str]:
    """What finds one term, as a whole word."""
    pattern = _with_lists(term)
    pattern = re.sub(r"(?<=[a-zA-Z)])~", NOUN, pattern)
    pattern = re.sub(r"(?<=[a-zA-Z])\*", VERB, pattern)
    pattern = _PLAIN_GROUP.sub("(?:", pattern)
    pattern = _GAP.sub(lambda gap: r"[\s-]?" if gap[0] == "-" else r"[\s-]+", pattern)
    return re.compile(rf"(?<![\w])(?:{pattern})(?![\w])", re.IGNORECASE)


@cache
def before_pattern(pattern: str) -> re.Pattern[str]:
    """What must, or may not, stand directly before a term."""
    return re.compile(rf"(?:{_with_lists(pattern)})\Z", re.IGNORECASE)


@cache
def after_pattern(pattern: str) -> re.Pattern[str]:
    """What must, or may not, stand directly after a term."""
    return re.compile(rf"(?:{_with_lists(pattern)})", re.IGNORECASE)


def anchors(term: str) -> tuple[str, ...]:
    """Letters of which one stands in every text where the term can be found: a quick look before a slow one.

    The longest run of letters outside all groups, or else each of the choices of the first group; () where neither
    tells anything, which means: always look.
    """
    outside = re.sub(r"\([^()]*\)\??", " ", re.sub(r"\([^()]*\)\??", " ", re.sub(r"\{\w+\}", " ", term.lower())))
    runs = re.findall(r"[a-z]{3,}(?![a-z?*])", outside.replace("\\s", " ").replace("\\w", " "))
    if runs:
        return (max(runs, key=len),)
    first = re.match(r"\(([^()]*)\)(?!\?)", term.lower())
    if not first:
        return ()
    choices = [
        re.findall(r"[a-z]{3,}", re.sub(r"\w[?*]|\\\w", " ", choice).replace("~", "")) for choice in first[1].split("|")
    ]
    return tuple(max(words, key=len) for words in choices) if all(choices) else ()
