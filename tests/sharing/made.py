"""Shares and answers for tests, made through the same actions that people use."""

from __future__ import annotations

from itertools import count

from holdspace.people.models import Block
from holdspace.sharing.actions import give_gesture, respond_in_words, write_share
from holdspace.sharing.models import Response, Share
from tests.people_and_places import AT

_numbers = count(1)


def a_share(author, text="", *, level="low", hope="company", at=AT) -> Share:
    words = text or f"A small true thing, number {next(_numbers)}."
    return write_share(membership=author, text=words, level=level, hope=hope, by=author.person, at=at)


def words(share, responder, text="I know that one.", *, at=AT) -> Response:
    return respond_in_words(share=share, membership=responder, text=text, by=responder.person, at=at)


def gesture(share, responder, which="hear", *, at=AT) -> Response:
    return give_gesture(share=share, membership=responder, gesture=which, by=responder.person, at=at)


def block(one, other, *, at=AT) -> None:
    Block.objects.create(blocker=one.person, blocked=other.person, at=at)
