"""Asking about advice where nobody asked for ideas: a question to whoever answers, never a block.

Support helps where it is of the kind that was wanted (optimal matching: Cutrona and Russell 1990), and advice that
nobody asked for is often heard as being corrected (MacGeorge, Feng and Thompson 2008). Phrases that tell another person
what to do are found; speaking of oneself ("I should have", "what helped me") is not advice. English, and not all of it.
"""

from __future__ import annotations

import re

from holdspace.algorithms.coach.findings import Detail

RULE = "advice"
WHY = "This may be heard as advice, and they did not ask for ideas. What did you hear, or know of it yourself?"
_ADVICE = re.compile(
    r"\b(?:you (?:should(?: have)?|shouldn't(?: have)?|ought to|must(?: not)?|mustn't|need to|have to|could try|"
    r"might want to|might try|may want to|had better|'d better)|you'd better|"
    r"(?:have|did) you (?:ever )?(?:tried|try|considered?|thought (?:about|of)|think of|talked to|spoken to)|"
    r"why don't you|why not (?:just )?(?:try|ask|tell|take|go|call|see|talk)|"
    r"if i were you|in your (?:place|shoes),? i(?:'d| would)|"
    r"my (?:advice|suggestion|tip)\b|i(?:'d| would)? (?:suggest|recommend|advise)|"
    r"what (?:you need|works|helps) is|try (?:to |and )?(?:not |just )?"
    r"(?:be|do|take|talk|think|breathe|breathing|see|look|remember|focus|let|get|go|ask|set|say|using|doing|taking)|"
    r"just (?:try|stop|let go|breathe|relax|ignore|tell|ask|remember|focus)|"
    r"make sure (?:you|to|that you)|don't (?:let|take|worry|overthink|be so|forget)|look on the bright side|"
    r"at least (?:you|it|they))\b",
    re.IGNORECASE,
)
# "I try to breathe", "I just stop": the writer speaks of themself.
_OF_ONESELF = re.compile(r"\b(?:i|we|i've|i'd|i'll|me|to|and|would|can|could)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_MAY_BE_ONES_OWN = re.compile(r"^(?:try|just|make sure|don't)", re.IGNORECASE)


def find_advice(text: str) -> list[Detail]:
    """Every place in an answer that tells the other what to do, in the order of the text."""
    plain = text.replace("’", "'")
    found = []
    for hit in _ADVICE.finditer(plain):
        if _MAY_BE_ONES_OWN.match(hit[0]) and _OF_ONESELF.search(plain[: hit.start()]):
            continue
        found.append(Detail(hit.start(), hit.end(), RULE, WHY))
    return found
