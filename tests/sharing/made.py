"""Shares and answers for tests, made through the same actions that people use."""

from __future__ import annotations

from itertools import count

from holdspace.communities.actions import ask_in, come_in, open_circle
from holdspace.communities.models import Circle
from holdspace.communities.states import AudienceKind
from holdspace.people.models import Block
from holdspace.sharing.actions import give_gesture, respond_in_words, write_share
from holdspace.sharing.audiences import EVERYBODY, ForWhom
from holdspace.sharing.models import Response, Share
from tests.people_and_places import AT

_numbers = count(1)


def a_share(author, text="", *, level="low", hope="company", audience=EVERYBODY, at=AT, **more) -> Share:
    words = text or f"A small true thing, number {next(_numbers)}."
    return write_share(
        membership=author, text=words, level=level, hope=hope, audience=audience, by=author.person, at=at, **more
    )


def to_circle(circle) -> ForWhom:
    return ForWhom(AudienceKind.CIRCLE, circle=circle.pk)


def to_chosen(*members) -> ForWhom:
    return ForWhom(AudienceKind.CHOSEN, people=tuple(m.pk for m in members))


def without(*members) -> ForWhom:
    return ForWhom(AudienceKind.WITHOUT, people=tuple(m.pk for m in members))


def a_circle(keeper, *others, name="Tuesday Circle", at=AT) -> Circle:
    circle = open_circle(membership=keeper, name=name, is_for="To breathe out together.", by=keeper.person, at=at)
    for other in others:
        ask_in(circle=circle, membership=keeper, other=other, by=keeper.person, at=at)
        come_in(circle=circle, membership=other, by=other.person, at=at)
    return circle


def words(share, responder, text="I know that one.", *, at=AT) -> Response:
    return respond_in_words(share=share, membership=responder, text=text, by=responder.person, at=at)


def gesture(share, responder, which="hear", *, at=AT) -> Response:
    return give_gesture(share=share, membership=responder, gesture=which, by=responder.person, at=at)


def block(one, other, *, at=AT) -> None:
    Block.objects.create(blocker=one.person, blocked=other.person, at=at)
