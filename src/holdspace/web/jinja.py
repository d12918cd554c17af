"""The one template language of our pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined

from holdspace.web import times


def environment(**options: Any) -> Environment:
    """Jinja2 with our globals: `url`, `static`, translations, and every component macro under `ui`."""
    options.setdefault("undefined", StrictUndefined)
    options["trim_blocks"] = options["lstrip_blocks"] = True
    env = Environment(**options, extensions=["jinja2.ext.i18n"])  # noqa: S701 - Django turns autoescape on
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals |= {"static": static, "url": _url, "ui": Components(env)}
    env.filters |= {"ago": times.ago, "day": times.day, "clock": times.clock, "moment": times.moment}
    return env


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args, kwargs=kwargs)


class Components:
    """`ui.button(...)`: the macros of every file in `web/components/`, loaded once, at first use."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._macros: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        if not self._macros:
            self._macros = _macros(self._env)
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
