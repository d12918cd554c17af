"""Everything the coach can say, rule by rule: what each rule's page tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from holdspace.algorithms.coach.advice import RULE, WHY
from holdspace.algorithms.coach.detail import rules as detail_rules
from holdspace.algorithms.coach.identifiers.types import TYPES
from holdspace.algorithms.coach.language import Row, rows

Kind = Literal["wording", "detail", "identifier"]
MOST_EXAMPLES = 5
DEBRIEFING = "Low-impact debriefing (Mathieu 2012), after Figley's work on compassion fatigue (1995)"
MATCHING = "Optimal matching of support (Cutrona and Russell 1990); on advice MacGeorge, Feng and Thompson 2008"
SAFE_HARBOR = "45 CFR 164.514(b)(2)(i), the identifiers of HIPAA's Safe Harbor"
MAY_BE_KNOWN = "With this, somebody could find out whom you speak of: the person, or somebody close to them."
IN_WORDS = {
    "NAME": "A name", "LOCATION": "A place smaller than a state", "DATE": "A date", "AGE_OVER_89": "An age above 89",
    "PHONE": "A phone number", "FAX": "A fax number", "EMAIL": "An e-mail address", "SSN": "A social security number",
    "MRN": "A record number", "HEALTH_PLAN_ID": "A health plan number", "ACCOUNT": "An account number",
    "LICENSE": "A licence or certificate number", "VEHICLE": "A vehicle", "DEVICE": "A device number",
    "URL": "A web address", "IP": "An internet address", "BIOMETRIC": "A fingerprint, voice or other trait",
    "PHOTO": "A photograph", "OTHER_UNIQUE": "Something that fits one person alone",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """One rule, for its page. `field` is the heading that it stands under."""

    rule: str
    kind: Kind
    field: str
    title: str
    why: str
    source: str
    address: str = ""
    examples: tuple[str, ...] = ()
    better: tuple[str, ...] = ()
    left: str = ""


def identifier_rule(type: str) -> str:
    """The address of a kind of identifier."""
    return type.lower().replace("_", "-")


@cache
def catalogue() -> dict[str, Told]:
    """Every rule by its key, in the order of the pages: who could be recognised, detail, words."""
    told = [
        *(
            Told(
                identifier_rule(type),
                "identifier",
                "Who could be recognised",
                IN_WORDS[type],
                MAY_BE_KNOWN,
                SAFE_HARBOR,
            )
            for type in TYPES
        ),
        *(
            Told(rule.rule, "detail", "More than a share needs", _title(rule.rule), rule.why, DEBRIEFING)
            for rule in detail_rules()
        ),
        Told(
            RULE,
            "detail",
            "Answering what was hoped for",
            "Advice that nobody asked for",
            WHY,
            MATCHING,
            examples=("You should talk to your supervisor.", "Have you tried writing it down?"),
            better=("say what you heard", "say what you know of it yourself"),
        ),
        *map(_wording, rows()),
    ]
    return {one.rule: one for one in told}


def by_field() -> list[tuple[str, list[Told]]]:
    """The catalogue under its headings."""
    fields: dict[str, list[Told]] = {}
    for told in catalogue().values():
        fields.setdefault(told.field, []).append(told)
    return list(fields.items())


def _wording(row: Row) -> Told:
    examples = tuple(dict.fromkeys(filter(None, map(example, row.terms))))
    return Told(
        rule=row.rule,
        kind="wording",
        field=row.field.title,
        title=_title(row.rule),
        why=row.why,
        source=row.source.name,
        address=row.source.address,
        examples=examples[:MOST_EXAMPLES],
        better=row.better,
        left=row.left,
    )


def example(term: str) -> str:
    """One reading of a term's pattern: the first of each choice, without what may be left out."""
    reading = re.sub(r"\(\?[!=<].*?\)(?=\"|$|\s|[a-z(])", "", term)
    while True:
        simpler = re.sub(r"\(([^()|]*)(?:\|[^()]*)?\)([?*]?)", lambda g: "" if g[2] else g[1], reading, count=1)
        if simpler == reading:
            break
        reading = simpler
    reading = re.sub(r"\\[a-z]\+?|\[[^\]]*\]", " ", re.sub(r"\w\?", "", reading))
    plain = " ".join(re.sub(r"[~*?+{}()|]", "", reading).split())
    return plain if re.fullmatch(r"[\w' /.-]{3,60}", plain) else ""


def _title(rule: str) -> str:
    words = rule.replace("-", " ")
    return words[0].upper() + words[1:]
