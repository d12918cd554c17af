"""People who ask and offer, made through the real actions."""

from dataclasses import dataclass
from itertools import count
from typing import Any

from django.test import Client

from holdspace.exchange.actions import make_offer, offer_standing, say_done, say_yes, take_place, thank, write_ask
from holdspace.exchange.models import Exchange
from tests.people_and_places import AT, a_community, a_member

_keys = count(1)


@dataclass
class Four:
    """Nora asks; Jo and Sam may offer; Cleo has no part in it."""

    community: Any
    nora: Any
    jo: Any
    sam: Any
    cleo: Any


def four_people():
    community = a_community()
    four = Four(community, *(a_member(community, name) for name in ("Nora", "Jo", "Sam", "Cleo")))
    assert all((four.nora.person, four.jo.person, four.sam.person, four.cleo.person))  # fetched, as a request does
    return four


def key():
    return f"{next(_keys):032x}"


def an_ask(member, title="A room on Thursdays", *, kind="resource", at=AT, good_days=30, words="Two chairs would do."):
    return write_ask(
        membership=member, kind=kind, title=title, words=words, good_days=good_days, by=member.person, at=at
    )


def an_offer(ask, member, words="Mine is free.", *, at=AT):
    return make_offer(ask=ask, words=words, by=member.person, at=at)


def an_exchange(asker, giver, *, at=AT, **more) -> Exchange:
    ask = an_ask(asker, at=at, **more)
    return say_yes(offer=an_offer(ask, giver, at=at), by=asker.person, at=at)


def a_done_exchange(asker, giver, *, at=AT, thanks="", **more) -> Exchange:
    exchange = an_exchange(asker, giver, at=at, **more)
    say_done(exchange=exchange, by=giver.person, at=at)
    say_done(exchange=exchange, by=asker.person, at=at)
    if thanks:
        thank(exchange=exchange, words=thanks, by=asker.person, at=at)
    return exchange


def a_standing_offer(member, title="Half an hour on beginnings", *, kind="help", places=2, at=AT, **more):
    words = more.pop("words", "Ask me anything about the first year.")
    return offer_standing(
        membership=member, kind=kind, title=title, words=words, places=places, by=member.person, at=at, **more
    )


def a_place(standing, member, *, at=AT, once=""):
    return take_place(standing=standing, by=member.person, at=at, once=once)


def browser(member):
    client = Client()
    client.force_login(member.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
