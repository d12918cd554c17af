"""The conversation as the applicant, the two who lead it, and those who decide see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from holdspace.grammar.refusals import NothingHere
from holdspace.people.models import Person
from holdspace.vetting.models import Review, Talk, TalkNote
from holdspace.vetting.queries.reading import name_for, readable_application
from holdspace.vetting.rules import may_welcome
from holdspace.vetting.states import ApplicationState, ReviewState, TalkState

if TYPE_CHECKING:
    from holdspace.communities.models import Membership
    from holdspace.grammar.actors import Actor
    from holdspace.grammar.verdicts import Verdict
    from holdspace.vetting.models import Application


@dataclass(frozen=True, slots=True)
class Noted:
    """What one of the two noted, as the other may read it."""

    who: str
    words: str


@dataclass(frozen=True, slots=True)
class TalkPage:
    """For one who has read: the conversation so far (None before one is proposed), with whom it can be held, one's own
    note, and the other's, which is None until both are final. `name` is the applicant's, once they agreed to meet."""

    application: Application
    name: str
    talk: Talk | None
    times: list[datetime]
    partners: list[tuple[int, str]]
    is_mine: bool
    note: str
    note_is_final: bool
    other_note: Noted | None


def talk_of(*, application: Application, seen_by: Actor) -> Talk | None:
    """The applicant's own, with the two who will be there; None before it is proposed, and for everybody else."""
    if seen_by.actor_id != application.person_id:
        return None
    return Talk.objects.filter(application=application).select_related("first", "second").first()


def talk_page(*, membership: Membership, number: int, seen_by: Actor, at: datetime) -> TalkPage:
    """For those who have read it, once everybody has: `NothingHere` for everybody else, and before."""
    application = readable_application(membership=membership, number=number, seen_by=seen_by, at=at)
    readers = list(
        Review.objects.filter(application=application, state=ReviewState.FINAL)
        .order_by("taken_at", "id")
        .values_list("reviewer_id", flat=True)
    )
    if application.state in {ApplicationState.SENT, ApplicationState.IN_READING} or seen_by.actor_id not in readers:
        raise NothingHere
    names = {p.pk: p.name for p in Person.objects.filter(pk__in=readers)}
    talk = Talk.objects.filter(application=application).select_related("first", "second").first()
    is_mine = talk is not None and seen_by.actor_id in {talk.first_id, talk.second_id}
    notes = {n.person_id: n for n in TalkNote.objects.filter(talk=talk)} if talk is not None else {}
    mine = notes.get(seen_by.actor_id or 0)
    name = name_for(application=application, seen_by=seen_by)
    if talk is not None and talk.state in {TalkState.AGREED, TalkState.DONE} and is_mine:
        name = application.person.name
    return TalkPage(
        application=application,
        name=name,
        talk=talk,
        times=talk.proposed_times if talk is not None else [],
        partners=[(pk, names[pk]) for pk in readers if pk != seen_by.actor_id],
        is_mine=is_mine,
        note=mine.words if mine is not None else "",
        note_is_final=mine is not None and mine.final_at is not None,
        other_note=_other(notes, seen_by, names),
    )


def talk_before_welcome(*, application: Application, seen_by: Actor) -> Verdict:
    """Whether the conversation that the pathway has was held. The caller has opened the case."""
    has_one = any(step["kind"] == "conversation" for step in application.pathway.steps)
    talked = has_one and Talk.objects.filter(application=application, state=TalkState.DONE).exists()
    return may_welcome(has_conversation=has_one, has_talked=talked)


def notes_for_deciding(*, application: Application, seen_by: Actor) -> list[Noted]:
    """Both notes, once both are final; [] before. The caller has opened the case."""
    notes = list(TalkNote.objects.filter(talk__application=application).select_related("person").order_by("id"))
    if len(notes) < 2 or any(note.final_at is None for note in notes):
        return []
    return [Noted(note.person.name, note.words) for note in notes]


def _other(notes: dict[int, TalkNote], seen_by: Actor, names: dict[int, str]) -> Noted | None:
    if len(notes) < 2 or any(note.final_at is None for note in notes.values()):
        return None
    return next((Noted(names[pk], note.words) for pk, note in notes.items() if pk != seen_by.actor_id), None)
