"""How the story's reviewers read an application, and how two people decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from holdspace.demo.meeting import cue_talk
from holdspace.demo.script import script
from holdspace.vetting.actions import agree_to_decision, finish_reading, keep_reading, propose_decision, take_reading
from holdspace.vetting.actions.saying import answer_offer, offer_to_say_it
from holdspace.vetting.models import Asked, Score
from holdspace.vetting.queries import desk_of
from holdspace.vetting.states import AskedState

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from holdspace.demo.stage import Stage
    from holdspace.people.models import Person
    from holdspace.vetting.models import Application, Decision, Review

STEWARD = "maren"
BACK_AFTER_DAYS = 42


@dataclass(frozen=True, slots=True)
class Case:
    """One application with what the story says of it; `comes_in` is what a welcomed person does then."""

    stage: Stage
    application: Application
    one: dict[str, Any]
    comes_in: Callable[[datetime], None]

    @property
    def ends(self) -> str:
        """Where it stands on the last day."""
        return str(self.one.get("stage", "inside"))

    def cue_readings(self, readers: tuple[str, ...], at: datetime) -> None:
        """Whoever is to read takes it some hours after it was sent; where it ends in reading, one has not finished."""
        if self.ends == "sent":
            return
        for place, reader in enumerate(readers[:1] if self.ends == "in_reading" else readers):
            then = self.stage.calendar.after(f"take-{self.one['key']}-{reader}", at, 9 + 14 * place)
            self.stage.cue(then, partial(self._take, reader, place))

    def _take(self, reader: str, place: int, at: datetime) -> None:
        stage = self.stage
        self.application.refresh_from_db()
        reader = self._asked_one(reader)
        review = take_reading(
            application=self.application, membership=stage.membership(reader), by=stage.people[reader], at=at
        )
        if self.ends != "in_reading":
            then = stage.calendar.after(f"read-{self.one['key']}-{reader}", at, 20 + 6 * place)
            stage.cue(then, partial(self._finish, review, reader))

    def _asked_one(self, reader: str) -> str:
        """The reader of the script where the program asked them, else whom it asked in their place."""
        waiting = Asked.objects.filter(application=self.application, state=AskedState.WAITING).order_by("person_id")
        asked = set(waiting.values_list("person_id", flat=True))
        keys = sorted(key for key, person in self.stage.people.items() if person.pk in asked)
        return reader if reader in keys or not keys else keys[0]

    def _finish(self, review: Review, reader: str, at: datetime) -> None:
        stage, who = self.stage, self.stage.people[reader]
        keep_reading(review=review, marks=self._marks(review, reader), by=who, at=at)
        finish_reading(review=review, membership=stage.membership(reader), by=who, at=at)
        self.application.refresh_from_db()
        if self.application.state == "read" and self.ends != "read":
            then = stage.calendar.after(f"decide-{self.one['key']}", at, 15)
            if self.ends == "not_yet":
                stage.cue(then, self._propose)
            else:
                cue_talk(stage, self.application, self.one["key"], then, decide=self._propose)

    def _marks(self, review: Review, reader: str) -> dict[tuple[str, int], tuple[str, str]]:
        """Levels and reasons as this reader would put them; the voice depends on how it ends."""
        voice = {"not_yet": "cool", "read": "mixed"}.get(self.ends, "warm")
        level = {"cool": "little", "mixed": "some", "warm": "clear"}[voice]
        reasons = script("applications")["readings"][voice]
        desk = desk_of(review=review, seen_by=self.stage.people[reader])
        keys = [(part.step.key, mark.criterion.pk) for part in desk.parts for mark in part.marks]
        return {key: (level, reasons[(place + len(reader)) % len(reasons)]) for place, key in enumerate(keys)}

    def _propose(self, at: datetime) -> None:
        letters, stage = script("applications")["letters"], self.stage
        not_yet = self.ends == "not_yet"
        decision = propose_decision(
            application=self.application,
            membership=stage.membership(STEWARD),
            outcome="not_yet" if not_yet else "welcome",
            letter=letters["not_yet" if not_yet else "welcome"],
            way_back=letters["way_back"] if not_yet else "",
            back_from=(at + timedelta(days=BACK_AFTER_DAYS)).date() if not_yet else None,
            criteria=[s.criterion_id for s in self._scores()[:1]] if not_yet else [],
            by=stage.people[STEWARD],
            at=at,
        )
        stage.cue(stage.calendar.after(f"agree-{self.one['key']}", at, 8), partial(self._agree, decision))

    def _agree(self, decision: Decision, at: datetime) -> None:
        stage = self.stage
        readers = self.application.reviews.exclude(reviewer=stage.people[STEWARD]).order_by("id")
        key = next(k for k, person in stage.people.items() if person.pk == readers[0].reviewer_id)
        agree_to_decision(decision=decision, membership=stage.membership(key), by=stage.people[key], at=at)
        if decision.outcome != "welcome":
            self._say_first(decision, at)
        if self.ends == "inside":
            stage.cue(stage.calendar.after(f"come-{self.one['key']}", at, 7), self.comes_in)

    def _scores(self) -> list[Score]:
        """What was marked, so that a letter's reasons are about something that was read."""
        return list(Score.objects.filter(review__application=self.application).order_by("id"))

    def _say_first(self, decision: Decision, at: datetime) -> None:
        """Before a letter that is no welcome somebody offers to say it; this applicant prefers to read."""
        steward = self.stage.people[STEWARD]
        words = script("applications")["letters"]["offer"]
        offer_to_say_it(decision=decision, words=words, by=steward, at=at + timedelta(hours=2))
        then = self.stage.calendar.after(f"offer-{self.one['key']}", at, 9)
        person = self.application.person
        self.stage.cue(then, lambda when: _take_letter(decision, person, when))


def _take_letter(decision: Decision, person: Person, at: datetime) -> None:
    answer_offer(decision=decision, answer="letter", by=person, at=at)
