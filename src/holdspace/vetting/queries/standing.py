"""What is true of an application right now, said to the person whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from holdspace.grammar.refusals import NothingHere
from holdspace.vetting.models import Review
from holdspace.vetting.queries.applying import letter_of
from holdspace.vetting.rules import day_to_come_again, holds_a_place, letter_due, reading_due
from holdspace.vetting.states import DECIDED, PUBLIC, ApplicationState
from holdspace.web.times import day

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.vetting.models import Application, Decision

S = ApplicationState


@dataclass(frozen=True, slots=True)
class Standing:
    """The status page in data: `happened` are (text, when), `late` is "" unless a time has passed."""

    application: Application
    heading: str
    happened: list[tuple[str, datetime]]
    then: str
    note: str
    letter_by: datetime | None
    late: str
    letter: Decision | None
    back_day: str


def standing_of(*, application: Application, seen_by: Actor, at: datetime) -> Standing:
    """For the applicant alone (`NothingHere` otherwise). Tells who has taken it, never who has finished reading."""
    if seen_by.actor_id != application.person_id:
        raise NothingHere
    readers = list(
        Review.objects.filter(holds_a_place(), application=application)
        .select_related("reviewer")
        .order_by("taken_at", "id")
    )
    letter = letter_of(application=application, seen_by=seen_by)
    wording, state = PUBLIC[S(application.state)], S(application.state)
    due = letter_due(application)
    by_when = {S.SENT: reading_due(application), S.IN_READING: reading_due(application), S.READ: due}.get(state)
    late = by_when is not None and at > by_when
    filled = {
        "readers": application.readers_in_words.capitalize(),
        "day": day(by_when) if by_when else "",
        "again": day_to_come_again(letter),
    }
    return Standing(
        application=application,
        heading=str(wording.heading),
        happened=_happened(application, readers),
        then=str(wording.then) % filled,
        note=str(wording.late if late else wording.note) % filled,
        letter_by=due if state in {S.SENT, S.IN_READING} and not late else None,
        late=_late(filled["day"]) if late else "",
        letter=letter,
        back_day=filled["again"],
    )


def _happened(application: Application, readers: list[Review]) -> list[tuple[str, datetime]]:
    times = [(_("You began"), application.begun_at)]
    if application.sent_at:
        times.append((_("You sent it, and it arrived"), application.sent_at))
    taken = readers if application.state in {S.IN_READING, S.READ, *_OVER} else []
    for number, review in enumerate(taken):
        said = _("Somebody took it to read") if number == 0 else _("Somebody else took it to read, too")
        if application.pathway.names_readers:
            said = _("%(name)s took it to read") % {"name": review.reviewer.name}
        times.append((said, review.taken_at))
    if application.read_at:
        times.append((_("Everybody who reads it has finished"), application.read_at))
    if application.decided_at:
        times.append((_("Two people decided, and your letter is here"), application.decided_at))
    if application.left_at:
        times.append((_("You stopped, and your answers were erased"), application.left_at))
    return times


_OVER = DECIDED


def _late(told: str) -> str:
    return _(
        "This is taking longer than we said: we told you %(day)s. That is on us, not on you. The stewards see it, too."
    ) % {"day": told}
