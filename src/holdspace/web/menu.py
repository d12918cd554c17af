"""The rail, and what stands behind the community's name; rooms declare it in ready(), so only rooms that exist show."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from holdspace.web.addresses import address
from holdspace.web.translation import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """`url_name` takes the community's slug, but in the place "mine"; `shown` asks `here` (who stands where).

    `place` is "rail" (the rooms), "behind" (behind the community's name) or "mine" (behind one's own name).
    """

    label: str | _StrPromise
    icon: str
    url_name: str
    place: str
    order: int
    shown: Callable[[Any], bool]


class MenuItem(NamedTuple):
    """One line of a menu as a page shows it."""

    label: str
    icon: str
    url: str
    current: bool


_entries: dict[str, MenuEntry] = {}
_under: dict[str, str] = {}  # pages of a room without a place in the rail -> the entry that they belong to


def _always(here: Any) -> bool:
    return bool(here.is_inside)


def declare_menu(
    url_name: str,
    *,
    label: str | _StrPromise,
    icon: str,
    order: int,
    place: str = "rail",
    shown: Callable[[Any], bool] = _always,
) -> None:
    """Put a room into the rail (Today 10, Shares 20, Exchange 30, Gatherings 40, People 50) or into another place."""
    _entries[url_name] = MenuEntry(label, icon, url_name, place, order, shown)
    _of.cache_clear()


def declare_under(url_name: str, *, of: str) -> None:
    """A room that has no place in the rail of its own: on its pages the entry `of` is the current one."""
    _under[url_name] = of


def menu(place: str, *, here: Any, path: str) -> tuple[MenuItem, ...]:
    """The items that this person sees here; of those whose address begins the path the longest is current."""
    if place == "mine":
        return _items(place, "", tuple(entry.url_name for entry in _of(place)), path, language())
    inside = _always(here)
    shown = tuple(e.url_name for e in _of(place) if (inside if e.shown is _always else e.shown(here)))
    return _items(place, here.community.slug, shown, path, language())


@cache
def _of(place: str) -> tuple[MenuEntry, ...]:
    """The entries of a place in their order; all are declared before the first page."""
    return tuple(sorted((entry for entry in _entries.values() if entry.place == place), key=lambda e: e.order))


@lru_cache(maxsize=2048)
def _items(place: str, slug: str, shown: tuple[str, ...], path: str, _language: str | None) -> tuple[MenuItem, ...]:
    urls = {name: address(name, slug) if slug else address(name) for name in shown}
    begins = {url: url for url in urls.values()}
    if place == "rail":
        begins |= {address(name, slug): urls[of] for name, of in _under.items() if of in urls}
    begun = [url for url in begins if path.startswith(url)]
    current = begins[max(begun, key=len)] if begun else ""
    entries = (_entries[name] for name in shown)
    return tuple(MenuItem(str(e.label), e.icon, urls[e.url_name], urls[e.url_name] == current) for e in entries)
