"""How a state moves: one conditional UPDATE, so that of two people pressing at once one has an effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from holdspace.grammar.refusals import AlreadyMoved

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import Model
    from django.utils.functional import _StrPromise

M = TypeVar("M", bound="Model")


def move(
    thing: M,
    *,
    out_of: Collection[str] | str,
    into: str,
    told: str | _StrPromise = "",
    field: str = "state",
    **also: Any,
) -> M:
    """Move `thing` into a state if it still stands in one of `out_of`, and set the fields in `also`.

    Returns the same object with its fields brought up to date. Raises `AlreadyMoved(told)` when no row
    matched: somebody was quicker, and nothing was written. Must run inside a transaction; whatever rules
    need the state as it is now are asked after this call, and a refusal rolls the move back.
    """
    sources = [out_of] if isinstance(out_of, str) else list(out_of)
    changed = (
        type(thing)._default_manager.filter(pk=thing.pk, **{f"{field}__in": sources}).update(**{field: into}, **also)
    )
    if changed == 0:
        raise AlreadyMoved(told)
    for name, value in {field: into, **also}.items():
        setattr(thing, name, value)
    return thing
