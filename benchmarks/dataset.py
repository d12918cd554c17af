"""A community of any size, made by bulk inserts: only here, because a benchmark measures reading, not writing.

Run by itself in a process with its own data folder: `python -m benchmarks.dataset PEOPLE SHARES` writes the cookies
of a few members as JSON to standard output.
"""

from __future__ import annotations

import json
import os
import random
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")

SLUG = "bridges"
READERS = 16
TEXT = (
    "today I sat with the quiet after a long week and let the tea go cold because somebody laughed in the hall "
    "and I noticed that my shoulders came down for the first time since the group ended and nobody needed anything"
)
WORDS = TEXT.split()
LEVELS = ("low", "low", "low", "medium", "medium")
HOPES = ("heard", "company", "celebration", "ideas", "help")


def batched(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The items in pieces (Python 3.11 has no itertools.batched)."""
    return (items[start : start + size] for start in range(0, len(items), size))


def make(people: int, shares: int, *, seed: int = 4) -> list[str]:
    """Fill an empty, migrated database; return the session cookies of `READERS` members."""
    from django.db import transaction

    chance = random.Random(seed)
    at = datetime.now(UTC).replace(microsecond=0)
    with transaction.atomic():
        community, audience = _community(at)
        persons = _people(community, people, at, chance)
        share_ids = _shares(community, audience, persons, shares, at, chance)
        _answers(share_ids, persons, at, chance)
        _blocks(persons, at, chance)
    _settle()
    return [_cookie(person) for person in persons[:: max(1, len(persons) // READERS)][:READERS]]


def _community(at: datetime) -> tuple[Any, Any]:
    from holdspace.communities.actions import found_community
    from holdspace.communities.queries import everybody_in
    from holdspace.communities.states import CHARTER_FIELDS
    from holdspace.grammar.actors import OPERATOR

    charter = dict.fromkeys(CHARTER_FIELDS, "We speak of ourselves. We give and we take.")
    community = found_community(slug=SLUG, name="Bridges", charter=charter, by=OPERATOR, at=at)
    return community, everybody_in(community=community, seen_by=OPERATOR)


def _people(community: Any, n: int, at: datetime, chance: random.Random) -> list[Any]:
    from holdspace.communities.heads import keep_head_count
    from holdspace.communities.models import Membership
    from holdspace.people.models import Person

    joined = at - timedelta(days=400)
    made = Person.objects.bulk_create(
        [
            Person(email=f"p{i}@example.org", display_name=f"Person {i}", joined_at=joined, password="!")
            for i in range(n)
        ],
        batch_size=2_000,
    )
    Membership.objects.bulk_create(
        [
            Membership(
                person=person,
                community=community,
                since=joined + timedelta(minutes=chance.randrange(500_000)),
                affirmed_version=1,
            )
            for person in made
        ],
        batch_size=2_000,
    )
    _faces(made, joined)
    keep_head_count(pk=community.pk)
    return made


def _faces(persons: list[Any], at: datetime) -> None:
    """Every other person has a picture (its row: no page opens the file)."""
    from holdspace.directory.models import Profile
    from holdspace.uploads.models import Picture

    pictured = persons[::2]
    pictures = Picture.objects.bulk_create(
        [
            Picture(
                owner=person,
                name=f"picture-of-person-number-{n}",
                description="A face",
                size=9_000,
                width=400,
                height=400,
                at=at,
            )
            for n, person in enumerate(pictured)
        ],
        batch_size=2_000,
    )
    Profile.objects.bulk_create(
        [Profile(person=person, face=picture, kept_at=at) for person, picture in zip(pictured, pictures, strict=True)],
        batch_size=2_000,
    )


def _shares(
    community: Any, audience: Any, persons: list[Any], n: int, at: datetime, chance: random.Random
) -> list[tuple[int, int, datetime]]:
    from holdspace.sharing.models import Share

    found = []
    year = 365 * 86_400
    for numbers in batched(range(n), 5_000):
        rows = []
        for i in numbers:
            # Evenly over a year, the newest a minute old, so that both sizes show the same page.
            shared_at = at - timedelta(seconds=60 + year * i // n)
            text = " ".join(chance.choices(WORDS, k=chance.randint(12, 60)))
            rows.append(
                Share(
                    community=community,
                    audience=audience,
                    author=chance.choice(persons),
                    level=chance.choice(LEVELS),
                    hope=chance.choice(HOPES),
                    text=text[:1].upper() + text[1:] + ".",
                    shared_at=shared_at,
                    due_at=shared_at + timedelta(hours=24),
                    seen_at=shared_at + timedelta(hours=3) if i > n // 100 else None,
                )
            )
        made = Share.objects.bulk_create(rows)
        found += [(share.pk, share.author_id, share.shared_at) for share in made]
    return found


def _answers(shares: list[tuple[int, int, datetime]], persons: list[Any], at: datetime, chance: random.Random) -> None:
    from holdspace.sharing.models import Response

    readers = [person.pk for person in persons[:: max(1, len(persons) // READERS)][:READERS]]
    for some in batched(shares, 5_000):
        rows = []
        for number, (share_id, author_id, shared_at) in enumerate(some):
            # The readers whose page is measured have answered a third of what stands on it.
            who = {chance.choice(persons).pk, *(readers[number % 3 :: 3] if number < 60 else ())}
            rows += [
                Response(
                    share_id=share_id,
                    responder_id=responder_id,
                    kind="words",
                    text=" ".join(chance.choices(WORDS, k=chance.randint(4, 20))),
                    given_at=shared_at + timedelta(hours=1),
                )
                for responder_id in sorted(who - {author_id})
            ]
        Response.objects.bulk_create(rows)


def _blocks(persons: list[Any], at: datetime, chance: random.Random) -> None:
    from holdspace.people.models import Block

    pairs = {tuple(chance.sample(range(len(persons)), 2)) for _ in range(len(persons) // 2)}
    Block.objects.bulk_create(
        [Block(blocker=persons[one], blocked=persons[other], at=at) for one, other in sorted(pairs)]
    )


def _settle() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _cookie(person: Any) -> str:
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def main() -> None:
    """Migrate, fill, tell the cookies."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdspace.project.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    people, shares = (int(word) for word in sys.argv[1:3])
    json.dump(make(people, shares), sys.stdout)


if __name__ == "__main__":
    main()
