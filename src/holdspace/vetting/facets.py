"""What applicants can say of themselves, if they like, so that stewards see whether the way in treats people alike.

Few facets with few answers: each answer has to come to twenty people before anything is shown of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Facet:
    """One question with its answers (value and words); nothing chosen is an answer, too, and is not kept."""

    key: str
    asks: _StrPromise
    answers: tuple[tuple[str, _StrPromise], ...]


FACETS = (
    Facet(
        "color",
        _("Are you a person of color, or treated as one?"),
        (("yes", _("A person of color")), ("no", _("Not a person of color"))),
    ),
    Facet(
        "gender",
        _("What is your gender?"),
        (("woman", _("Woman")), ("man", _("Man")), ("another", _("Another gender, or none"))),
    ),
    Facet(
        "queer",
        _("Are you lesbian, gay, bi, trans or queer?"),
        (("yes", _("Lesbian, gay, bi, trans or queer")), ("no", _("None of these"))),
    ),
    Facet(
        "disability",
        _("Do you live with a disability or a long illness?"),
        (("yes", _("With a disability or long illness")), ("no", _("Without"))),
    ),
    Facet(
        "language",
        _("Is the language spoken here the one you grew up with?"),
        (("yes", _("Grew up with the language")), ("no", _("Learned it later"))),
    ),
    Facet(
        "path",
        _("How did you come to this work?"),
        (
            ("licence", _("By a degree or licence")),
            ("lived", _("By what they lived through")),
            ("both", _("By both")),
        ),
    ),
)
KEYS = tuple(facet.key for facet in FACETS)
ANSWERS = {facet.key: frozenset(value for value, _words in facet.answers) for facet in FACETS}
