"""Asks about pictures of clients and about traits that machines recognise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.findings import ASK, Identifier
from holdspace.algorithms.coach.identifiers.scene import CLIENTISH
from holdspace.algorithms.coach.identifiers.types import BIOMETRIC, PHOTO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.identifiers.scene import Scene

_PICTURE = re.compile(
    (
        r"\b(?:photos?|"
        r"photographs?|pictures?|pics?|selfies?|polaroids?|snapshots?|stills?|tiktoks?|reels?|gifs?|memes?|"
        r"screenshots?|images?|headshots?|"
        r"mugshots?|videos?|recordings?|footage|clips?|x-?rays?|portraits?|ultrasounds?|scans?|faces?)"
        r"(?:(?: (?:i|we) (?:took|made|shot|have|recorded|filmed))?(?: together)? (?:of|with|from|after|"
        r"showing|where) (?:(?:him(?:self)?|her(?:self)?|them(?:selves|self)?|us|me and \w+)\b|(?:[\w']+ )"
        r"{0,1}?(?:my |our |the |a |his |her |"
        r"their )?(?:\w+ )?(?:clients?|patients?|pts?|sessions?|kids?|boy|girl|family|child|children|couple|"
        r"group|face|hands?|arms?|scars?|tattoos?|wounds?|residents?|baby|mother|son|daughter|twins|teens?|"
        r"room|boys|girls|guys|men|women|team|last session)\b(?:'s \w+)?)| (?:i|we|(?:that )?(?:he|she|"
        r"they)) (?:took|sent)\b)"
    ),
)
_SEEN = re.compile(
    r"photo|still|tiktok|reel|gif|meme|pic|selfie|polaroid|snapshot|screenshot|image|shot|video|record|footage|"
    r"clip|ray|portrait|"
    r"ultrasound|scan|face"
)
# What belongs to the words before a picture or a trait: "a", "her last".
_LEAD = re.compile(r"\b(?:\w+) $")
_LEADS = frozenset("a an the his her their this that these some our my two old".split())
_TRAIT = re.compile(
    r"scar|iris|retina|palm|thumb|vein|tattoo|birthmark|stain|print|scan|face|facial|dna|gait|biometric|voice"
)
_SHOWN = re.compile(
    r"\b(?:attach\w*|post(?:ed|ing)?|upload\w*|here'?s|share\w*|sharing|send\w*|use|see|look|show\w*|put|texted|"
    r"emailed|mailed|forwarded|got|gave|"
    r"hang|carr(?:y|ies|ied)|introduc\w+|pinned|framed|publish\w*|added|add|include\w*|insta\w*|facebook|website|"
    r"page|slide\w*|sent|have|took|took|"
    r"keep|kept|on my phone|screensaver|desktop|lock ?screen|on my (?:wall|desk|fridge|door)|brochure|flyer|"
    r"below|link|recogni[sz]\w*|blur\w*|newsletter|releases?|consent|printed|album)\b"
)
_FACE = re.compile(
    (
        r"\b(?:his|her|their) (?:full )?face (?:is|in|shows|visible|on)\b(?=[^.]{0,30}\b(?:photo|picture|"
        r"video|visible|image|drawing)\b)|\bface in the (?:photo|picture|video)\b"
    ),
)
_BODY = re.compile(
    (
        r"\b(?:voice (?:recognition|id|match\w*|login|unlock\w*)|scan(?:s|ned|ning)? (?:his|her|their) (?:eyes?|"
        r"iris|face|palms?|"
        r"fingers?|thumbs?|hands?)|(?:finger|thumb|palm|hand|foot)[- ]?prints?|retinal? "
        r"scans?|iris(?:es)? scans?|voice[- ]?prints?|face ?id|fac(?:e|ial)[- ](?:recognition|unlock|login|"
        r"match\w*)|facial scans?|face scans?|"
        r"(?:opens?|unlocks?|(?:signs?|logs?|clocks?) in) with (?:an? |his |her |their )?(?:\w+'s )?(?:thumb|"
        r"finger\w*|face|palm|"
        r"eye|iris|voice)|(?:app|bank|machine|system|login|phone line|software|gate|lock|prison|jail)"
        r"\b[^.!?]{0,30}\b(?:his|her|their) "
        r"(?:voice|face|eyes?|fingers?|thumb|palm)\b|(?:reads?|knows?|match\w*|recogni[sz]\w+) (?:his|her|their) "
        r"(?:iris\w*|retinas?|fingerprints?|palms?|"
        r"thumbs?|veins)|"
        r"(?:palm|finger|fingerprint|retina|iris|face|eye|hand|vein|thumb) (?:scanners?|readers?|sensors?)|prints "
        r"of (?:\w+ ){0,4}(?:his|her|their)\b|(?:his|her|their) prints (?=came|match|are|were|don't|didn't|"
        r"won't|on file)|dna (?:sample|profile|"
        r"results?|test)|dna|gait analysis|biometrics?|biometric \w+|voice recordings?|"
        r"recording of (?:his|her|their) voice)\b"
    ),
)
_MARKED = re.compile(
    r"\b(?:scars?|tattoos?|birthmarks?|port[- ]?wine stain)(?: [\w']+){0,5}? (?:shaped like|that (?:says?|reads?|"
    r"spells?)|"
    r"(?:on|across|over|down|under) (?:(?:one|half|the) (?:side )?(?:of )?)?(?:his|her|their) (?:left |right )?(?:neck|"
    r"face|cheek|forehead|chin|knuckles|eyelids?|throat|scalp|lip|eyebrow|eye))\b[^.,;!?]{0,20}",
)
_OF_THEIRS = re.compile(
    r"\b(?:(?:client|patient|pt|resident|kid|student|teen|family|couple)'s|his|her|their) (?:\w+ )?"
    r"(?:photo|picture|pic|selfie|video|portrait|mugshot|headshot)s? (?:is|are|was|were|still|hangs?|stays?|went) "
    r"(?:\w+ )?(?:on|in|up|at)\b",
)
_FULL_FACE = re.compile(
    r"\b(?:his|her|their|(?:the|my|our) (?:client|patient|teen|kid|boy|girl|child)'s) (?:photo\w*|picture|pic|face) "
    r"(?:up|pinned|stuck|taped|posted|plastered|printed|shared|circulat\w+)\b|"
    r"\b(?:take|took|taking|taken|snap\w*) (?:his|her|their) (?:picture|photo)\b|"
    r"\bthe (?:ultrasound|sonogram|scan) (?:picture|photo|image)s?\b|"
    r"\b(?:photo|picture|pic|selfie|video|screenshot)s? (?:is |are )?(?:attached|enclosed|below|included|in the "
    r"comments)\b|"
    r"\b(?:his|her|their|(?:the|my|our) (?:client|patient|teen|kid|boy|girl|child)'s) (?:full[- ]face|senior|"
    r"graduation|yearbook|prom|"
    r"profile|class|baby|school|passport|wedding|id|intake|"
    r"booking) "
    r"(?:photo\w*|pictures?|pic|portrait|headshot)\b"
)
_IN_ONE = re.compile(
    r"\b(?:client|patient|pt|kid|teen|he|she|student|resident)(?:'s| is| was)(?: still)? in (?:the|our|my|a|this|that) "
    r"(?:\w+ )?(?:photo|picture|pic|video|selfie|slideshow|clip|footage|newsletter|brochure)\b"
    r"|\b(?:that's|is|it's|there's|know|knew|recogni[sz]ed?) (?:him|her|them|my (?:client|patient|kid)) (?:\w+ )"
    r"{0,3}?(?:in|of|on|from) "
    r"(?:the|our|a|that|this) (?:\w+ )?(?:photo|picture|pic|video|clip|footage|newsletter|brochure|poster|slide)\b",
)
_VOICE = re.compile(
    (
        r"\b(?:record(?:ed|ing)s?|tape[ds]?|play(?:ed)?|audio|clip) (?:of )?(?:his|her|their|the client's|my "
        r"client's) voice\b|\b(?:his|her|their) voice(?: is| was)? (?:on|in) (?:the|a|my|that) (?:\w+ )?(?:tape|"
        r"recording|podcast|clip)\b"
    ),
)
WHY_PHOTO = "A picture can be recognised, even without a face."
WHY_BODY = "A trait like this belongs to one person."


def pictures(scene: Scene) -> Iterator[Identifier]:
    """Pictures, recordings and scans that a text shows or speaks of, and faces in them."""
    for match in _PICTURE.finditer(scene.low) if _SEEN.search(scene.low) else ():
        if (
            _SHOWN.search(scene.around(match.start()))
            or match[0].lower().endswith((" of her", " of him", "he took", "she took"))
        ) and not re.search(
            r"\b(?:my|our) (?:own )?(?:kids?|family|children|baby|son|daughter)\b",
            match[0].lower(),
        ):
            yield Identifier(*_with_lead(scene, match), PHOTO, ASK, "photo", WHY_PHOTO)
    for match in _theirs(scene):
        yield Identifier(*_with_lead(scene, match), PHOTO, ASK, "photo", WHY_PHOTO)
    for match in _FACE.finditer(scene.low) if "face" in scene.low else ():
        yield Identifier(*_with_lead(scene, match), PHOTO, ASK, "photo", WHY_PHOTO)


def _theirs(scene: Scene) -> Iterator[re.Match[str]]:
    if _SEEN.search(scene.low):
        for pattern in (_OF_THEIRS, _FULL_FACE, _IN_ONE):
            yield from pattern.finditer(scene.low)


def traits(scene: Scene) -> Iterator[Identifier]:
    """Prints, scans and voices, where a text speaks of a client."""
    for pattern in (_BODY, _MARKED, _VOICE) if _TRAIT.search(scene.low) else ():
        for match in pattern.finditer(scene.low):
            if (
                CLIENTISH.search(scene.around(match.start()))
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
