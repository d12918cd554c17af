"""What people tell each other, ask each other, and when they rest."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from holdspace.conversations.actions import write_message
from holdspace.demo import celebrating
from holdspace.demo.drawing import an_evening
from holdspace.demo.script import script
from holdspace.exchange.actions import let_go_of_ask, make_offer, say_done, say_yes, thank, write_ask
from holdspace.invitations.actions import come_back, start_resting
from holdspace.outbox.actions import open_notices
from holdspace.sharing.actions import (
    give_gesture,
    respond_in_words,
    say_back,
    say_in_other_words,
    show_picture,
    write_share,
)

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.demo.stage import Stage
    from holdspace.exchange.models import Ask, Exchange, Offer
    from holdspace.people.models import Person
    from holdspace.sharing.models import Response, Share

LOOKS_ON_DAYS = (10, 20, 30, 40, 48, 54)  # when people look at what they were told
RESTS = (("amara", 36, 41), ("ruth", 52, None))  # who, from which day, until which


def cue_shares(stage: Stage) -> None:
    """Every share on its day, and what people answered."""
    zones = {one["key"]: one["zone"] for one in script("people")["person"]}
    for number, one in enumerate(script("shares")["share"]):
        at = stage.calendar.when(f"share-{number}", one["day"], one["hour"], zones[one["who"]])
        stage.cue(at, partial(_share, stage, one, number))


def _share(stage: Stage, one: dict[str, Any], number: int, at: datetime) -> None:
    share = write_share(
        membership=stage.membership(one["who"]),
        text=one["words"],
        level=one["level"],
        hope=one["hope"],
        lets_go_days=one.get("lets_go_days", 0),
        content_note=one.get("content_note", ""),
        for_me_alone=one.get("for_me_alone", False),
        by=stage.people[one["who"]],
        at=at,
    )
    if one.get("opens_round") or one.get("joins_round"):
        stage.cue(at + timedelta(minutes=5), partial(celebrating.join_round, stage, share, one["who"]))
    _beside(stage, one, share, number, at)
    for answer in one["answers"]:
        then = stage.calendar.after(f"answer-{number}-{answer['who']}", at, answer["after"])
        stage.cue(then, partial(_answer, stage, share, answer))


def _beside(stage: Stage, one: dict[str, Any], share: Share, number: int, at: datetime) -> None:
    """A picture a little later, or other words in the end, where the script has them."""
    who = stage.people[one["who"]]
    if said := one.get("picture", ""):
        stage.cue(
            at + timedelta(minutes=3),
            lambda t: show_picture(share=share, file=an_evening(), description=said, by=who, at=t),
        )
    if anew := one.get("reworded", ""):
        then = stage.calendar.after(f"reworded-{number}", at, 5)
        stage.cue(then, lambda t: say_in_other_words(share=share, text=anew, by=who, at=t))


def _answer(stage: Stage, share: Share, answer: dict[str, Any], at: datetime) -> None:
    who = answer["who"]
    whose: dict[str, Any] = {"share": share, "membership": stage.membership(who), "by": stage.people[who], "at": at}
    if "words" in answer:
        response = respond_in_words(text=answer["words"], **whose)
        if "back" in answer:
            then = stage.calendar.after(f"back-{share.pk}-{who}", at, 1)
            stage.cue(then, partial(_say_back, response, answer["back"], share.author))
    else:
        give_gesture(gesture=answer["gesture"], **whose)


def _say_back(response: Response, words: str, sharer: Person, at: datetime) -> None:
    say_back(response=response, words=words, by=sharer, at=at)


def cue_exchanges(stage: Stage) -> None:
    """Every ask on its day, and how far it was carried."""
    zones = {one["key"]: one["zone"] for one in script("people")["person"]}
    for number, one in enumerate(script("exchanges")["ask"]):
        at = stage.calendar.when(f"ask-{number}", one["day"], one["hour"], zones[one["who"]])
        stage.cue(at, partial(_ask, stage, one, number))


def _ask(stage: Stage, one: dict[str, Any], number: int, at: datetime) -> None:
    asker = stage.people[one["who"]]
    ask = write_ask(
        membership=stage.membership(one["who"]),
        kind=one["kind"],
        title=one["title"],
        words=one["words"],
        by=asker,
        at=at,
    )
    if one["ends"] == "let_go":
        stage.cue(at + timedelta(days=1), lambda t: let_go_of_ask(ask=ask, by=asker, at=t))
    for offered in one["offers"]:
        then = stage.calendar.after(f"offer-{number}-{offered['who']}", at, offered["after"])
        stage.cue(then, partial(_offer, stage, one, ask, offered))


def _offer(stage: Stage, one: dict[str, Any], ask: Ask, offered: dict[str, Any], at: datetime) -> None:
    ask.refresh_from_db()
    if ask.state != "open":
        return
    offer = make_offer(ask=ask, words=offered["words"], by=stage.people[offered["who"]], at=at)
    if offered.get("yes"):
        stage.cue(
            stage.calendar.after(f"yes-{one['title']}", at, 3), lambda t: _agree(stage, one, offer, offered["who"], t)
        )


def _agree(stage: Stage, one: dict[str, Any], offer: Offer, giver: str, at: datetime) -> None:
    offer.refresh_from_db()
    exchange = say_yes(offer=offer, by=stage.people[one["who"]], at=at)
    for turn, words in enumerate(one.get("thread", [])):
        writer = stage.people[one["who"] if turn % 2 == 0 else giver]
        then = stage.calendar.after(f"turn-{one['title']}-{turn}", at, 1 + 4 * turn)
        stage.cue(then, partial(_write, exchange, words, writer))
    if "done_after" in one:
        then = stage.calendar.after(f"done-{one['title']}", at, one["done_after"])
        stage.cue(then, lambda t: _done(stage, one, exchange, giver, t))


def _write(exchange: Exchange, words: str, writer: Person, at: datetime) -> None:
    if exchange.thread is not None:
        write_message(thread=exchange.thread, words=words, by=writer, at=at)


def _done(stage: Stage, one: dict[str, Any], exchange: Exchange, giver: str, at: datetime) -> None:
    exchange.refresh_from_db()
    say_done(exchange=exchange, by=stage.people[one["who"]], at=at)

    def other_side(then: datetime) -> None:
        exchange.refresh_from_db()
        if exchange.state == "done_said":
            say_done(exchange=exchange, by=stage.people[giver], at=then)

    stage.cue(stage.calendar.after(f"done-too-{one['title']}", at, 5), other_side)
    if "thanks" in one:
        stage.cue(
            stage.calendar.after(f"thanks-{one['title']}", at, 9),
            lambda t: _thank(stage, one, exchange, t),
        )


def _thank(stage: Stage, one: dict[str, Any], exchange: Exchange, at: datetime) -> None:
    exchange.refresh_from_db()
    thank(exchange=exchange, words=one["thanks"], by=stage.people[one["who"]], at=at)


def cue_rests(stage: Stage) -> None:
    """Rest is part of the work: somebody rested and came back, somebody rests now."""
    for who, first, last in RESTS:
        stage.cue(
            stage.calendar.when(f"rest-{who}", first, 16),
            partial(_rest, stage, who),
        )
        if last is not None:
            stage.cue(
                stage.calendar.when(f"back-{who}", last, 16),
                partial(_come_back, stage, who),
            )


def _rest(stage: Stage, who: str, at: datetime) -> None:
    start_resting(membership=stage.membership(who), by=stage.people[who], at=at)


def _come_back(stage: Stage, who: str, at: datetime) -> None:
    come_back(membership=stage.membership(who), by=stage.people[who], at=at)


def cue_looks(stage: Stage) -> None:
    """People look at what they were told now and then; the last days' notices are still new."""
    for day in LOOKS_ON_DAYS:
        stage.cue(stage.calendar.when(f"look-{day}", day, 8), lambda at: _look(stage, at))


def _look(stage: Stage, at: datetime) -> None:
    for person in stage.people.values():
        open_notices(by=person, at=at)
