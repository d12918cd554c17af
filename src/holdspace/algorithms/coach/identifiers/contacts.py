"""Telephone, fax and e-mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdspace.algorithms.coach.findings import BLOCK, Identifier
from holdspace.algorithms.coach.identifiers.types import EMAIL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.identifiers.scene import Scene

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def contacts(scene: Scene) -> Iterator[Identifier]:
    """E-mail addresses."""
    for match in _EMAIL.finditer(scene.text):
        yield Identifier(*match.span(), EMAIL, BLOCK, "email", "An e-mail address leads to one person.")
