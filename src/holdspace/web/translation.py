"""What `_()` and `ngettext()` do on a page.

They take their variables by name and escape them, like the newstyle functions of Jinja2's i18n extension, which look
themselves up in the context at every call and format even where there is nothing to fill in: on a page of twenty shares
that was a third of the time. A percent sign is written `%%`, as there.
"""

from __future__ import annotations

import contextlib
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.utils import translation
from jinja2 import pass_eval_context
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from jinja2.nodes import EvalContext


_of_this_page: ContextVar[str | None] = ContextVar("language of the page that is being written", default=None)


def language() -> str | None:
    """The active language. Django looks through two locals for it, and a page of twenty shares asks seventy times."""
    return _of_this_page.get() or translation.get_language()


@contextlib.contextmanager
def one_language() -> Iterator[None]:
    """While a page is written its language does not change: it is looked up once."""
    token = _of_this_page.set(translation.get_language())
    try:
        yield
    finally:
        _of_this_page.reset(token)


def translate(env: Environment) -> None:
    """Give an environment its `_`, `gettext`, `ngettext`, `pgettext` and `npgettext` ({% trans %} uses the same)."""
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.globals |= {"_": gettext, "gettext": gettext, "ngettext": ngettext}


@pass_eval_context
def gettext(eval_context: EvalContext, message: str, /, **variables: Any) -> str:
    """The message in the language of this request."""
    text, plain = _said(message, language(), eval_context.autoescape)
    return text % variables if variables else plain


@pass_eval_context
def ngettext(eval_context: EvalContext, one: str, many: str, num: int, /, **variables: Any) -> str:
    """The form that goes with the number; the number itself is there as `%(num)s`."""
    text = translation.ngettext(one, many, num)
    if eval_context.autoescape:
        text = Markup(text)  # noqa: S704 - a message of the catalogue; what is filled in is escaped
    return text % ({"num": num} | variables)


@lru_cache(maxsize=8192)
def _said(message: str, language: str | None, autoescape: bool) -> tuple[str, str]:
    """The message, and the same where nothing is filled in; asked only while that language is the active one."""
    text = translation.gettext(message)
    kind = Markup if autoescape else str
    return kind(text), kind(text.replace("%%", "%"))
