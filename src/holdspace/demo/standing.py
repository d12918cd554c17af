"""What people give until they say otherwise: one offer with places left, one that is full, one that nobody took yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from holdspace.demo.script import script
from holdspace.exchange.actions import offer_standing, say_done, take_place, thank

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.demo.stage import Stage
    from holdspace.exchange.models import Exchange, StandingOffer


def cue_standing_offers(stage: Stage) -> None:
    """Each on its day."""
    zones = {one["key"]: one["zone"] for one in script("people")["person"]}
    for number, one in enumerate(script("standing")["offer"]):
        at = stage.calendar.when(f"standing-{number}", one["day"], one["hour"], zones[one["who"]])
        stage.cue(at, partial(_offer, stage, one, number))


def _offer(stage: Stage, one: dict[str, Any], number: int, at: datetime) -> None:
    standing = offer_standing(
        membership=stage.membership(one["who"]),
        kind=one["kind"],
        title=one["title"],
        words=one["words"],
        places=one["places"],
        every_month=one.get("every_month", False),
        by=stage.people[one["who"]],
        at=at,
    )
    for taken in one.get("taken", []):
        then = stage.calendar.after(f"place-{number}-{taken['who']}", at, taken["after"])
        stage.cue(then, partial(_take, stage, taken, standing))


def _take(stage: Stage, taken: dict[str, Any], standing: StandingOffer, at: datetime) -> None:
    exchange = take_place(standing=standing, by=stage.people[taken["who"]], at=at)
    if "thanks" in taken:
        then = stage.calendar.after(f"place-{exchange.pk}", at, taken["done_after"])
        stage.cue(then, partial(_thank, stage, taken, exchange))


def _thank(stage: Stage, taken: dict[str, Any], exchange: Exchange, at: datetime) -> None:
    """Whoever gave says that it is done, and whoever had the place thanks."""
    exchange.refresh_from_db()
    say_done(exchange=exchange, by=exchange.giver, at=at)
    exchange.refresh_from_db()
    thank(exchange=exchange, words=taken["thanks"], by=stage.people[taken["who"]], at=at)
