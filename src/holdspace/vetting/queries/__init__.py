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
from holdspace.vetting.queries.door_questions import (
    DoorLine,
    accommodations,
    door_questions,
    my_accommodations,
    my_door_questions,
    people_with_a_role,
)
from holdspace.vetting.queries.guiding import Beside, Guiding, beside_of, guide_of, guiding_of
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
from holdspace.vetting.queries.vouching import (
    BesideTheAnswers,
    beside_the_answers,
    my_vouches,
    vouch_for_me_to_give,
    vouches_given,
)
from holdspace.vetting.queries.waiting import Waiting, who_waits

__all__ = [
    "Beside",
    "BesideTheAnswers",
    "Case",
    "Desk",
    "Door",
    "DoorLine",
    "Guiding",
    "JoiningNow",
    "NextReading",
    "Planned",
    "Standing",
    "Step",
    "ToRead",
    "Waiting",
    "Walk",
    "accommodations",
    "application_of",
    "beside_of",
    "beside_the_answers",
    "case_of",
    "desk_of",
    "door_of",
    "door_questions",
    "draft_of",
    "earlier_applications",
    "guide_of",
    "guiding_of",
    "joining_now",
    "known_here",
    "lately_decided",
    "letter_of",
    "my_accommodations",
    "my_door_questions",
    "my_vouches",
    "next_reading",
    "open_application",
    "open_pathway_of",
    "own_application",
    "own_review",
    "people_with_a_role",
    "plan_in_use",
    "planned_here",
    "readable_application",
    "standing_decision",
    "standing_of",
    "steps_of",
    "steps_of_plan",
    "to_decide",
    "to_read",
    "vouch_for_me_to_give",
    "vouches_given",
    "waits_for_others",
    "walk_of",
    "who_waits",
]
