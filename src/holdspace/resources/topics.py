"""What a resource is about, and for whom: the directory's lists, and a few topics of work that no profile needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from holdspace.directory.lists import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.utils.functional import _StrPromise

TOPIC_FACET: Final = "specialty"
FOR_FACET: Final = "population"
# About the work itself; their keys meet none of the directory's.
OF_WORK: Final[dict[str, str | _StrPromise]] = {
    "practice": _("Running a practice"),
    "notes": _("Notes and letters"),
    "ethics": _("Ethics and law"),
    "own-care": _("Looking after oneself"),
    "training": _("Learning and training"),
    "leading-groups": _("Leading groups"),
    "other": _("Something else"),
}


def topics(added: Mapping[str, str]) -> list[tuple[str, str]]:
    """Every topic as (key, words); `added` are the stewards' words of the same list by key."""
    return [*((key, str(label)) for key, label in OF_WORK.items()), *shipped(TOPIC_FACET).items(), *added.items()]


def for_whom(added: Mapping[str, str]) -> list[tuple[str, str]]:
    """Everybody that something can be for, as (key, words)."""
    return [*shipped(FOR_FACET).items(), *added.items()]


def topic_in_words(key: str, added: Mapping[str, str]) -> str:
    """A topic in words; "" for one that is gone."""
    return str(OF_WORK.get(key, "")) or shipped(TOPIC_FACET).get(key) or added.get(key, "")


def for_whom_in_words(keys: Sequence[str], added: Mapping[str, str]) -> list[str]:
    """For whom, in words, without those that are gone."""
    return [word for key in keys if (word := shipped(FOR_FACET).get(key) or added.get(key, ""))]
