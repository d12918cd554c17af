"""What people choose from: the lists that ship (`data/lists.toml`, each with its source) and what stewards add."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from holdspace.algorithms.finding import fold, words_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

DATA: Final = Path(__file__).parent / "data" / "lists.toml"
PAYER: Final = "payer"
YES: Final = "yes"
SAID: Final = "said"  # the mark of when somebody said that they take referrals, in seconds
MARK_LENGTH: Final = 40


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing to say of oneself, and to look for others by. `fixed` ones take no additions."""

    name: str
    label: str | _StrPromise
    any_of: str | _StrPromise
    fixed: bool = False


FACETS: Final = {
    facet.name: facet
    for facet in (
        Facet("role", _("Work as"), _("I work as")),
        Facet("specialty", _("Know about"), _("I know about")),
        Facet("population", _("Work with"), _("I work with")),
        Facet("modality", _("Ways of working"), _("How I work")),
        Facet("language", _("Languages"), _("Languages I work in"), fixed=True),
        Facet("jurisdiction", _("May practice in"), _("Where I may practice"), fixed=True),
        Facet("telehealth", _("At a distance"), _("At a distance"), fixed=True),
        Facet("payer", _("Paid by"), _("How I am paid"), fixed=True),
        Facet("accepting", _("Referrals"), _("Referrals"), fixed=True),
        Facet("offer", _("Would gladly"), _("What I'd gladly do here")),
    )
}
YES_LABELS: Final[dict[str, str | _StrPromise]] = {
    "telehealth": _("by video or phone"),
    "accepting": _("takes referrals now"),
}


@cache
def shipped(facet: str) -> dict[str, str]:
    """The choices of a list that ships, label by key, in its order; empty for what is no list."""
    return dict(_data().get(facet, {}).get("choices", []))


@cache
def common_languages() -> tuple[str, ...]:
    """The languages that stand first where one chooses."""
    return tuple(_data()["language"]["common"])


@cache
def payer_suggestions() -> tuple[str, ...]:
    """What stands there while somebody writes how they are paid; anything else can be written."""
    return tuple(_data()[PAYER]["suggestions"])


def source_of(facet: str) -> str:
    """Where a list comes from; "" for what is no list."""
    return str(_data().get(facet, {}).get("source", ""))


def language_key(name: str) -> str | None:
    """The language of a name or a code as somebody typed it; None where there is none."""
    wanted = fold(name).strip()
    return next((key for key, label in shipped("language").items() if wanted in {key, fold(label)}), None)


def payer_key(text: str) -> str:
    """The mark of a payer as somebody wrote it: alike for the same words, whatever their capitals and accents."""
    words = "-".join(words_of(text))[:MARK_LENGTH].strip("-")
    return words if words.isascii() else f"w{blake2b(words.encode(), digest_size=8).hexdigest()}"


def label_of(facet: str, key: str, added: dict[str, str]) -> str:
    """What a key says to a person; `added` are the stewards' words by key. "" for one that is gone."""
    if key == YES and facet in YES_LABELS:
        return str(YES_LABELS[facet])
    if facet == PAYER:
        return _payers().get(key) or key.replace("-", " ").capitalize()
    return shipped(facet).get(key) or added.get(key, "")


@cache
def _payers() -> dict[str, str]:
    return {payer_key(name): name for name in payer_suggestions()}


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))
