"""What the coach finds: places in a text, each with the rule that found it and why, in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["block", "ask"]
BLOCK: Severity = "block"
ASK: Severity = "ask"


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """Something that could identify a client. `type` is one of `identifiers.types.TYPES`; `rule` names its address.

    `block`: it is one, as far as the words around it tell. `ask`: it may be one; the writer knows.
    """

    start: int
    end: int
    type: str
    severity: Severity
    rule: str
    why: str


@dataclass(frozen=True, slots=True, order=True)
class Wording:
    """A term for which there is a kinder one. `better` holds what to say instead, the best first."""

    start: int
    end: int
    term: str
    better: tuple[str, ...]
    source: str
    rule: str
    why: str


@dataclass(frozen=True, slots=True, order=True)
class Detail:
    """A place that tells more than a share needs."""

    start: int
    end: int
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that a look over a text found, each list in the order of the text."""

    identifiers: tuple[Identifier, ...] = ()
    language: tuple[Wording, ...] = ()
    detail: tuple[Detail, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.identifiers or self.language or self.detail)
