"""The one template language of our pages."""

from __future__ import annotations

from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from holdspace.web import times
from holdspace.web.addresses import address
from holdspace.web.kept import kept_parts
from holdspace.web.side import kept_side
from holdspace.web.translation import translate
from holdspace.web.ways import way
from holdspace.web.written import written

if TYPE_CHECKING:
    from collections.abc import Callable


def environment(**options: Any) -> Environment:
    """Jinja2 with our globals: `url`, `static`, translations, and every component macro under `ui`."""
    options.setdefault("undefined", StrictUndefined)
    options["trim_blocks"] = options["lstrip_blocks"] = True
    env = Environment(**options, extensions=["jinja2.ext.i18n"])  # noqa: S701 - Django turns autoescape on
    translate(env)
    # The address of a file of ours does not change while the program runs.
    env.globals |= {
        "static": cache(static),
        "url": _url,
        "ui": Components(env),
        "way": way,
        "fixed": cache(_fixed(env)),
    }
    kept = kept_parts(env)
    env.globals |= {"kept_part": kept, "side": kept_side(kept)}
    env.filters |= {"ago": times.ago, "day": times.day, "clock": times.clock, "moment": times.moment}
    env.filters |= {"written": written, "plain": _plain, "iso": datetime.isoformat}
    env.filters["in_words"] = times.in_words
    return env


def _fixed(env: Environment) -> Callable[[str], Markup]:
    def fixed(template: str) -> Markup:
        """A template that knows neither person nor language, rendered once for good."""
        return Markup(env.get_template(template).render())  # noqa: S704 - rendered, so escaped already

    return fixed


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args, kwargs=kwargs) if kwargs else address(name, *args)


def _plain(value: str) -> str:
    """What `e` writes, as plain words: for a block that escapes nothing by itself, where each Markup would cost more
    than the escaping."""
    text = str(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("'", "&#39;").replace('"', "&#34;")


class Components:
    """`ui.button(...)`: the macros of every file in `web/components/`, loaded once, at first use."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._macros: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        # Only the first macro of all passes here: afterwards they are attributes.
        if not self._macros and not name.startswith("_"):
            self._macros = _macros(self._env)
            vars(self).update(self._macros)
            # Small, the same for the same words, and everywhere.
            vars(self).update({name: lru_cache(maxsize=1024)(self._macros[name]) for name in ("icon", "shape", "mark")})
        try:
            return self._macros[name]
        except KeyError:
            raise AttributeError(name) from None


def _macros(env: Environment) -> dict[str, Any]:
    macros: dict[str, Any] = {}
    for file in sorted((Path(__file__).parent / "jinja2" / "web" / "components").glob("*.html")):
        module: Any = env.get_template(f"web/components/{file.name}").module
        macros |= {name: value for name, value in vars(module).items() if not name.startswith("_")}
    return macros
