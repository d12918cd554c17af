"""Ways up: where a lower room sends a person to a page of a higher one, the higher room declares the way in ready()."""

from __future__ import annotations

from typing import Any

from holdspace.web.addresses import address

_ways: dict[str, str] = {}


def declare_way(name: str, url_name: str) -> None:
    """Say which address a way leads to; a later declaration replaces an earlier one."""
    _ways[name] = url_name


def way(name: str, *args: Any, otherwise: str = "/") -> str:
    """The address of a way, or `otherwise` where no room declared it."""
    return address(_ways[name], *args) if name in _ways else otherwise
