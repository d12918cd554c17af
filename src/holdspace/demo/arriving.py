"""How everybody came: founders by the operator, everybody else through the whole pathway."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from holdspace.communities.actions import affirm_charter, bring_in, give_role
from holdspace.communities.queries import charter_in_force
from holdspace.communities.states import Role
from holdspace.demo.deciding import Case
from holdspace.demo.describing import describe_oneself
from holdspace.demo.guiding import cue_guides
from holdspace.demo.script import application_of, people
from holdspace.grammar.actors import OPERATOR
from holdspace.people.actions import welcome_person
from holdspace.scenarios.actions import adopt_scenarios
from holdspace.vetting.actions import (
    begin_application,
    keep_answers,
    open_pathway,
    send_application,
    stop_application,
)
from holdspace.vetting.models import Application
from holdspace.vetting.queries import steps_of
from holdspace.vetting.shipped import shipped_plan

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.demo.stage import Stage

READERS: tuple[tuple[str, ...], ...] = (
    ("jo", "tomas"),
    ("tomas", "adaeze"),
    ("adaeze", "jo"),
    ("ines", "jo"),
    ("tomas", "ines"),
)
INES_READS_FROM = 25


def cue_founding(stage: Stage) -> None:
    """The founders come on the first day and affirm."""
    start = stage.calendar.when("founding", 0, 14)

    def found(at: datetime) -> None:
        adopt_scenarios(community=stage.community, by=OPERATOR, at=at)
        open_pathway(
            community=stage.community, by=OPERATOR, at=at, plan=shipped_plan("small").switched(hides_names=True)
        )
        for one in people():
            if one.get("founder"):
                _make_person(stage, one, at)
                membership = bring_in(
                    person=stage.people[one["key"]], community=stage.community, founder=True, by=OPERATOR, at=at
                )
                for role in one.get("roles", []):
                    give_role(membership=membership, role=Role(role), by=OPERATOR, at=at)

    stage.cue(start, found)
    for number, one in enumerate(p for p in people() if p.get("founder")):
        stage.cue(start + timedelta(hours=number + 1), partial(affirm, stage, one["key"]))


def cue_applications(stage: Stage) -> None:
    """Everybody else begins to write on their day; some of those inside accompany them."""
    cue_guides(stage)
    for number, one in enumerate(p for p in people() if "applies" in p):
        at = stage.calendar.when(f"begin-{one['key']}", one["applies"], 18, one["zone"])
        stage.cue(at, partial(_begin, stage, one, number))


def _begin(stage: Stage, one: dict[str, Any], number: int, at: datetime) -> None:
    _make_person(stage, one, at)
    person, wrote = stage.people[one["key"]], application_of(one["key"])
    application = begin_application(community=stage.community, by=person, at=at)
    charter = charter_in_force(community=stage.community, seen_by=person, at=at)
    for index, (step, texts) in enumerate(_texts(application, wrote).items()):
        keep_answers(
            application=application,
            step=step,
            texts=texts,
            by=person,
            at=at + timedelta(minutes=9 * (index + 1)),
            charter_version=charter.version,
        )
    key, stage_at_end = one["key"], one.get("stage", "inside")
    if stage_at_end == "left":
        stage.cue(at + timedelta(days=2), lambda then: stop_application(application=application, by=person, at=then))
    if wrote.get("unfinished"):
        return
    stage.cue(
        stage.calendar.after(f"send-{key}", at, 1),
        lambda then: _send(stage, application, one, number, then),
    )


def _texts(application: Application, wrote: dict[str, Any]) -> dict[str, dict[str, str]]:
    """What somebody wrote, by step of the pathway they are on."""
    situations = iter(wrote["answers"])
    texts: dict[str, dict[str, str]] = {}
    for step in steps_of(pathway=application.pathway, seen_by=application.person):
        if step.scenario is not None:
            said = {"answer": next(situations, "")}
        else:
            said = {name: wrote.get(name, "") for name in ("understood", "business", "relationships", "work")}
        kept = {key: said[question.name] for key, question in step.questions if said.get(question.name)}
        if kept:
            texts[step.key] = kept
    return texts


def _send(stage: Stage, application: Application, one: dict[str, Any], number: int, at: datetime) -> None:
    send_application(application=application, by=stage.people[one["key"]], at=at)
    readers = READERS[number % len(READERS)]
    if one["applies"] < INES_READS_FROM:
        readers = tuple(r if r != "ines" else "adaeze" for r in readers)
    Case(stage, application, one, comes_in=lambda then: _come_in(stage, one, then)).cue_readings(readers, at)


def _come_in(stage: Stage, one: dict[str, Any], at: datetime) -> None:
    affirm(stage, one["key"], at)
    describe_oneself(stage, one, at + timedelta(minutes=12))
    for role in one.get("roles", []):
        then = stage.calendar.when(f"role-{one['key']}", one["roles_day"], 15)
        stage.cue(
            max(then, at),
            partial(_take_role, stage, one["key"], Role(role)),
        )


def _take_role(stage: Stage, key: str, role: Role, at: datetime) -> None:
    give_role(
        membership=stage.membership(key),
        role=role,
        by=stage.people["maren"],
        steward=stage.membership("maren"),
        at=at,
    )


def _make_person(stage: Stage, one: dict[str, Any], at: datetime) -> None:
    from holdspace.people.models import Person

    person = welcome_person(
        email=f"{one['key']}@example.org", display_name=one["name"], time_zone=one["zone"], by=OPERATOR, at=at
    )
    Person.objects.filter(pk=person.pk).update(pronouns=one.get("pronouns", ""))
    person.pronouns = one.get("pronouns", "")
    stage.people[one["key"]] = person


def affirm(stage: Stage, key: str, at: datetime) -> None:
    """Somebody says yes to the version in force; founders write their profile after it."""
    person = stage.people[key]
    charter = charter_in_force(community=stage.community, seen_by=person, at=at)
    affirm_charter(membership=stage.membership(key), charter=charter, by=person, at=at)
    one = next(p for p in people() if p["key"] == key)
    if one.get("founder") and charter.version == 1:
        describe_oneself(stage, one, at + timedelta(minutes=20))
