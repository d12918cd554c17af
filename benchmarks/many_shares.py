"""Very many shares with everything in them: audiences of every kind, high ones, content notes, mutes, blocks, folding.

Made by bulk inserts, and evenly over a year whatever their number, so that every size shows the same first page. What
is encrypted is one of a few hundred texts that were encrypted once: opening one costs what opening any costs. Beyond
fifty thousand the database copies what was written, so that a million take some minutes.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from benchmarks.dataset import HOPES, WORDS, _blocks, _community, _cookie, _people, _settle, batched

if TYPE_CHECKING:
    from collections.abc import Sequence

YEAR = 365 * 86_400
# Of a hundred shares; the reader of the pages is among those chosen or left out for one in twenty.
AUDIENCES = ("everybody",) * 80 + ("circle",) * 8 + ("chosen",) * 6 + ("without",) * 6
LEVELS = ("low",) * 55 + ("medium",) * 30 + ("high",) * 15
NOTES = ("grief", "illness", "a death", "burnout", "money", "family", "conflict", "violence")
IN_CIRCLE, CIRCLES_OF_READER, OWN_OF, PRESENT_OF, OPEN_NEEDS, TEXTS = 12, 12, 250, 20, 500, 300
# So many are written one by one; where there are more, the database copies them back through the year.
WRITTEN, STEP = 50_000, 10_000_000


@dataclass(frozen=True)
class Made:
    """The reader with their cookie, one of their circles, a share with answers, the key of a share half a year ago."""

    reader: Any
    cookie: str
    circle: int
    answered: int
    in_the_middle: tuple[datetime, int]


@dataclass
class Place:
    community: Any
    everybody: Any
    persons: Sequence[Any]
    members: Sequence[Any]  # in the order of the persons
    circles: Sequence[Any]
    texts: Texts
    at: datetime


class Texts:
    """Plain texts, and the same sealed for each place where one can stand."""

    def __init__(self, chance: random.Random) -> None:
        from holdspace.sharing.models import ANSWER_IN, NOTE_IN, SEALED_IN
        from holdspace.vault.fields import AlreadySealed
        from holdspace.vault.sealing import encrypt

        def sealed(words: Sequence[str], context: str) -> list[str]:
            return [AlreadySealed(encrypt(one, context=context)) for one in words]

        self.plain = [" ".join(chance.choices(WORDS, k=chance.randint(12, 60))).capitalize() for _ in range(TEXTS)]
        self.short = [" ".join(chance.choices(WORDS, k=chance.randint(4, 20))) for _ in range(TEXTS)]
        self.sealed = sealed(self.plain, SEALED_IN)
        self.answers = sealed(self.short, ANSWER_IN)
        self.notes = sealed(NOTES, NOTE_IN)


def make(people: int, shares: int, *, seed: int = 6) -> Made:
    """Fill an empty, migrated database."""
    from django.db import transaction

    from holdspace.communities.models import Membership

    chance, at = random.Random(seed), datetime.now(UTC).replace(microsecond=0)
    with transaction.atomic():
        community, everybody = _community(at)
        persons = _people(community, people, at, chance)
        by_person = {one.person_id: one for one in Membership.objects.filter(community=community)}
        members = [by_person[person.pk] for person in persons]
        _blocks(persons, at, chance)
        circles = _circles(community, members, at, chance)
        place = Place(community, everybody, persons, members, circles, Texts(chance), at)
        _of_the_reader(place, chance)
    return _filled(place, shares, chance)


def make_open(community: Any, everybody: Any, members: Sequence[Any], shares: int, at: datetime) -> None:
    """Shares of the last three hours that nobody has read, with nobody invited yet."""
    chance = random.Random(7)
    persons = [one.person for one in members]
    circles = _circles(community, members, at, chance)
    place = Place(community, everybody, persons, members, circles, Texts(chance), at)
    _needs(place, _written(place, range(shares), shares * 2_920, chance))


def _filled(place: Place, shares: int, chance: random.Random) -> Made:
    from django.db import transaction

    from holdspace.sharing.models import Share

    written, answered = min(shares, WRITTEN), 0
    for numbers in batched(range(written), 5_000):
        with transaction.atomic():
            made = _some_shares(place, numbers, shares, chance)
        answered = answered or next(one.pk for one in made if one.reach == "everybody" and one.level == "low")
    with transaction.atomic():
        for k in range(1, shares // written):
            _copied(k, YEAR * written // shares)
    _settle()
    half = Share.objects.filter(audience=place.everybody, shared_at__lte=place.at - timedelta(seconds=YEAR // 2))
    middle = half.order_by("-shared_at", "-id").values_list("shared_at", "id")[0]
    reader = place.persons[0]
    return Made(reader, _cookie(reader), place.circles[0].pk, answered, middle)


def _copied(k: int, seconds: int) -> None:
    """All that was written, `k` spans earlier: shares with their answers, and the audiences that are their own."""
    from holdspace.communities.models import Audience, AudiencePerson
    from holdspace.sharing.models import Response, Share

    step, earlier = k * STEP, k * seconds
    own = "reach IN ('chosen', 'without')"
    _copy(Audience, {"id": f"id + {step}"}, f"kind IN ('chosen', 'without') AND id < {STEP}")
    here = {"id": f"id + {step}", "audience_id": f"audience_id + {step}", "at": _before("at", earlier)}
    _copy(AudiencePerson, here, f"id < {STEP}")
    times = {name: _before(name, earlier) for name in ("shared_at", "due_at", "reworded_at")}
    times["seen_at"] = _before("COALESCE(seen_at, due_at)", earlier)
    audience = f"CASE WHEN {own} THEN audience_id + {step} ELSE audience_id END"
    _copy(Share, {"id": f"id + {step}", "audience_id": audience, **times}, f"id < {STEP}")
    answers = {"id": f"id + {step}", "share_id": f"share_id + {step}", "given_at": _before("given_at", earlier)}
    _copy(Response, answers, f"id < {STEP}")


def _before(column: str, seconds: int) -> str:
    from django.db import connection

    on_postgres = f"{column} - INTERVAL '{seconds} seconds'"
    return f"datetime({column}, '-{seconds} seconds')" if connection.vendor == "sqlite" else on_postgres


def _copy(model: Any, otherwise: dict[str, str], where: str) -> None:
    """Rows of a table once more, with some columns said otherwise."""
    from django.db import connection

    quote, table = connection.ops.quote_name, model._meta.db_table
    columns = [field.column for field in model._meta.local_concrete_fields]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(table)} ({', '.join(quote(one) for one in columns)}) "
            f"SELECT {', '.join(otherwise.get(one, quote(one)) for one in columns)} FROM {quote(table)} WHERE {where}"
        )


def _circles(community: Any, members: Sequence[Any], at: datetime, chance: random.Random) -> list[Any]:
    """One for every twenty people, with twelve in each; the reader is in the first twelve circles."""
    from holdspace.communities.models import Audience, Circle, CircleMember

    n = max(CIRCLES_OF_READER, len(members) // 20)
    audiences = Audience.objects.bulk_create([Audience(community=community, kind="circle") for _ in range(n)])
    made = Circle.objects.bulk_create(
        [
            Circle(community=community, audience=audience, name=f"Circle {i}", is_for="a table", opened_at=at)
            for i, audience in enumerate(audiences)
        ]
    )
    rows = []
    for i, circle in enumerate(made):
        inside = [*chance.sample(members[1:], IN_CIRCLE - 1), members[0] if i < CIRCLES_OF_READER else members[1 + i]]
        rows += [
            CircleMember(circle=circle, membership=one, state="inside", since=at - timedelta(days=300))
            for one in {one.pk: one for one in inside}.values()
        ]
    CircleMember.objects.bulk_create(rows, batch_size=5_000)
    return made


def _of_the_reader(place: Place, chance: random.Random) -> None:
    """They host and are a steward, do not read five people and two content notes, block six, and fold high shares."""
    from holdspace.communities.models import Membership
    from holdspace.invitations.models import Capacity
    from holdspace.people.models import Block
    from holdspace.sharing.models import Mute, NoteMute

    me = place.members[0]
    Membership.objects.filter(pk=me.pk).update(is_host=True, is_steward=True)
    Capacity.objects.create(membership=me, folds_high=True)
    others = chance.sample(list(place.persons[1:]), 11)
    for other in others[:5]:
        Mute.objects.create(membership=me, whom=other)
    for note in NOTES[:2]:
        NoteMute.objects.create(membership=me, note=note)
    for other in others[5:]:
        Block.objects.get_or_create(blocker=place.persons[0], blocked=other, defaults={"at": place.at})
    # Everybody mutes somebody sometimes: one in ten a person, one in ten a note.
    Mute.objects.bulk_create([Mute(membership=one, whom=place.persons[0]) for one in place.members[1::97]])
    NoteMute.objects.bulk_create([NoteMute(membership=one, note=chance.choice(NOTES)) for one in place.members[5::10]])


def _some_shares(place: Place, numbers: Sequence[int], whole: int, chance: random.Random) -> list[Any]:
    made = _written(place, numbers, whole, chance)
    _answers(place, made, chance)
    needs = _needs(place, [one for n, one in zip(numbers, made, strict=True) if n < min(OPEN_NEEDS, whole // 100)])
    _invited(place, needs)
    return made


def _written(place: Place, numbers: Sequence[int], whole: int, chance: random.Random) -> list[Any]:
    from holdspace.communities.models import Audience, AudiencePerson
    from holdspace.sharing.models import Share

    kinds = [chance.choice(AUDIENCES) for _ in numbers]
    whens = [place.at - timedelta(seconds=60 + YEAR * i // whole) for i in numbers]
    naming = [n for n, kind in enumerate(kinds) if kind in {"chosen", "without"}]
    own = Audience.objects.bulk_create([Audience(community=place.community, kind=kinds[n]) for n in naming])
    audiences = dict(zip(naming, own, strict=True))
    rows, named = [], []
    for n, (kind, when) in enumerate(zip(kinds, whens, strict=True)):
        author = place.persons[0] if numbers[n] % OWN_OF == OWN_OF - 1 else chance.choice(place.persons)
        if kind == "everybody":
            audience = place.everybody
        elif kind == "circle":
            audience = chance.choice(place.circles).audience
        else:
            audience = audiences[n]
            some = chance.sample(place.members[1:], 2 + (kind == "chosen"))
            some += [place.members[0]] if chance.randrange(PRESENT_OF) == 0 else []
            named += [
                AudiencePerson(audience=audience, membership=one, left_out=kind == "without", at=when) for one in some
            ]
        rows.append(_a_share(place, author, audience, kind, when, numbers[n] >= whole // 100, chance))
    AudiencePerson.objects.bulk_create(named, batch_size=5_000)
    return Share.objects.bulk_create(rows)


def _a_share(
    place: Place, author: Any, audience: Any, kind: str, when: datetime, seen: bool, chance: random.Random
) -> Any:
    from holdspace.sharing.models import Share

    level, words = chance.choice(LEVELS), chance.randrange(TEXTS)
    high = level == "high"
    return Share(
        community=place.community,
        audience=audience,
        reach=kind,
        author=author,
        level=level,
        hope=chance.choice(HOPES),
        text="" if high else place.texts.plain[words],
        sealed=place.texts.sealed[words] if high else None,
        content_note=chance.choice(place.texts.notes) if chance.random() < 0.15 else None,
        shared_at=when,
        due_at=when + timedelta(hours=24),
        seen_at=when + timedelta(hours=3) if seen else None,
        lets_go_at=place.at + timedelta(days=chance.randrange(1, 90)) if chance.random() < 0.1 else None,
        reworded_at=when + timedelta(hours=1) if chance.random() < 0.05 else None,
    )


def _answers(place: Place, shares: Sequence[Any], chance: random.Random) -> None:
    """One or two for each; the reader answered one in eight."""
    from holdspace.sharing.models import Response

    me, rows = place.persons[0].pk, []
    for number, share in enumerate(shares):
        who = {one.pk for one in chance.sample(place.persons, chance.randint(1, 2))} | (
            {me} if number % 8 == 0 else set()
        )
        for person in sorted(who - {share.author_id}):
            words = chance.randrange(TEXTS)
            high = share.level == "high"
            rows.append(
                Response(
                    share=share,
                    responder_id=person,
                    kind="words",
                    text="" if high else place.texts.short[words],
                    sealed=place.texts.answers[words] if high else None,
                    given_at=share.shared_at + timedelta(minutes=30),
                )
            )
    Response.objects.bulk_create(rows)


def _needs(place: Place, shares: Sequence[Any]) -> list[Any]:
    """Not seen yet: they want people."""
    from holdspace.invitations.models import Need

    return Need.objects.bulk_create(
        [
            Need(
                kind="sharing.to_be_read",
                about_id=one.pk,
                community=place.community,
                whose_id=one.author_id,
                wanted=2,
                level=one.level,
                opened_at=one.shared_at,
                hosts_at=place.at + timedelta(hours=16),
                due_at=place.at + timedelta(hours=24),
            )
            for one in shares
        ]
    )


def _invited(place: Place, needs: Sequence[Any]) -> None:
    """One person to each, the reader to one of them, too."""
    from holdspace.invitations.models import Invitation

    until = place.at + timedelta(hours=3)
    Invitation.objects.bulk_create(
        [
            Invitation(need=one, membership=place.members[1 + n], why="room", sent_at=place.at, until=until)
            for n, one in enumerate(needs)
        ]
    )
    if needs:
        mine = next(one for one in needs if one.whose_id != place.persons[0].pk)
        Invitation.objects.get_or_create(
            need=mine, membership=place.members[0], defaults={"why": "room", "sent_at": place.at, "until": until}
        )
