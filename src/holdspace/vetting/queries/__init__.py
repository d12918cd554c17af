"""Reads of vetting: the door, the applicant's, the readers', the deciders' and the stewards'."""

from holdspace.vetting.queries.applying import (
    Walk,
    application_of,
    draft_of,
    earlier_applications,
    letter_of,
    open_application,
    own_application,
    walk_of,
)
from holdspace.vetting.queries.deciding import Case, case_of, lately_decided, standing_decision, to_decide
from holdspace.vetting.queries.door import Door, door_of
from holdspace.vetting.queries.joining import JoiningNow, joining_now
from holdspace.vetting.queries.next_reading import NextReading, next_reading
from holdspace.vetting.queries.pathway import Step, open_pathway_of, steps_of
from holdspace.vetting.queries.planning import Planned, known_here, plan_in_use, planned_here, steps_of_plan
from holdspace.vetting.queries.reading import (
    Desk,
    ToRead,
    desk_of,
    own_review,
    readable_application,
    to_read,
    waits_for_others,
)
from holdspace.vetting.queries.standing import Standing, standing_of
from holdspace.vetting.queries.waiting import Waiting, who_waits

__all__ = [
    "Case",
    "Desk",
    "Door",
    "JoiningNow",
    "NextReading",
    "Planned",
    "Standing",
    "Step",
    "ToRead",
    "Waiting",
    "Walk",
    "application_of",
    "case_of",
    "desk_of",
    "door_of",
    "draft_of",
    "earlier_applications",
    "joining_now",
    "known_here",
    "lately_decided",
    "letter_of",
    "next_reading",
    "open_application",
    "open_pathway_of",
    "own_application",
    "own_review",
    "plan_in_use",
    "planned_here",
    "readable_application",
    "standing_decision",
    "standing_of",
    "steps_of",
    "steps_of_plan",
    "to_decide",
    "to_read",
    "waits_for_others",
    "walk_of",
    "who_waits",
]
