"""What the page would cost if nothing but the necessary happened.

Its floor is its statements on the bare driver, its template with everything looked up already, and an empty view
behind all middleware (signed in, so that session and person are read there as well; what these two statements cost
stands in both parts of the floor, and is small).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

EMPTY = "benchmarks/empty/"


@dataclass
class Seen:
    """The statements with their parameters, and the last template with its context, of one request."""

    statements: list[tuple[str, Any]]
    template: Any
    context: dict[str, Any]


def seen_on_the_way(application: Any, path: str, cookie: str) -> Seen:
    """Listen to one request."""
    from django.db import connection
    from jinja2 import Template

    from benchmarks.in_process import get

    seen = Seen([], None, {})

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        seen.statements.append((sql, params))
        return execute(sql, params, many, context)

    rendered = Template.render

    def render(self: Any, *args: Any, **kwargs: Any) -> str:
        seen.template, seen.context = self, dict(*args, **kwargs)
        return rendered(self, *args, **kwargs)

    Template.render = render  # type: ignore[method-assign]
    try:
        with connection.execute_wrapper(listen):
            get(application, path, cookie)
    finally:
        Template.render = rendered  # type: ignore[method-assign]
    return seen


def bare_sql(statements: list[tuple[str, Any]]) -> Callable[[], object]:
    """The same statements on the driver's own cursor."""
    from django.db import connection

    if connection.vendor == "sqlite":
        import sqlite3

        own = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
        ready = [(sql.replace("%s", "?").replace("%%", "%"), tuple(params or ())) for sql, params in statements]

        def run() -> None:
            for sql, params in ready:
                own.execute(sql, params).fetchall()

        return run

    import psycopg

    settings = connection.settings_dict
    # Django closes its own between requests.
    there = psycopg.connect(
        host=settings["HOST"] or None,
        port=settings["PORT"] or None,
        user=settings["USER"] or None,
        password=settings["PASSWORD"] or None,
        dbname=settings["NAME"],
        autocommit=True,
    )

    def run_on_postgres() -> None:
        with there.cursor() as cursor:
            for sql, params in statements:
                cursor.execute(sql, params).fetchall()

    return run_on_postgres


def bare_template(template: Any, context: dict[str, Any]) -> Callable[[], object]:
    """Rendering alone."""
    return lambda: template.render(context)


def empty_view(application: Any, cookie: str) -> Callable[[], object]:
    """An answer of two letters behind all middleware, signed in."""
    from django.http import HttpResponse
    from django.urls import clear_url_caches, path

    from benchmarks.in_process import get
    from holdspace.project import urls
    from holdspace.web.wire import PathsRemembered

    urls.urlpatterns.append(path(EMPTY, lambda request: HttpResponse("ok" if request.user.pk else "no")))
    clear_url_caches()
    PathsRemembered(lambda request: HttpResponse())  # the resolver is a new one, and finds its way as slowly as any
    if get(application, f"/{EMPTY}", cookie)[1] != b"ok":
        raise SystemExit("the empty view does not know who is there")
    return lambda: get(application, f"/{EMPTY}", cookie)
