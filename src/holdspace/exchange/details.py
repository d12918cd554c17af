"""The few more things that can be said of an ask, by its kind: short lists, and one line of own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from holdspace.exchange.states import AskKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

LINE_LIMIT: Final = 120


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing to say of an ask of these kinds; without `choices` it is a line of own words."""

    name: str
    label: str | _StrPromise
    kinds: tuple[AskKind, ...]
    choices: tuple[tuple[str, str | _StrPromise], ...] = ()


DETAILS: Final = (
    Detail("roles", _("Who is wanted"), (AskKind.COLLABORATION,)),
    Detail(
        "takes",
        _("How much of somebody's time"),
        (AskKind.HELP, AskKind.COLLABORATION),
        (
            ("minutes", _("a few minutes")),
            ("hour", _("about an hour")),
            ("hours", _("a few hours")),
            ("months", _("some time each month")),
        ),
    ),
    Detail(
        "keeps",
        _("For how long"),
        (AskKind.RESOURCE,),
        (("keep", _("to keep")), ("borrow", _("to borrow")), ("look", _("to look at"))),
    ),
    Detail(
        "pay",
        _("Paid or not"),
        (AskKind.OPPORTUNITY,),
        (("paid", _("paid")), ("costs", _("costs are covered")), ("unpaid", _("not paid"))),
    ),
    Detail(
        "where",
        _("Where"),
        (AskKind.HELP, AskKind.COLLABORATION, AskKind.OPPORTUNITY),
        (("online", _("at a distance")), ("in_person", _("in person")), ("either", _("either way"))),
    ),
)


def fitting(kind: str, said: Mapping[str, str]) -> dict[str, str]:
    """What was said of an ask, as far as its kind asks for it; anything else is left out without a word."""
    found = {}
    for detail in DETAILS:
        value = " ".join(said.get(detail.name, "").split())
        if value and kind in detail.kinds and (not detail.choices or value in dict(detail.choices)):
            found[detail.name] = value[:LINE_LIMIT]
    return found


def in_words(said: Mapping[str, str]) -> list[tuple[str, str]]:
    """Label and words of each, in their order."""
    return [
        (str(detail.label), str(dict(detail.choices).get(said[detail.name], said[detail.name])))
        for detail in DETAILS
        if detail.name in said
    ]
