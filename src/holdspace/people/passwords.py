"""Whether a password is right, with the same work done whether there is one or not."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.contrib.auth.hashers import check_password, make_password
from django.utils.crypto import get_random_string

if TYPE_CHECKING:
    from holdspace.people.models import Person


def is_right(person: Person | None, typed: str) -> bool:
    """False for nobody, and for somebody without one, after as much work as for a wrong one."""
    has_one = person is not None and person.has_usable_password()
    right = check_password(typed, person.password if person is not None and has_one else _somebodys())
    return right and has_one


@lru_cache(maxsize=1)
def _somebodys() -> str:
    return make_password(get_random_string(40))
