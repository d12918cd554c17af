"""From how much on a figure is worked out at all: below, it would tell of single people, or of nothing."""

from __future__ import annotations

FEWEST_APPLICATIONS = 20  # read by two or more, before anything is said of how alike a community reads
FEWEST_READERS = 4  # with three, whoever knows their own figure knows much of the others'
FEWEST_OWN = 5  # readings of one's own, before anything is said of them


def tells_of_community(*, applications: int, readers: int) -> bool:
    """Whether how alike they read is worked out."""
    return applications >= FEWEST_APPLICATIONS and readers >= FEWEST_READERS


def tells_of_reader(*, readings: int, readers: int) -> bool:
    """Whether how high or low one person marks is worked out, for that person."""
    return readings >= FEWEST_OWN and readers >= FEWEST_READERS
