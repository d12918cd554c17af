"""Markdown as members write it, made into safe HTML."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import MutableSequence

    from markdown_it.rules_core import StateCore

TAGS: Final = {
    "p",
    "br",
    "strong",
    "em",
    "ul",
    "ol",
    "li",
    "blockquote",
    "code",
    "pre",
    "hr",
    "a",
    "h3",
    "h4",
    "h5",
    "h6",
}
# A link tells the other place nothing of where it stood, and lends it no weight.
REL: Final = "noopener noreferrer nofollow"


def written(text: str) -> Markup:
    """CommonMark without HTML and without pictures, for a page whose text stands under an h2: its headings begin at h3.

    Two layers (decision 0012): the first takes no HTML, the second lets nothing through but `TAGS` and links of http,
    https and mailto.
    """
    html = nh3.clean(
        _markdown().render(text),
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=REL,
    )
    return Markup(html)  # noqa: S704 - nh3 has cleaned it


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).disable("image")
    markdown.core.ruler.push("beneath", _beneath)
    return markdown


def _beneath(state: StateCore) -> None:
    """Headings from h3 on, each one step below the one it belongs to, whatever steps were left out in writing."""
    above: list[int] = []
    tokens: MutableSequence[Any] = state.tokens
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1])
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, 2 + len(above))}"
