"""What the coach says of a resource: its words, and a how-to that stands beside them, as one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from holdspace.resources.states import ResourceKind
from holdspace.web.coaching import LOOKED, PUT, as_typed, look

if TYPE_CHECKING:
    from django.http import QueryDict

    from holdspace.web.coaching import Coached

SEVERAL = ("for_whom",)  # what a form has several of under one name


def look_at_resource(posted: QueryDict, *, kind: str, slug: str, wants_hints: bool) -> tuple[Coached, dict[str, Any]]:
    """What is to be said of it now, and what was in the form, for the form to be shown again.

    Hints stand for one text at a time, the how-to first, so that a word which is put in finds its place.
    """
    fields = ("text", "words") if kind == ResourceKind.HOWTO else ("words",)
    as_it_came = posted.copy()
    as_it_came.pop(PUT, None)
    said: Any = {"kind": "ask", "slug": slug, "wants_hints": wants_hints}
    first = {field: look(as_it_came, field=field, **said) for field in fields}
    field = next((name for name, found in first.items() if found.hints), fields[0])
    typed = as_typed(posted, first[field], field=field)
    if PUT in posted:
        put = look(posted, field=field, **said)
        typed[field] = put.text
        first[field] = put
    shown = next((found for found in first.values() if found.hints), first[fields[0]])
    both = "-".join(found.looked for found in first.values())
    typed |= {name: posted.getlist(name) for name in SEVERAL}
    return replace(shown, looked=both), typed


def before_giving(posted: QueryDict, *, kind: str, slug: str, wants_hints: bool) -> Coached | None:
    """What to show before it goes on the shelf; None where nothing is to be said, or the giver has seen it already."""
    coached, _typed = look_at_resource(posted, kind=kind, slug=slug, wants_hints=wants_hints)
    if not coached.hints or (posted.get(LOOKED) == coached.looked and not coached.blocks):
        return None
    return replace(coached, stopped=True)
