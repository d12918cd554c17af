"""Who is there, in one statement instead of two: every signed-in page asks for session and person first."""

from __future__ import annotations

import marshal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection
from django.utils.crypto import constant_time_compare

from holdspace.grammar.rows import Columns, columns
from holdspace.people.models import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from holdspace.web.requests import Request

REMEMBERED = 2000  # sessions and seals, some hundred letters each


class KnownAtOnce:
    """Stands right behind Django's AuthenticationMiddleware and answers its question beforehand.

    It asks for everything that Django asks for: a session that has not ended and whose seal holds, an active person,
    the sign-in that settings allow, the person's present seal. Whatever is not exactly so is left to Django, which
    then reads, refuses and clears up in its own way.
    """

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        session: Any = request.session
        if session.session_key and not hasattr(session, "_session_cache"):
            _recognise(request, session)
        return self.get_response(request)


def _recognise(request: Any, session: Any) -> None:
    sql, persons = _statement()
    with connection.cursor() as cursor:
        cursor.execute(sql, [session.session_key, connection.ops.adapt_datetimefield_value(request.at)])
        row = cursor.fetchone()
    person = persons.read(row) if row is not None else None
    if person is None or not person.is_active:
        return
    data = marshal.loads(_opened(session.__class__, row[0], settings.SECRET_KEY))  # noqa: S302 - written by `_opened`
    if (
        data.get(SESSION_KEY) == str(person.pk)
        and data.get(BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS
        and constant_time_compare(data.get(HASH_SESSION_KEY, ""), _seal(person.password, settings.SECRET_KEY))
    ):
        session._session_cache = data
        session.accessed = True  # as when Django reads it, so that the answer says that it varies by cookie
        request._cached_user = person


@lru_cache(maxsize=REMEMBERED)
def _opened(store: Any, session_data: str, _secret: str) -> bytes:
    """What a session holds; nothing, where its seal does not. The same row holds the same, so the seal is looked at
    once. In bytes, so that everybody who asks gets a copy of their own to change."""
    return marshal.dumps(store().decode(session_data))


@lru_cache(maxsize=REMEMBERED)
def _seal(password: str, _secret: str) -> str:
    """A person's present seal, which is made of their password field alone."""
    return Person(password=password).get_session_auth_hash()


@lru_cache(maxsize=1)
def _statement() -> tuple[str, Columns[Person]]:
    persons = columns(Person, alias="p", start=1)
    sql = (
        f"SELECT s.session_data, {persons.sql} FROM people_session s "  # noqa: S608 - no value in it
        "JOIN people_person p ON p.id = s.person_id WHERE s.session_key = %s AND s.expire_date > %s"
    )
    return sql, persons
