"""A board and a shelf of any size, made by bulk inserts: only here, because a benchmark measures reading."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

WORDS = "garden grief social worker school listen group slow river tea supervision trauma families night soup".split()


def make(things: int, *, seed: int = 9) -> tuple[str, dict[str, str]]:
    """Fill a migrated database by bulk inserts; the cookie of a member, and the keys of pages far down.

    Two thirds of the asks are open and good, the others agreed on or past their date. A twentieth of everything is for
    people chosen, whoever looks among them in every tenth.
    """
    from django.db import transaction

    from benchmarks.dataset import _blocks, _community, _cookie, _people, _settle
    from holdspace.exchange.models import Ask, Exchange, Offer, StandingOffer
    from holdspace.resources.models import Collection, Gathered, Resource

    chance, at = random.Random(seed), datetime.now(UTC).replace(microsecond=0)
    with transaction.atomic():
        community, everybody = _community(at)
        persons = _people(community, max(100, things // 5), at, chance)
        audiences = _audiences(community, everybody, things // 20, at, chance)
        asks = Ask.objects.bulk_create(
            [_ask(n, things, community, persons, audiences, at, chance) for n in range(things)], batch_size=2_000
        )
        offers = Offer.objects.bulk_create([_offer(ask, persons, at, chance) for ask in asks[::3]], batch_size=2_000)
        Exchange.objects.bulk_create(
            [_exchange(offer, community, at) for offer in offers if offer.ask.state == "agreed"], batch_size=2_000
        )
        StandingOffer.objects.bulk_create(
            [_standing(n, community, persons, audiences, at, chance) for n in range(things // 10)], batch_size=2_000
        )
        resources = Resource.objects.bulk_create(
            [_resource(n, things, community, persons, audiences, at, chance) for n in range(things)], batch_size=2_000
        )
        collections = Collection.objects.bulk_create(
            [_collection(n, community, persons, audiences, at, chance) for n in range(things // 10)], batch_size=2_000
        )
        Gathered.objects.bulk_create(
            [Gathered(collection=one, resource=r, at=at) for one in collections for r in chance.sample(resources, 3)],
            batch_size=2_000,
        )
        _blocks(persons[: min(len(persons), 2_000)], at, chance)
    _settle()
    good = [ask for ask in asks if ask.state == "open" and ask.good_until > at]
    return _cookie(persons[0]), {
        "DOWN_THE_BOARD": _key(good[len(good) // 2], "renewed_at"),
        "END_OF_THE_BOARD": _key(good[-5], "renewed_at"),
        "DOWN_THE_SHELF": _key(resources[things // 2], "given_at"),
    }


def _key(thing: Any, of: str) -> str:
    from holdspace.grammar.keyset import encode_key

    return encode_key([getattr(thing, of), thing.pk])


def _audiences(community: Any, everybody: Any, n: int, at: datetime, chance: random.Random) -> list[Any]:
    """Everybody nineteen times, then one of people chosen; each of those is of one thing."""
    from holdspace.communities.models import Audience, AudiencePerson, Membership
    from holdspace.communities.states import AudienceKind

    members = list(Membership.objects.filter(community=community).order_by("person_id"))
    chosen = Audience.objects.bulk_create(
        [Audience(community=community, kind=AudienceKind.CHOSEN) for _ in range(3 * n)], batch_size=2_000
    )
    rows = []
    for number, audience in enumerate(chosen):
        some = {member.pk: member for member in chance.sample(members, 4)}
        if number % 10 == 0:
            some[members[0].pk] = members[0]
        rows += [AudiencePerson(audience=audience, membership=member, at=at) for member in some.values()]
    AudiencePerson.objects.bulk_create(rows, batch_size=2_000)
    return [everybody, *chosen]


def _of(n: int, audiences: list[Any]) -> Any:
    return audiences[1 + n // 20 % (len(audiences) - 1)] if n % 20 == 19 else audiences[0]


def _words(chance: random.Random, most: int) -> str:
    return " ".join(chance.choices(WORDS, k=most)).capitalize()


def _ask(
    n: int, of: int, community: Any, persons: list[Any], audiences: list[Any], at: datetime, chance: random.Random
) -> Any:
    """The newest first; those past two thirds are older than any that is still good."""
    from holdspace.exchange.models import Ask

    good = n < of * 2 // 3
    asked = at - timedelta(minutes=1) - timedelta(days=29 if good else 700) * (n / of)
    state = "open" if good or n % 2 else "agreed"
    return Ask(
        community=community,
        audience=_of(n, audiences),
        asker=chance.choice(persons),
        kind="opportunity" if n % 50 == 0 else chance.choice(("help", "resource", "collaboration")),
        title=_words(chance, 4),
        words=_words(chance, 25),
        state=state,
        asked_at=asked,
        renewed_at=asked,
        good_until=asked + timedelta(days=30),
        told_of_date_at=None if good else asked + timedelta(days=30),
    )


def _offer(ask: Any, persons: list[Any], at: datetime, chance: random.Random) -> Any:
    from holdspace.exchange.models import Offer

    giver = chance.choice([one for one in chance.sample(persons, 2) if one.pk != ask.asker_id])
    state = "taken" if ask.state == "agreed" else "waiting"
    return Offer(ask=ask, giver=giver, words=_words(chance, 8), state=state, offered_at=ask.asked_at)


def _exchange(offer: Any, community: Any, at: datetime) -> Any:
    from holdspace.exchange.models import Exchange

    ask = offer.ask
    return Exchange(
        community=community, ask=ask, offer=offer, asker=ask.asker, giver=offer.giver, agreed_at=ask.asked_at
    )


def _standing(
    n: int, community: Any, persons: list[Any], audiences: list[Any], at: datetime, chance: random.Random
) -> Any:
    from holdspace.exchange.models import StandingOffer

    return StandingOffer(
        community=community,
        audience=_of(n, audiences),
        giver=chance.choice(persons),
        kind=chance.choice(("help", "referral")),
        title=_words(chance, 4),
        words=_words(chance, 15),
        places=3,
        left=chance.randrange(4),
        offered_at=at - timedelta(minutes=n),
        confirmed_at=at - timedelta(minutes=n),
    )


def _resource(
    n: int, of: int, community: Any, persons: list[Any], audiences: list[Any], at: datetime, chance: random.Random
) -> Any:
    from holdspace.directory.lists import shipped
    from holdspace.resources.models import Resource

    howto = n % 3 == 0
    return Resource(
        community=community,
        audience=_of(n, audiences),
        giver=chance.choice(persons),
        kind="howto" if howto else "link",
        title=_words(chance, 4),
        words=_words(chance, 12),
        topic="ethics" if n % 200 == 0 else chance.choice(list(shipped("specialty"))),
        licence="cc-by",
        link="" if howto else f"https://example.org/{n}",
        text=_words(chance, 60) if howto else "",
        helped=chance.randrange(4),
        given_at=at - timedelta(minutes=1) - timedelta(days=700) * (n / of),
    )


def _collection(
    n: int, community: Any, persons: list[Any], audiences: list[Any], at: datetime, chance: random.Random
) -> Any:
    from holdspace.resources.models import Collection

    return Collection(
        community=community,
        audience=_of(n, audiences),
        keeper=chance.choice(persons),
        title=_words(chance, 4),
        made_at=at - timedelta(minutes=n),
    )
