"""How self-descriptions are found, followed and counted. Part of actions and of what is personal: no page calls it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from holdspace.vetting.facets import FACETS
from holdspace.vetting.handles import handle_of
from holdspace.vetting.models import Application, SelfDescription
from holdspace.vetting.states import DECIDED, STILL_OPEN, WITH_THE_COMMUNITY, ApplicationState

if TYPE_CHECKING:
    from collections.abc import Iterable

BEGUN, SENT, ANSWERED, WELCOMED = "begun", "sent", "answered", "welcomed"
FURTHEST = (BEGUN, SENT, ANSWERED, WELCOMED)
Counts = dict[str, dict[str, dict[str, tuple[int, int]]]]  # facet, stage, answer: how many came, how many went through


def reached(application: Application) -> str:
    """How far an application came, as roughly as it is counted."""
    state = ApplicationState(application.state)
    if state == ApplicationState.WELCOMED:
        return WELCOMED
    if state in DECIDED:
        return ANSWERED
    return SENT if state in WITH_THE_COMMUNITY or application.sent_at is not None else BEGUN


def description_behind(application: Application) -> SelfDescription | None:
    """The row itself, for actions and for taking along; no page calls this."""
    if not SelfDescription.objects.filter(community_id=application.community_id).exists():
        return None
    return SelfDescription.objects.filter(handle__in=handles_of(application.pk)).first()


def handles_of(application_id: int) -> list[str]:
    """Under every key that a handle was made with."""
    used = SelfDescription.objects.exclude(handle="").order_by().values_list("key_id", flat=True).distinct()
    return [handle_of(application_id, key_id=key_id) for key_id in used]


def may_describe(application: Application) -> bool:
    """Whether one can still say something of oneself: until the letter is there."""
    return application.state in STILL_OPEN


def counted(descriptions: Iterable[SelfDescription]) -> Counts:
    """By facet and stage: of each answer, how many came to the stage and how many went through it."""
    came: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    through: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for one in descriptions:
        at = FURTHEST.index(one.reached)
        for facet in FACETS:
            answer = one.said.get(facet.key, "")
            if not answer:
                continue
            if one.from_draft:
                came[facet.key]["sent"][answer] += 1
                through[facet.key]["sent"][answer] += at >= FURTHEST.index(SENT)
            if at >= FURTHEST.index(ANSWERED):
                came[facet.key]["welcomed"][answer] += 1
                through[facet.key]["welcomed"][answer] += one.reached == WELCOMED
    return {
        facet: {
            stage: {answer: (n, through[facet][stage][answer]) for answer, n in sorted(answers.items())}
            for stage, answers in stages.items()
        }
        for facet, stages in came.items()
    }
