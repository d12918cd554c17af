"""What is new between two versions of the charter, part by part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.algorithms.differences import differences
from holdspace.communities.states import CHARTER_FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holdspace.algorithms.differences import Difference
    from holdspace.communities.models import Charter


@dataclass(frozen=True, slots=True)
class PartChanges:
    """What changes in one part of the charter (a field of `CHARTER_FIELDS`, or "words")."""

    part: str
    differences: list[Difference]


def changes_between(before: Mapping[str, str], after: Mapping[str, str]) -> list[PartChanges]:
    """What is new in each part that `after` names, in the order of the charter; parts without a change are left out."""
    order = [*CHARTER_FIELDS, "words"]
    parts = [part for part in order if part in after]
    found = [PartChanges(part, differences(before.get(part, ""), after[part])) for part in parts]
    return [one for one in found if one.differences]


def texts_of(charter: Charter) -> dict[str, str]:
    """A version's words by part."""
    return {field: getattr(charter, field) for field in CHARTER_FIELDS}
