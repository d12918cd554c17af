"""Parts of a page that are the same for the same few plain values, written once and kept.

For what stands on every page or on the busiest ones: the side, the head of a page, the forms beside a list. Never for
what somebody wrote: words that were let go would stay in memory.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from holdspace.web.translation import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

KEPT = 1024  # parts, a few kilobytes each
TOKEN = "<!--token-->"  # noqa: S105 - stands where the form's token goes, which is another one each time


def kept_parts(env: Environment) -> Callable[..., Markup]:
    """The global `kept_part` of our templates: a template written with exactly the values named (and `csrf_input`).
    They are compared and kept, so they are words, numbers, and tuples of these."""

    @lru_cache(maxsize=KEPT)
    def written(template: str, _language: str | None, values: tuple[tuple[str, Any], ...]) -> str:
        return env.get_template(template).render(dict(values), csrf_input=Markup(TOKEN))  # noqa: S704 - ours

    def kept(template: str, csrf_input: str = "", /, **values: Any) -> Markup:
        text = written(template, language(), tuple(values.items()))
        return Markup(text.replace(TOKEN, csrf_input) if csrf_input else text)  # noqa: S704 - rendered, so escaped

    return kept
