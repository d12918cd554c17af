"""What fits one person alone without being a name or a number, pictures, and traits of the body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.findings import ASK, Identifier
from holdspace.algorithms.coach.identifiers.types import BIOMETRIC, OTHER_UNIQUE, PHOTO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.identifiers.scene import Scene

_ROLE = (
    r"(?:mayor|police chief|chief of police|sheriff|judge|senator|congress\w+|governor|priest|pastor|"
    r"vicar|imam|rabbi|principal|headmaster|headteacher|"
    r"fire chief|fire captain|coroner|mp|councill?or|councilman|councilwoman|alderman|assemblyman|bishop|"
    r"superintendent|anchor|newsreader|news anchor|"
    r"weatherman|quarterback|goalkeeper|"
    r"coach|doctor|vet|postmaster|postman|mail carrier|librarian|pharmacist|undertaker|beekeeper|minister|"
    r"dean|deputy|state rep\w*|ambassador|celebrity|actor|actress|singer|footballer|olympian|"
    r"lottery winner|prime minister|premier|prosecutor|da|district attorney|county commissioner|school "
    r"board \w+|football coach|basketball coach|bus driver|crossing guard|lighthouse keeper|ferry captain)"
)
_PLACE = (
    r"(?:town|city|village|county|valley|island|state|building|school|parish|neighbou?rhood|district|"
    r"province|region|country|congregation|church|mosque|temple|reservation|tribe|"
    r"office|department|unit|ward|company|street|block|team|faculty|campus|area|community|precinct|"
    r"station|base|regiment|troupe|hospital|suburb|borough|trailer park|hamlet)"
)
_PATTERNS = (
    (
        ("only ",),
        (
            rf"\b(?:the |our |their |his |her |town's |an? )?only (?!(?:one|person|thing|way|time|reason|place|"
            rf"hour|job|question|people|client|clients|therapist) (?:who|that|i|to|is|in my|he|she|they|we|of|"
            rf"with))(?:[\w-]+ ){{1,5}}?(?:in|at|on|within|around|for|from|this side of) (?:the |our |this |her |"
            rf"his |their |a |that |all of )?(?:[\w'-]+ ){{0,3}}?(?:{_PLACE}|miles|of \w+)\b"
        ),
    ),
    (
        (
            "only ",
            "one of ",
            "one ",
        ),
        (
            rf"\b(?:(?:the |one of (?:the )?)?only (?:one|two|three|four|five|six|seven|a handful|a dozen)|one of "
            rf"(?:the )?(?:two|three|four|five|six|seven|eight|nine|ten|a handful|maybe \w+|only \w+|few|fewer "
            rf"than \w+)|(?:there's|there is|just) one) (?:\w+ ){{0,6}}?(?:in|on) (?:the|our|this) (?:whole |"
            rf"entire )?(?:{_PLACE}|world)\b(?! (?:i|we|are|is|for))"
        ),
    ),
    (
        (
            "first ",
            "last ",
            "youngest",
            "oldest",
            "tallest",
        ),
        (
            rf"\b(?:the |our |a )?(?:first|last|youngest|oldest|tallest) (?:[\w-]+ ){{1,5}}?(?:in|of) (?:the |our |"
            rf"this |her |his |their )(?:\w+ )?{_PLACE}\b"
        ),
    ),
    (
        (
            "'s ",
            "s' ",
        ),
        (
            rf"\b(?:the |our |a |an |my |this |that )?(?:(?:former|ex-?|current|local|town's|town|county|city|"
            rf"deputy|state|old|new) ?)*{_ROLE}(?:'s|s') (?:\w+ )?(?:son|daughter|wife|husband|kid|child|mother|"
            rf"father|brother|sister|ex|ex-wife|niece|nephew|partner|secretary|mistress|widow)\b"
        ),
    ),
    (
        (
            " of the ",
            " of our ",
            " of a ",
            " of that ",
        ),
        (
            rf"\b(?:son|daughter|wife|husband|kid|child|mother|father|brother|sister|widow|partner|ex-wife|"
            rf"ex-husband|niece|nephew) of (?:the|our|a|that) (?:\w+ ){{0,2}}?{_ROLE}\b"
        ),
    ),
    (
        (
            "our ",
            "'s ",
            "local ",
            "your ",
        ),
        (
            rf"\b(?:our|the town's|the county's|the village's|the city's|the state's|the island's|our (?:town|city|"
            rf"village|county|school|church|parish|island)'s|the local|your|our local) (?:\w+ ){{0,2}}?{_ROLE}\b"
        ),
    ),
    (
        (
            "news",
            "paper",
            "headline",
            "tv",
            "television",
            "gazette",
            "herald",
            "front page",
            "documentary",
            "podcast",
            "reports",
        ),
        (
            r"\b(?:was |were |been |is |are |it's |got |had |whose )?(?:\w+ ){0,2}?(?:on|in|all over|made|hit|"
            r"from|on the front page of) (?:the |all the |our |every |last \w+'s )?(?:local |evening |front page |"
            r"national |state |morning |six o'clock |town |county |viral |regional )?(?:news(?:paper)?s?|papers?|"
            r"headlines?|tv|television|gazette|herald|front pages?|front page|documentary|true[- ]crime podcast|"
            r"court reports?)\b(?! (?:today|makes|is so|about|cycle|as usual|is|are|again|and i))"
        ),
    ),
    (
        (
            "lawsuit",
            "scandal",
            "crash",
            "shooting",
            "trial",
            "fire",
            "rescue",
            "video",
            "murder",
            "documentary",
            "accident",
            "explosion",
            "recall",
            "kidnap",
            "robbery",
            "drown",
            "alert",
            "raid",
            "strike",
            "case",
        ),
        (
            r"\b(?:the|that|a|an) (?:\w+ ){1,3}?(?:from|in|behind|at the centre of|at the center of|of) (?:the|"
            r"that|last \w+'s) (?:\w+ ){0,3}?(?:lawsuit|scandal|crash|shooting|trial|fire|rescue|viral video|"
            r"murder|documentary|accident|explosion|recall|kidnapping|robbery|drowning|amber alert|raid|strike|"
            r"case)\b"
        ),
    ),
    (
        (
            "everyone",
            "everybody",
            "whole town",
            "all of us",
            "half the town",
            "entire",
        ),
        (
            r"\b(?:every(?:one|body)|the whole town|all of us|half the town|the entire (?:town|school|county))(?: "
            r"in \w+)?(?: here)?(?: is| are|'s| has been)? (?:talking|talks|writing|wrote|read|heard|reading|"
            r"gossip\w+|knows? (?:who|him|her|them|the story))(?: \w+){0,3}"
        ),
    ),
    (
        ("you",),
        (
            r"\byou(?:'ve| have| may have| might have| probably| all|'ll| will)* (?:\w+ )?(?:seen|saw|read about|"
            r"heard about|heard of|know who|recognise|recognize) (?:the pictures|the story|the video|it|him|her|"
            r"them|about (?:it|him|her|them)|who|the name|her face|his face)?"
        ),
    ),
    (
        (
            "you all know",
            "google ",
            "look ",
            "headlines",
            "viral",
        ),
        (
            r"\byou all know who\b|\bgoogle (?:him|her|them|the (?:name|story))\b|\blook (?:him|her|them) up\b|"
            r"\bmade (?:the )?(?:national |local )?headlines\b|\bwent viral\b(?= (?:last|for|after|when))"
        ),
    ),
    (
        (
            "triplets",
            "tuplets",
            "quadruplets",
            "twins",
        ),
        (
            r"\b(?:mother|father|mom|dad|mum|parents?|family) of (?:quadruplets|quintuplets|sextuplets|triplets|"
            r"octuplets|conjoined twins)\b"
        ),
    ),
    (
        ("won ",),
        (
            r"\bwon (?:the|our|a) (?:\w+(?:'s)? ){0,4}?(?:lottery|contest|title|championship|pageant|medal|"
            r"award|election|gold|jackpot|marathon|cup)\b"
        ),
    ),
    (
        (
            "winner",
            "former",
            "retired",
            "ex",
            "current",
            "from season",
            "reality",
            "tv show",
        ),
        (
            r"\b(?:lottery|jackpot|mega ?millions|powerball) winner\b|\b(?:former|retired|ex-?|current) (?:nfl|"
            r"nba|mlb|olympic|premier league|broadway|pro|professional) \w+\b|\bfrom (?:season \d|the tv show|"
            r"that reality show|the reality show)\b"
        ),
    ),
    (
        (
            "he",
            "she",
            "they",
            "client",
            "patient",
        ),
        (
            rf"\b(?:he|she|client|patient|they|brother|sister|mother|father|mom|dad|mum|husband|wife|son|daughter|"
            rf"uncle|aunt)(?:'s| is| was|'re| are) (?:the|our|a famous|a well-known|a local) "
            rf"(?:\w+ ){{0,2}}?{_ROLE}\b(?! (?:of his|of her|in (?:the|his|her) (?:family|house)))"
        ),
    ),
    (
        ("face", "name", "picture", "photo", "story"),
        (
            r"\b(?:his|her|their) (?:face|name|picture|photo|story) (?:from|is on|was on|is in|was in|was all "
            r"over|is all over|on|in) "
            r"(?:the |a |every |all the )?(?:\w+ )?(?:posters?|billboards?|news\w*|papers?|flyers?|amber alerts?|"
            r"tv|television|"
            r"headlines?|milk cartons?)\b"
        ),
    ),
    (
        (
            "the ",
            "our ",
            "one ",
        ),
        rf"\b(?:the|our|one) (?:only )?{_ROLE} (?:on|in|of) (?:the|our|this|a) (?:\w+ )?{_PLACE}\b",
    ),
    (
        ("a ",),
        (
            rf"\b(?:in|from|of) a (?:{_PLACE}|place) of (?:only |about |maybe |barely |some )?(?:\d[\d,]*|\w+ "
            rf"(?:hundred|thousand|dozen)|eighty|ninety|fifty|sixty|seventy|forty|thirty|twenty|a hundred|two "
            rf"hundred|few hundred)\b"
        ),
    ),
    (
        (
            "famous",
            "known",
            "celebrity",
            "profile",
            "prominent",
            "notorious",
        ),
        (
            r"\b(?:famous|well[- ]known|celebrity|high[- ]profile|prominent|notorious) (?:local |in town "
            r")?(?:athlete|actor|actress|singer|musician|politician|family|chef|artist|author|client|case|couple|"
            r"influencer|youtuber|business\w+|surgeon|player|journalist|pastor)\b(?= (?:i|who|whose|from|in|"
            r"and)\b)"
        ),
    ),
)
_UNIQUE = tuple((anchors, re.compile(pattern)) for anchors, pattern in _PATTERNS)
_WRITER = re.compile(
    r"\b(?:i'm|i am|i was|we're|we are|we were|makes me|i'd be|i've been|i wrote|i read|i saw|i heard|"
    r"being|as|i feel like|feel like|my|i won|there's|there is|there are)\b[^.]{0,30}$"
)
_CLIENTISH = re.compile(
    r"\b(?:he|she|him|her|his|hers|he's|she's|they|their|client\w*|patient\w*|pts?|ct|cl|couple|family|"
    r"teen|kid|boy|girl|man|woman|i (?:see|work with|treat|am seeing|met)|"
    r"i'm seeing|my chair|my office|in treatment|caseload|in session|sees me|came to see me|trans kid|"
    r"veteran|mothers?|fathers?|moms?|dads?)\b"
)
_PICTURE = re.compile(
    (
        r"\b(?:photos?|"
        r"photographs?|pictures?|pics?|selfies?|polaroids?|snapshots?|screenshots?|images?|headshots?|"
        r"mugshots?|videos?|recordings?|footage|clips?|x-?rays?|portraits?|ultrasounds?|scans?|faces?)"
        r"(?:(?: (?:i|we) (?:took|made|shot|have|recorded|filmed))?(?: together)? (?:of|with|from|after|"
        r"showing|where) (?:(?:him|her|them|us|me and \w+)\b|(?:\w+ ){0,1}?(?:my |our |the |a |his |her |"
        r"their )?(?:\w+ )?(?:clients?|patients?|pts?|sessions?|kids?|boy|girl|family|child|children|couple|"
        r"group|face|hands?|arms?|scars?|tattoos?|wounds?|residents?|baby|mother|son|daughter|twins|teens?|"
        r"room|last session)\b(?:'s \w+)?)| (?:i|we) took\b)"
    ),
    re.IGNORECASE,
)
_SEEN = re.compile(
    r"photo|pic|selfie|polaroid|snapshot|screenshot|image|shot|video|record|footage|clip|ray|portrait|"
    r"ultrasound|scan|face"
)
# What belongs to the words before a picture or a trait: "a", "her last".
_LEAD = re.compile(r"\b(?:\w+) $")
_LEADS = frozenset("a an the his her their this that these some our my two old".split())
_TRAIT = re.compile(r"print|scan|face|facial|dna|gait|biometric|voice")
_SHOWN = re.compile(
    r"\b(?:attach\w*|post(?:ed|ing)?|upload\w*|here'?s|share\w*|sharing|send\w*|use|see|look|show\w*|put|"
    r"hang|publish\w*|added|add|include\w*|insta\w*|facebook|website|page|slide\w*|sent|have|took|took|"
    r"keep|kept|on my phone|brochure|flyer|below|link|recogni[sz]\w*)\b"
)
_FACE = re.compile(
    (
        r"\b(?:his|her|their) (?:full )?face (?:is|in|shows|visible|on)\b(?=[^.]{0,30}\b(?:photo|picture|"
        r"video|visible|image|drawing)\b)|\bface in the (?:photo|picture|video)\b"
    ),
    re.IGNORECASE,
)
_BODY = re.compile(
    (
        r"\b(?:finger-?prints?|thumb-?prints?|palm-?prints?|hand-?prints? scan|retinal? "
        r"scans?|iris(?:es)? scans?|voice-?prints?|face ?id|facial recognition|facial scans?|face scans?|"
        r"dna (?:sample|profile|results?|test)|dna|gait analysis|biometrics?|biometric \w+|voice recordings?|"
        r"recording of (?:his|her|their) voice)\b"
    ),
    re.IGNORECASE,
)
_VOICE = re.compile(
    (
        r"\b(?:record(?:ed|ing)s?|tape[ds]?|play(?:ed)?|audio|clip) (?:of )?(?:his|her|their|the client's|my "
        r"client's) voice\b|\b(?:his|her|their) voice (?:on|in) (?:the|a|my) (?:tape|recording|podcast|clip)\b"
    ),
    re.IGNORECASE,
)
WHY_UNIQUE = "Somebody nearby may know at once who this is. Could it be said more generally?"
WHY_PHOTO = "A picture can be recognised, even without a face."
WHY_BODY = "A trait like this belongs to one person."


def likely(scene: Scene) -> Iterator[Identifier]:
    """Asks about what only one person fits, pictures of clients, and traits that machines recognise."""
    for anchors, pattern in _UNIQUE:
        if any(anchor in scene.low for anchor in anchors):
            for match in pattern.finditer(scene.low):
                if _is_theirs(scene, match):
                    yield Identifier(*_trimmed(match), OTHER_UNIQUE, ASK, "other-unique", WHY_UNIQUE)
    for match in _PICTURE.finditer(scene.text) if _SEEN.search(scene.low) else ():
        if (
            _SHOWN.search(scene.around(match.start())) or match[0].lower().endswith((" of her", " of him"))
        ) and not re.search(
            r"\b(?:my|our) (?:own )?(?:kids?|family|children|baby|son|daughter)\b",
            match[0].lower(),
        ):
            yield Identifier(*_with_lead(scene, match), PHOTO, ASK, "photo", WHY_PHOTO)
    for match in _FACE.finditer(scene.text) if "face" in scene.low else ():
        yield Identifier(*_with_lead(scene, match), PHOTO, ASK, "photo", WHY_PHOTO)
    for pattern in (_BODY, _VOICE) if _TRAIT.search(scene.low) else ():
        for match in pattern.finditer(scene.text):
            if (
                _CLIENTISH.search(scene.around(match.start()))
                and not re.search(r"\b(?:my|our) (?:own )?$", scene.before(match.start(), 10))
                and not match[0].lower().startswith("my ")
            ):
                yield Identifier(*_with_lead(scene, match), BIOMETRIC, ASK, "biometric", WHY_BODY)


def _with_lead(scene: Scene, match: re.Match[str]) -> tuple[int, int]:
    """The place of a picture or trait with the word or two before it that belong to it."""
    before = scene.before(match.start(), 30)
    lead = _LEAD.search(before)
    words = lead[0] if lead is not None and lead[0].strip() in _LEADS else ""
    return match.start() - len(words), match.end()


def _is_theirs(scene: Scene, match: re.Match[str]) -> bool:
    start, end = match.span()
    if re.match(r"(?:my|i) ", match[0]):
        return False
    if _WRITER.search(scene.before(start, 45)) and scene.whose(start) != "client":
        return False
    begins = scene.sentence(start)[0]
    near = scene.low[max(0, begins - 80) : min(len(scene.low), end + 80)]
    return bool(_CLIENTISH.search(near))


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    words = match[0]
    return match.start() + len(words) - len(words.lstrip()), match.end() - (len(words) - len(words.rstrip()))
