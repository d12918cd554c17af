"""Who waits for whom since when: for the stewards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from holdspace.communities.queries import membership_of
from holdspace.vetting.models import Application, Decision, Review
from holdspace.vetting.queries.reading import LONGEST_LIST, UNDER_READING, shown_name
from holdspace.vetting.queries.taking import places_held
from holdspace.vetting.rules import letter_due, readable_by, reading_due
from holdspace.vetting.states import ApplicationState, DecisionState, ReviewState
from holdspace.vetting.words import number_in_words, people_in_words
from holdspace.web.ways import way

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits. `what` never names an applicant whose name is hidden. `number` is the application's."""

    what: str
    for_whom: str
    since: datetime
    by_when: datetime | None
    late: bool
    url: str
    number: int
    for_reading: bool
    can_hand_on: bool = False


def who_waits(*, community: Community, seen_by: Actor, at: datetime) -> list[Waiting]:
    """Applications that wait for readers or for a decision, the longest waiting first; [] for all but stewards.

    Three queries and the membership. It tells how many have taken an application, never who has finished: a steward
    may be one of the two who are still reading.
    """
    membership = None
    if seen_by.actor_id is not None:
        membership = membership_of(community=community, person_id=seen_by.actor_id, seen_by=seen_by)
    if membership is None or not membership.is_steward:
        return []
    rows = list(
        Application.objects.filter(readable_by(membership), state__in=[*UNDER_READING, ApplicationState.READ])
        .select_related("pathway", "person")
        .annotate(held=places_held())
        .order_by("sent_at", "id")[:LONGEST_LIST]
    )
    proposed = set(
        Decision.objects.filter(application__in=[a.pk for a in rows], state=DecisionState.PROPOSED).values_list(
            "application_id", flat=True
        )
    )
    own = set(
        Review.objects.filter(reviewer_id=membership.person_id, state=ReviewState.TAKEN).values_list(
            "application_id", flat=True
        )
    )
    return [_line(a, community, at, held=a.held, proposed=a.pk in proposed, own=a.pk in own) for a in rows]


def _line(
    application: Application, community: Community, at: datetime, *, held: int, proposed: bool, own: bool
) -> Waiting:
    name = shown_name(application)
    what = _("%(name)s's application") % {"name": name} if name else _("An application")
    assert application.sent_at is not None  # noqa: S101 - readable_by leaves drafts out
    if application.state == ApplicationState.READ:
        due = letter_due(application)
        return Waiting(
            what,
            _("a second person to agree to the decision") if proposed else _("two people to decide"),
            application.read_at or application.sent_at,
            due,
            due is not None and at > due,
            way("vetting.decide", community.slug, application.pk),
            application.pk,
            for_reading=False,
        )
    due, open_places = reading_due(application), application.wanted_readers - held
    late = due is not None and at > due
    if open_places > 0:
        for_whom = (
            ngettext("%(n)s more reader", "%(n)s more readers", open_places) % {"n": number_in_words(open_places)}
            if held
            else _("%(people)s to read it: nobody has taken it yet") % {"people": people_in_words(open_places)}
        )
    else:
        for_whom = _("those who are reading it")
    return Waiting(
        what,
        for_whom,
        application.sent_at,
        due,
        late,
        way("vetting.queue", community.slug),
        application.pk,
        for_reading=True,
        # Handing on shows who has not finished, so a steward who is one of the readers cannot.
        can_hand_on=late and held > 0 and not own,
    )
