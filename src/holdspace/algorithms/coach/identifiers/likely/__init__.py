"""What fits one person alone, pictures, and traits of the body: always a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.algorithms.coach.identifiers.likely.pictures import pictures, traits
from holdspace.algorithms.coach.identifiers.likely.unique import unique

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holdspace.algorithms.coach.findings import Identifier
    from holdspace.algorithms.coach.identifiers.scene import Scene


def likely(scene: Scene) -> Iterator[Identifier]:
    """Asks about what only one person fits, pictures of clients, and traits that machines recognise."""
    yield from unique(scene)
    yield from pictures(scene)
    yield from traits(scene)
