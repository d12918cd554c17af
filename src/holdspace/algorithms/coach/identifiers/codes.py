"""Numbers that were given to one person: records, plans, accounts, licences, vehicles, devices, cases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from holdspace.algorithms.coach.findings import BLOCK, Identifier
from holdspace.algorithms.coach.identifiers.types import (
    ACCOUNT,
    DEVICE,
    HEALTH_PLAN_ID,
    LICENSE,
    MRN,
    OTHER_UNIQUE,
    SSN,
    VEHICLE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.identifiers.scene import Scene

# What may stand between the word for it and the number itself.
_BETWEEN = (
    r"(?:'s)?(?:[\s:#.,-]|\b(?:is|was|no|number|num|id|ids|nr|code|the|on|file|her|his|ending|ends|in|with|of|"
    r"it's|back|to him|to her|last|four|digits|reads|starts|are|for|said|says|now|a|he|she|they|was|were|given|"
    r"issued|assigned|have|has|got|gave|sent|shows?|"
    r"reads)\b){0,12}"
)
_CODE = r"(?P<code>#?(?:[a-z]{1,5}[-./]|[a-z]{1,3} )?(?=[\w-]*\d)[a-z\d]{2,}(?:[-./ ]?(?=[\w-]*\d)[a-z\d]{1,10}){0,5})"


class Kind(NamedTuple):
    """A kind of number: the words that announce it and how many digits it has at least."""

    type: str
    words: str
    digits: int
    why: str


KINDS = (
    Kind(
        SSN,
        (
            r"\bss[n#]\b|\bsocial(?: security)?(?: number| no\.?| #)?\b(?! (?:work|worker|anxiety|media|skills|"
            r"services?|club))|\bnational insurance\b|\bni number\b|\bsin number\b|\blast four\b"
        ),
        4,
        "A social security number belongs to one person.",
    ),
    Kind(
        MRN,
        (
            r"\bmrns?\b|\bhrn\b|\bunit record\b|\bchart\b|\bmedical records?\b|\brecord (?:number|no|#)|"
            r"\bhospital (?:number|no|id)\b|"
            r"\bpatient(?:'s)? (?:id|number|no)\b|\bclient(?:'s)? (?:id|number|no)\b|\bepic (?:id|number)\b|"
            r"\bencounter\b|\bpt "
            r"(?:id|no|number|num)\b|\bfile (?:number|no|#)"
        ),
        4,
        "A record number leads to one file.",
    ),
    Kind(
        HEALTH_PLAN_ID,
        (
            r"\bmember(?:ship)? ?(?:id|number|no|#|:|(?=[a-z]{0,4}\d{5}))|\bmedicaid\b|\bmedicare\b|\bpolicy\b|"
            r"\bsubscriber\b|\bgroup "
            r"(?:no|number|#|id)|\bnhs (?:number|no)|\bbeneficiary\b|\binsurance (?:id|number|no|card)|\bplan "
            r"(?:id|number|no)|\b(?:aetna|cigna|kaiser|anthem|humana|uhc|bcbs|tricare|molina|regence|optum) (?:id|"
            r"number|no|#)|\bclaim (?:id|number|no|#)|\bprior auth\w* (?:number|no|#)|\bmbi\b|\bhicn\b|\bnhi\b"
        ),
        4,
        "A plan number belongs to one person.",
    ),
    Kind(
        ACCOUNT,
        (
            r"\bacc(?:oun)?t\b|\baccount\b|\bcard (?:ending|number|no)|\bdebit card\b|\bebt\b(?: card)?|\bbank "
            r"card\b|\bcredit card\b|\biban\b|"
            r"\brouting\b|\b(?:checking|savings|bank login|direct deposit)\b|\bsort code\b|\binvoice (?:no|"
            r"number|#)|\bbilling (?:id|no|number|#)|\bvisa ending\b"
        ),
        4,
        "An account number leads to one person.",
    ),
    Kind(
        LICENSE,
        (
            r"\blicen[sc]e\b(?! plate)|\bdl\b|\bcdl\b|\bcertificate\b|\bcertification (?:no|number|#)|\bdea\b|"
            r"\bpermit (?:no|number|#)|\bpin number\b"
        ),
        4,
        "A licence or certificate number leads to one person.",
    ),
    Kind(
        VEHICLE,
        (
            r"\bplates?\b|\bvin\b|\breg(?:o|istration)?\b(?! (?:form|fee|open|link))|\btags? (?:no|number|#|is|"
            r"reads)|\blicen[sc]e plate\b|\bnumber plate\b"
        ),
        2,
        "A plate or vehicle number leads to its owner.",
    ),
    Kind(
        DEVICE,
        (
            r"\bserial\b|\bs/n\b|\bsn\b|\bdevice (?:id|no|number|#)|\bimei\b|\bpacemaker\b|\binsulin pump\b|"
            r"\bcgm\b|\bimplant\b|\bmodel and serial\b|\bcpap\b|\bhearing aid\b|\bmonitor (?:id|no|number)|"
            r"\bankle monitor\b|\budi\b"
        ),
        4,
        "A device number leads to whoever wears it.",
    ),
    Kind(
        OTHER_UNIQUE,
        (
            r"\bcase\b|\bdocket\b|\binmate\b|\bdoc (?:number|no|#|id)|\bbooking\b|\bemployee\b|\bbadge\b|"
            r"\bpassport\b|\ba-?number\b|\balien\b|\bstudent (?:id|no|number)|\bstudy (?:id|no|number)|"
            r"\bparticipant\b|\breport (?:no|number|#)|\bincident\b|\bwarrant\b|\bcourt file\b|\bcps (?:ref|"
            r"number|no|case)|\bref(?:erence)?\b|\bvisa (?:no|number)|\bticket\b|\bhmis\b|\bservice number\b|"
            r"\bfile no\b|\bclaim file\b|\bclaim\b|\bid\b|\bvoucher\b|\bpo box\b|\bbarcode\b|\btribal id\b|"
            r"\bcause no\b|\bunique "
            r"id\b|\bcustomer\b|\bconfirmation\b|\bpolice report\b|\bcitation\b|\bsubject (?:id|no|number)|"
            r"\bunhcr\b|\bapplication (?:no|number)|\bhome office\b"
        ),
        4,
        "This number was given to one person.",
    ),
)
# Letters of which one must be in a text that announces such a number; none: any text may.
_LETTERS = {
    SSN: ("ssn", "ss#", "social", "insurance", "ni number", "sin number", "last four"),
    MRN: ("mrn", "hrn", "chart", "record", "hospital", "patient", "client", "epic", "encounter", "pt ", "file"),
    ACCOUNT: (
        "acc",
        "card",
        "ebt",
        "iban",
        "routing",
        "checking",
        "savings",
        "bank",
        "deposit",
        "sort code",
        "invoice",
        "billing",
        "visa",
    ),
    LICENSE: ("licen", "dl", "certif", "dea", "permit", "pin number"),
    VEHICLE: ("plate", "vin", "reg", "tag"),
    DEVICE: (
        "serial",
        "s/n",
        "sn",
        "device",
        "imei",
        "pacemaker",
        "pump",
        "cgm",
        "implant",
        "cpap",
        "hearing aid",
        "monitor",
        "udi",
    ),
}
_PATTERNS = [
    (kind, _LETTERS.get(kind.type, ("",)), re.compile(rf"(?P<word>{kind.words}){_BETWEEN}{_CODE}")) for kind in KINDS
]
_HAS_A_NUMBER = re.compile(r"\d[\w-]{0,4}\d[\w./ -]{0,3}\d|\d[a-z]|[a-z]-?\d", re.IGNORECASE)
_SSN = re.compile(
    r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])|(?<![\w-])\d{3} \d{2} \d{4}(?![\w-])"
    r"|(?<![\w*-])[*x•]{3}[ -]?[*x•]{2}[ -]?\d{4}(?![\w-])",
    re.IGNORECASE,
)
_CARD = re.compile(r"(?<![\w-])\d{4}([- ]?)\d{4}\1\d{4}\1\d{4}(?![\w-])")
_MBI = re.compile(r"(?<![\w-])[1-9][A-Z][A-Z\d]\d-[A-Z][A-Z\d]\d-[A-Z]{2}\d\d(?![\w-])")  # as Medicare writes them
_CASE = re.compile(
    r"(?<![\w-])(?:[a-z]{1,4}-\d{2,4}-\d{3,7}(?:-\w{1,4})?|\d{2,4}-[a-z]{2,3}-\d{3,6}|\d{2}-\d-\d{5}-\d)(?![\w-])",
    re.IGNORECASE,
)
_MIXED = re.compile(
    (
        r"(?<![\w@#./-])(?=[a-z\d-]*\d)(?=[a-z\d-]*[a-z])(?:[a-z]{1,4}-?\d{5,12}[a-z]?|"
        r"[a-z]{2,4}-\d{3,9}(?:-[a-z\d]{1,5})?|\d[a-z]{3}\d{3})(?![\w-])"
    ),
    re.IGNORECASE,
)
_MINE = re.compile(r"\b(?:my|our) (?:own )?(?:\w+ ){0,2}$|\bi (?:hold|have|got)(?: an?| the)? $")
_NO_NUMBER = re.compile(
    (
        r"(?:19|20)\d\d$|\d{1,2}(?:am|pm|th|st|nd|rd|yo|min|mg|ml|kg|hrs?|hours?|days?|weeks?|months?|"
        r"years?)$|\d{1,2}[./]\d{1,2}$"
    ),
    re.IGNORECASE,
)
_EVERYBODYS = re.compile(
    (
        r"^(?:f\d\d|z\d\d|t\d\d|r\d\d|icd|cpt|dsm|phq|gad|pcl|covid|gpt|h\d{4}$|g\d{4}$|[dj]\d{4}$|mp3|co2|"
        r"b12|ceu|ic\d|w-?[29]$|hb-?\d|sb-?\d|hr-?\d|iso|cms-?\d|ub-?\d|i-?\d{3}$|ds-?\d|n-?\d{3}$|form)"
    ),
    re.IGNORECASE,
)


# Numbers that an office has of its own as well: they count where a text speaks of somebody.
_OF_THE_OFFICE = frozenset("ticket confirmation customer barcode ref reference claim voucher".split())


def codes(scene: Scene) -> Iterator[Identifier]:
    """Numbers by the word before them; some by their shape alone."""
    if not _HAS_A_NUMBER.search(scene.text):
        return
    for kind, letters, pattern in _PATTERNS:
        for match in pattern.finditer(scene.low) if any(each in scene.low for each in letters) else ():
            if _counts(scene, match, kind):
                yield Identifier(*match.span("code"), kind.type, BLOCK, kind.type.lower(), kind.why)
    for match in _SSN.finditer(scene.text):
        yield Identifier(*match.span(), SSN, BLOCK, "ssn", KINDS[0].why)
    for match in _CARD.finditer(scene.text):
        yield Identifier(*match.span(), ACCOUNT, BLOCK, "account", KINDS[3].why)
    for match in _MBI.finditer(scene.text):
        yield Identifier(*match.span(), HEALTH_PLAN_ID, BLOCK, "health_plan_id", KINDS[2].why)
    for pattern in (_CASE, _MIXED):
        for match in pattern.finditer(scene.text):
            if not _EVERYBODYS.match(match[0]) and not re.search(
                r"\b(?:npi|form|bill|my|our|room|code|model|dsm)\b[^.]{0,24}$",
                scene.before(match.start(), 34),
            ):
                yield Identifier(*match.span(), OTHER_UNIQUE, BLOCK, "other-unique", KINDS[-1].why)


def _counts(scene: Scene, match: re.Match[str], kind: Kind) -> bool:
    code = match["code"].strip()
    digits = sum(each.isdigit() for each in code)
    if (digits < kind.digits and len(code) < 6) or _NO_NUMBER.match(code) or _EVERYBODYS.match(code.lstrip("#")):
        return False
    before = scene.before(match.start(), 30)
    if re.search(r"\b(?:zoom|meeting|webinar|conference)(?: \w+)? ?$", before):
        return False
    if match["word"] in _OF_THE_OFFICE and not scene.has_a_client:
        return False
    mine = _MINE.search(before) and not match["word"].startswith(("patient", "client", "pt"))
    if mine or scene.after(match.end(), 14).strip().startswith(
        ("here", "clients", "people", "dollars", "percent", "%", "for me")
    ):
        return False
    if scene.text[match.start("code") - 1] in "$£€":
        return False
    if kind.type == LICENSE and scene.whose(match.start()) == "writer" and not scene.speaks_of(match.start(), "client"):
        return False
    if kind.type == VEHICLE:
        return 4 <= len(re.sub(r"\W", "", code)) <= 17 and digits > 0
    return True
