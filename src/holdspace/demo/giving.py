"""What people put on the shelf, who takes it along, and whom it helped."""

from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING, Any

from holdspace.demo.script import script
from holdspace.resources.actions import gather as put_into
from holdspace.resources.actions import (
    give_resource,
    make_collection,
    say_it_helped,
    say_not_for_me,
    take_resource,
)
from holdspace.resources.actions.giving import Brought

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.demo.stage import Stage
    from holdspace.resources.models import Resource, Taking


def cue_resources(stage: Stage) -> None:
    """Every resource and every collection on its day."""
    zones = {one["key"]: one["zone"] for one in script("people")["person"]}
    given: dict[str, Resource] = {}
    for number, one in enumerate(script("resources")["resource"]):
        at = stage.calendar.when(f"resource-{number}", one["day"], one.get("hour", 19), zones[one["who"]])
        stage.cue(at, partial(_give, stage, one, given))
    for number, one in enumerate(script("resources")["collection"]):
        at = stage.calendar.when(f"collection-{number}", one["day"], 20, zones[one["who"]])
        stage.cue(at, partial(_gather, stage, one, given))


def _give(stage: Stage, one: dict[str, Any], given: dict[str, Resource], at: datetime) -> None:
    names = ("kind", "title", "words", "topic", "licence")
    brought = Brought(io.BytesIO(one["content"].strip().encode()), one["called"]) if "content" in one else None
    resource = give_resource(
        membership=stage.membership(one["who"]),
        **{name: one[name] for name in names},
        for_whom=one.get("for_whom", ()),
        link=one.get("link", ""),
        text=one.get("text", ""),
        brought=brought,
        by=stage.people[one["who"]],
        at=at,
    )
    given[one["title"]] = resource
    for taken in one["taken"]:
        then = stage.calendar.after(f"taken-{resource.pk}-{taken['who']}", at, taken["after"])
        stage.cue(then, partial(_take, stage, taken, resource))


def _take(stage: Stage, taken: dict[str, Any], resource: Resource, at: datetime) -> None:
    taking = take_resource(resource=resource, by=stage.people[taken["who"]], at=at)
    if "helped" in taken:
        then = stage.calendar.after(f"how-{resource.pk}-{taken['who']}", at, taken["later"])
        stage.cue(then, partial(_say_how, stage, taken, taking))


def _say_how(stage: Stage, taken: dict[str, Any], taking: Taking, at: datetime) -> None:
    say = say_it_helped if taken["helped"] else say_not_for_me
    say(taking=taking, words=taken.get("words", ""), by=stage.people[taken["who"]], at=at)


def _gather(stage: Stage, one: dict[str, Any], given: dict[str, Resource], at: datetime) -> None:
    by = stage.people[one["who"]]
    collection = make_collection(
        membership=stage.membership(one["who"]), title=one["title"], words=one["words"], by=by, at=at
    )
    for title in one["of"]:
        put_into(collection=collection, resource=given[title], by=by, at=at)
