"""What stands between an applicant and somebody who reads: a circle, a thread, an employer, a supervisor, a block.

Nobody is told which it is: that would tell of the one to the other. Vouches join here where they exist.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.communities.models import Membership
from holdspace.communities.models.circle import CircleMember
from holdspace.communities.states import CircleMemberState, MembershipState
from holdspace.conversations.models import Participant
from holdspace.people.models import Block
from holdspace.vetting.models import ApplicantWork, ReaderWork, Review
from holdspace.vetting.states import ReviewState

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor
    from holdspace.vetting.models import Application

FEW_READERS = 6  # below as many the community is asked for openness where everybody knows everybody
_FORMS = re.compile(r"\b(?:inc|llc|ltd|gmbh|e\s?v|corp|co|plc|the)\b")


@dataclass(frozen=True, slots=True)
class Ties:
    """Person numbers of readers: `hard` never read this one; `soft` do where too few others are left."""

    hard: frozenset[int]
    soft: frozenset[int]


def readers_inside(*, community: Community, seen_by: Actor) -> dict[int, str]:
    """Everybody who can read applications here, with the name by which an applicant may know them. One query."""
    rows = Membership.objects.filter(
        community=community, state=MembershipState.INSIDE, affirmed_version__gt=0, is_reviewer=True
    )
    return dict(rows.order_by("person_id").values_list("person_id", "person__display_name"))


def are_few(*, community: Community, seen_by: Actor) -> bool:
    """Whether so few read here that everybody may know everybody. One query."""
    return len(readers_inside(community=community, seen_by=seen_by)) < FEW_READERS


def ties_of(
    *, applications: Collection[Application], readers: Mapping[int, str], community: Community, seen_by: Actor
) -> dict[int, Ties]:
    """By application's number. Five queries, whatever the number; what is encrypted is compared in memory alone."""
    people = {application.person_id for application in applications}
    blocked, threads, circles = _blocks(people, readers), _threads(people, readers), _circles(people, readers)
    theirs = {work.application_id: work for work in ApplicantWork.objects.filter(application__in=applications)}
    ours = list(ReaderWork.objects.filter(community=community, person_id__in=list(readers)))
    found = {}
    for application in applications:
        hard = {r for r in readers if r == application.person_id} | blocked[application.person_id]
        soft = threads[application.person_id] | circles[application.person_id]
        hard |= {one.person_id for one in ours if _same(one.supervisor, application.person.display_name)}
        if work := theirs.get(application.pk):
            hard |= {r for r, name in readers.items() if _same(name, work.supervisor)}
            soft |= {
                one.person_id
                for one in ours
                if _same(one.employer, work.employer) or _same(one.supervisor, work.supervisor)
            }
        found[application.pk] = Ties(frozenset(hard), frozenset(soft - hard))
    return found


def who_must_not(*, ties: Ties, readers: Collection[int], wanted: int, seen_by: Actor) -> frozenset[int]:
    """Hard ties always; soft ones too, unless fewer than `wanted` people would be left: then openness is asked."""
    left = len(set(readers) - ties.hard - ties.soft)
    return ties.hard | ties.soft if left >= wanted else ties.hard


def may_not_read(*, application: Application, person_id: int, seen_by: Actor) -> bool:
    """Whether a tie keeps this reader from it now; for the moment of taking. Whoever has a place keeps it."""
    if Review.objects.filter(application=application, reviewer_id=person_id, state=ReviewState.FINAL).exists():
        return False
    community = application.community
    readers = readers_inside(community=community, seen_by=seen_by)
    ties = ties_of(applications=[application], readers=readers, community=community, seen_by=seen_by)[application.pk]
    return person_id in who_must_not(ties=ties, readers=readers, wanted=application.wanted_readers, seen_by=seen_by)


def work_of_applicant(*, application: Application, seen_by: Actor) -> ApplicantWork | None:
    """What the applicant said of their own work. Their own alone."""
    if seen_by.actor_id != application.person_id:
        return None
    return ApplicantWork.objects.filter(application=application).first()


def work_of_reader(*, community: Community, seen_by: Actor) -> ReaderWork | None:
    """What a reader said of their own work here. Their own alone."""
    if seen_by.actor_id is None:
        return None
    return ReaderWork.objects.filter(community=community, person_id=seen_by.actor_id).first()


def _blocks(people: set[int], readers: Collection[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = Block.objects.filter(blocker_id__in=people, blocked_id__in=list(readers)) | Block.objects.filter(
        blocked_id__in=people, blocker_id__in=list(readers)
    )
    for one, other in rows.values_list("blocker_id", "blocked_id"):
        found[one].add(other)
        found[other].add(one)
    return found


def _threads(people: set[int], readers: Collection[int]) -> dict[int, set[int]]:
    """Readers who write, or wrote, in a thread with an applicant, in any community."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = Participant.objects.filter(person_id__in=people, thread__participants__person_id__in=list(readers))
    for one, other in rows.values_list("person_id", "thread__participants__person_id"):
        if one != other:
            found[one].add(other)
    return found


def _circles(people: set[int], readers: Collection[int]) -> dict[int, set[int]]:
    """Readers who are in a circle with an applicant, in any community."""
    found: dict[int, set[int]] = defaultdict(set)
    inside = CircleMember.objects.filter(state=CircleMemberState.INSIDE)
    rows = inside.filter(
        membership__person_id__in=people,
        circle__members__membership__person_id__in=list(readers),
        circle__members__state=CircleMemberState.INSIDE,
    )
    for one, other in rows.values_list("membership__person_id", "circle__members__membership__person_id"):
        if one != other:
            found[one].add(other)
    return found


def _same(one: str, other: str) -> bool:
    folded = _folded(one)
    return bool(folded) and folded == _folded(other)


def _folded(text: str) -> str:
    """Without case, punctuation and legal form: "The Harbour, Inc." is "harbour"."""
    words = re.sub(r"[^\w\s]", " ", text.casefold().replace("'", ""))
    return " ".join(_FORMS.sub(" ", words).split())
