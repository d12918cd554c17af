"""An application as its own person sees it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db.models import Q

from holdspace.grammar.refusals import NothingHere
from holdspace.vetting.models import Answer, Application, Decision, Vouch
from holdspace.vetting.queries.pathway import steps_of
from holdspace.vetting.rules import visible
from holdspace.vetting.states import STILL_OPEN, ApplicationState, DecisionState

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet
    from django.utils.functional import _StrPromise

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor
    from holdspace.vetting.queries.pathway import Step
    from holdspace.vetting.steps import Question


@dataclass(frozen=True, slots=True)
class Written:
    """One step with what the person has written so far."""

    step: Step
    texts: dict[str, str]
    vouches_asked: int = 0

    @property
    def asked(self) -> list[tuple[Question, str]]:
        """Each question with its answer, "" where there is none yet."""
        return [(question, self.texts.get(key, "")) for key, question in self.step.questions]

    @property
    def is_whole(self) -> bool:
        """Whether every question has an answer, and as many have been asked to vouch as the step says."""
        if self.vouches_asked < self.step.vouches:
            return False
        return all(text.strip() for _question, text in self.asked)


@dataclass(frozen=True, slots=True)
class Walk:
    """An application and the steps that are done before sending, in order."""

    application: Application
    written: list[Written]

    @property
    def missing(self) -> list[str | _StrPromise]:
        """The titles of steps that lack an answer."""
        return [w.step.title for w in self.written if not w.is_whole]

    @property
    def here_now(self) -> str:
        """The key of the first step that lacks an answer; "" when all are there."""
        return next((w.step.key for w in self.written if not w.is_whole), "")

    def at_step(self, key: str) -> Written:
        """One step by its key. Raises `NothingHere` for another."""
        for written in self.written:
            if written.step.key == key:
                return written
        raise NothingHere

    def after(self, key: str) -> str:
        """The key of the step after this one; "" after the last."""
        keys = [w.step.key for w in self.written]
        return dict(pairwise(keys)).get(key, "")

    def before(self, key: str) -> str:
        """The key of the step before this one; "" before the first."""
        keys = [w.step.key for w in self.written]
        return {after: before for before, after in pairwise(keys)}.get(key, "")


def application_of(*, community: Community, person_id: int, seen_by: Actor) -> Application | None:
    """Somebody's newest application here, open or not. A person sees none but their own."""
    if seen_by.actor_kind == "visitor" or (seen_by.actor_kind == "person" and seen_by.actor_id != person_id):
        return None
    return _with_everything().filter(community=community, person_id=person_id).order_by("-id").first()


def open_application(*, community: Community, seen_by: Actor) -> Application | None:
    """One's own application that is under way, if there is one."""
    if seen_by.actor_id is None:
        return None
    return (
        _with_everything().filter(community=community, person_id=seen_by.actor_id, state__in=sorted(STILL_OPEN)).first()
    )


def draft_of(*, community: Community, seen_by: Actor) -> Application:
    """One's own application while it is being written. Raises `NothingHere` where there is none."""
    found = open_application(community=community, seen_by=seen_by)
    if found is None or found.state != ApplicationState.DRAFT:
        raise NothingHere
    return found


def earlier_applications(*, community: Community, seen_by: Actor, at: datetime, but: int = 0) -> list[Application]:
    """One's own that are over and whose answers are still kept, the newest first; at most ten."""
    rows = Application.objects.filter(visible(seen_by, at), community=community, answers_erased_at=None)
    return list(rows.exclude(state__in=sorted(STILL_OPEN)).exclude(pk=but).order_by("-id")[:10])


def own_application(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Application:
    """One's own by its number. Raises `NothingHere` for anybody else's."""
    found = _with_everything().filter(visible(seen_by, at), community=community, pk=number).first()
    if found is None:
        raise NothingHere
    return found


def walk_of(*, application: Application, seen_by: Actor) -> Walk:
    """Its steps with what is written. The person's own alone: raises `NothingHere` for everybody else."""
    if seen_by.actor_id != application.person_id:
        raise NothingHere
    texts = dict(Answer.objects.filter(application=application).values_list("key", "text"))
    steps = steps_of(pathway=application.pathway, seen_by=seen_by)
    asks = any(step.vouches for step in steps)
    asked = Vouch.objects.filter(application=application).count() if asks else 0
    return Walk(application, [Written(step, texts, asked) for step in steps if step.is_written])


def letter_of(*, application: Application, seen_by: Actor) -> Decision | None:
    """The decision that stands, with its letter; None before it. The person's own alone."""
    if seen_by.actor_id != application.person_id:
        return None
    return (
        Decision.objects.filter(Q(application=application), state=DecisionState.AGREED)
        .select_related("proposed_by", "answered_by")
        .first()
    )


def _with_everything() -> QuerySet[Application]:
    return Application.objects.select_related("pathway", "community", "pathway__community")
