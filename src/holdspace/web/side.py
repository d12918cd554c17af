"""The side of a page, written once for each of what stands in it and kept: a third of a page's template otherwise."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from markupsafe import Markup

from holdspace.web.ways import way

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

KEPT = 512  # sides, a few kilobytes each
TOKEN = "<!--token-->"  # noqa: S105 - stands where the form's token goes, which is another one each time


class Community:
    """What a side shows of a community, taken apart so that it can be compared."""

    def __init__(self, name: str, head_count: int) -> None:
        self.community, self.name, self.head_count = self, name, head_count


class Somebody:
    """What a side shows of the person."""

    def __init__(self, name: str) -> None:
        self.name = name


@lru_cache(maxsize=KEPT)
def find_address(slug: str) -> str:
    """Where a community's search is; "" where no room declared one."""
    return way("find", slug, otherwise="")


def kept_side(env: Environment) -> Callable[..., Markup]:
    """The global `side` of our templates; the same arguments give the same words, but for the token."""

    @lru_cache(maxsize=KEPT)
    def written(place: tuple[str, int] | None, name: str | None, language: str | None, *rest: Any) -> str:
        rail, behind, mine, face_url, quick_exit_url, find_url = rest
        return env.get_template("web/side.html").render(
            here=None if place is None else Community(*place),
            person=None if name is None else Somebody(name),
            rail=rail,
            behind=behind,
            mine=mine,
            person_face_url=face_url,
            quick_exit_url=quick_exit_url,
            find_url=find_url,
            csrf_input=Markup(TOKEN),  # noqa: S704 - ours
        )

    def side(
        here: Any, rail: Any, behind: Any, mine: Any, person: Any, face_url: Any, quick_exit_url: str, csrf_input: str
    ) -> Markup:
        place = None if here is None else (here.community.name, here.head_count)
        name = None if person is None else person.name
        menus = (tuple(rail), tuple(behind), tuple(mine))
        inside = here is not None and getattr(here, "is_inside", False)
        find_url = find_address(here.community.slug) if inside else ""
        text = written(place, name, get_language(), *menus, face_url or None, quick_exit_url, find_url)
        return Markup(text.replace(TOKEN, csrf_input))  # noqa: S704 - rendered, so escaped already

    return side
