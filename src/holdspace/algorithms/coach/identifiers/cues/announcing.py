"""What announces a number that was given to one person: the words for records, plans, accounts, vehicles, devices."""

from __future__ import annotations

from typing import NamedTuple

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

# What may stand between the word for it and the number itself.
BETWEEN = (
    r"(?:'s)?(?:[\s:#.,-]|\b(?:is|was|no|number(?:'s)?|num|id|ids|nr|code|the|on|file|her|his|ending|ends|in|with|of|"
    r"it's|back|to him|to her|last|four|digits|reads|starts|are|for|said|says|now|a|he|she|they|was|were|given|"
    r"issued|assigned|have|has|got|gave|sent|shows?|"
    r"reads)\b){0,12}"
)
CODE = r"(?P<code>#?(?:[a-z]{1,5}[-./]|[a-z]{1,3} )?(?=[\w-]*\d)[a-z\d]{2,}(?:[-./ ]?(?=[\w-]*\d)[a-z\d]{1,10}){0,5})"


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
            r"services?|club))|\bnational insurance\b|\bni number\b|\bsin(?: number)?\b|\blast four\b|"
            r"\baadhaa?r\b|\bnin\b|"
            r"\bbvn\b|\bppsn?\b|\btfn\b|\bnational id\b|\bid (?:card|book)\b"
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
            r"(?:id|no|number|num)\b|\bfile (?:number|no|#)|\bur(?: number| no)?\b|\b(?:hospital|clinic|folder) "
            r"(?:card|number|no)\b|\b[io]p (?:no|number)\b|\bwristband\b"
        ),
        4,
        "A record number leads to one file.",
    ),
    Kind(
        HEALTH_PLAN_ID,
        (
            r"\bmembership\b|\bmember ?(?:id|number|no|#|:|(?=[a-z]{0,4}\d{5}))|\bmedicaid\b|\bmedicare\b|\bpolicy\b|"
            r"\bsubscriber\b|\bgroup "
            r"(?:no|number|#|id)|\bnhs (?:number|no)|\bbeneficiary\b|\binsurance (?:id|number|no|card)|\bplan "
            r"(?:id|number|no)|\b(?:aetna|cigna|kaiser|anthem|humana|uhc|bcbs|tricare|molina|regence|optum) (?:id|"
            r"number|no|#)|\bclaim (?:id|number|no|#)|\bhealth card\b|\bmedical (?:aid|scheme)\b|\bohip\b|\bphn\b|"
            r"\bchi number\b|\bnhif\b|"
            r"\bmedi-?cal\b|"
            r"\bhmo (?:id|number|no)|\bprior auth\w* (?:number|no|#)|\bmbi\b|\bhicn\b|\bnhi\b"
        ),
        4,
        "A plan number belongs to one person.",
    ),
    Kind(
        ACCOUNT,
        (
            r"\bacc(?:(?:oun)?t)?\b|\baccount\b|\bcard (?:ending|number|no)|\bdebit card\b|\bebt\b(?: card)?|\bbank "
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
            r"are|says?|read|"
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
            r"\bankle (?:monitor|bracelet|tag)\b|\budi\b|\b\w*stimulator\b|\b(?:insulin|feeding|pain) pump\b|\blvad\b|"
            r"\bcochlear\b|\basset (?:tag|no|number)\b|\bdefib\w*|\bventilator\b|\bconcentrator\b|\bwheelchair\b|"
            r"\btransmitter\b|\bprosthe\w+\b"
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
            r"\bcause no\b|\bmatter\b(?= (?:no\.? |number )?\d)|\bunique "
            r"id\b|\bcustomer\b|\bconfirmation\b|\bpolice report\b|\bcitation\b|\bsubject (?:id|no|number)|"
            r"\bunhcr\b|\bapplication (?:no|number)|\bhome office\b"
        ),
        4,
        "This number was given to one person.",
    ),
)
# Letters of which one must be in a text that announces such a number; none: any text may.
LETTERS = {
    SSN: (
        "ssn",
        "ss#",
        "social",
        "insurance",
        "ni number",
        " sin",
        "last four",
        "aadha",
        " nin",
        " bvn",
        " pps",
        "tfn",
        " id c",
        " id b",
        "nal id",
    ),
    MRN: (
        "mrn",
        "hrn",
        "chart",
        "record",
        "hospital",
        "patient",
        "client",
        "epic",
        "encounter",
        "pt ",
        "file",
        " ur",
        "clinic",
        "folder",
        "p no",
        "p number",
        "wristband",
    ),
    ACCOUNT: (
        " acc",
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
    VEHICLE: ("plate", "vin ", "vin:", "vin#", "reg ", "reg:", "rego", "registration", "tag ", "tags "),
    DEVICE: (
        "serial",
        "s/n",
        " sn",
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
        "ankle",
        "stimulator",
        "lvad",
        "cochlear",
        "asset",
        "defib",
        "ventilator",
        "concentrator",
        "wheelchair",
        "transmitter",
        "prosthe",
    ),
}
