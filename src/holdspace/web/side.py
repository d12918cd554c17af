"""The side of a page, kept for each of what stands in it: a third of a page's template otherwise."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from holdspace.web.ways import way

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup


class Community(NamedTuple):
    """What a side shows of a community, taken apart so that it can be compared."""

    name: str
    head_count: int

    @property
    def community(self) -> Community:
        """As `here.community`."""
        return self


class Somebody(NamedTuple):
    """What a side shows of the person."""

    name: str


@lru_cache(maxsize=1024)
def find_address(slug: str) -> str:
    """Where a community's search is; "" where no room declared one."""
    return way("find", slug, otherwise="")


def kept_side(kept: Callable[..., Markup]) -> Callable[..., Markup]:
    """The global `side` of our templates; the same arguments give the same words, but for the token."""

    def side(
        here: Any, rail: Any, behind: Any, mine: Any, person: Any, face_url: Any, quick_exit_url: str, csrf_input: str
    ) -> Markup:
        inside = here is not None and getattr(here, "is_inside", False)
        return kept(
            "web/side.html",
            csrf_input,
            here=None if here is None else Community(here.community.name, here.head_count),
            person=None if person is None else Somebody(person.name),
            rail=tuple(rail),
            behind=tuple(behind),
            mine=tuple(mine),
            person_face_url=face_url or None,
            quick_exit_url=quick_exit_url,
            find_url=find_address(here.community.slug) if inside else "",
        )

    return side
