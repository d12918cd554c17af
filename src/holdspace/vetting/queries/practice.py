"""Answers to practise on, and how one compares with how they were read by those who wrote them. One's own alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.grammar.refusals import NothingHere
from holdspace.grammar.verdicts import YES
from holdspace.scenarios.queries import criteria_of, scenarios_in_use
from holdspace.scenarios.shipped import shipped_practice, shipped_scenarios
from holdspace.scenarios.states import NUMBERS, Level
from holdspace.vetting.models import Practice, Review
from holdspace.vetting.queries.pathway import open_pathway_of
from holdspace.vetting.rules import PRACTISE_FIRST, may_read_already
from holdspace.vetting.states import ReviewState

if TYPE_CHECKING:
    from holdspace.communities.models import Community, Membership
    from holdspace.grammar.actors import Actor
    from holdspace.grammar.verdicts import Verdict
    from holdspace.scenarios.models import Criterion
    from holdspace.vetting.models import Pathway


@dataclass(frozen=True, slots=True)
class PracticeMark:
    """One criterion of an answer: how it was read and why, and what one marked oneself ("" before)."""

    criterion: Criterion
    level: str
    because: str
    mine: str

    def words(self, level: str) -> str:
        """The criterion's own name of a level."""
        named = {one["value"]: str(one["name"]) for one in self.criterion.levels}
        return named.get(level) or (str(Level(level).label) if level else "")


@dataclass(frozen=True, slots=True)
class PracticeCase:
    """One answer to practise on with its situation; `done` once one has read it."""

    slug: str
    version: int
    title: str
    situation: str
    asks: str
    answer: str
    marks: list[PracticeMark]
    done: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """How one compares over everything done: of `marks` where both named a level, `same` on how many; `higher` is by
    how much of a level one marked higher on average (below zero: lower), None without any."""

    marks: int
    same: int
    higher: float | None


@dataclass(frozen=True, slots=True)
class PracticePage:
    """All answers, how many one has done, how one compares, and whether one may read real ones."""

    cases: list[PracticeCase]
    done: int
    needed: int
    compared: Compared
    may_read: Verdict


def practice_page(*, membership: Membership, seen_by: Actor) -> PracticePage:
    """For a reviewer, with the criteria of the pathway in force. Nobody else sees what one marked."""
    pathway = _own_pathway(membership, seen_by)
    cases = _cases(membership, pathway)
    done = [case for case in cases if case.done]
    return PracticePage(
        cases=cases,
        done=len(done),
        needed=PRACTISE_FIRST if pathway.calibrates else 0,
        compared=_compared(done),
        may_read=may_read_now(membership=membership, pathway=pathway, seen_by=seen_by),
    )


def practice_case(*, membership: Membership, slug: str, seen_by: Actor) -> PracticeCase:
    """One of them; `NothingHere` for another slug."""
    pathway = _own_pathway(membership, seen_by)
    found = next((case for case in _cases(membership, pathway) if case.slug == slug), None)
    if found is None:
        raise NothingHere
    return found


def may_read_now(*, membership: Membership, pathway: Pathway, seen_by: Actor, but: int = 0) -> Verdict:
    """Whether this reviewer may take an application on this pathway; `but` is a review that is only just begun."""
    if not pathway.calibrates:
        return may_read_already(calibrates=False, practised=0, has_read=False)
    mine = Review.objects.filter(
        reviewer_id=membership.person_id,
        application__community_id=membership.community_id,
        state__in=[ReviewState.TAKEN, ReviewState.FINAL],
    ).exclude(pk=but)
    practised = Practice.objects.filter(
        person_id=membership.person_id, community_id=membership.community_id, rubric=pathway.rubric.slug
    ).count()
    return may_read_already(calibrates=True, practised=practised, has_read=mine.exists())


def may_read_here(*, membership: Membership, seen_by: Actor) -> Verdict:
    """The same for the pathway in force, as their queue says it before they choose one; yes where there is none."""
    pathway = open_pathway_of(community=membership.community, seen_by=seen_by)
    return YES if pathway is None else may_read_now(membership=membership, pathway=pathway, seen_by=seen_by)


def have_practised(*, community: Community, readers: frozenset[int], rubric: str, seen_by: Actor) -> frozenset[int]:
    """Those of the readers who have done all that is asked, or have read here before. Two queries."""
    done: dict[int, int] = {}
    rows = Practice.objects.filter(community=community, rubric=rubric, person_id__in=readers)
    for person_id in rows.values_list("person_id", flat=True):
        done[person_id] = done.get(person_id, 0) + 1
    read = Review.objects.filter(
        application__community=community,
        reviewer_id__in=readers,
        state__in=[ReviewState.TAKEN, ReviewState.FINAL],
    )
    before = set(read.order_by().values_list("reviewer_id", flat=True).distinct())
    return frozenset(before | {person_id for person_id, n in done.items() if n >= PRACTISE_FIRST})


def _own_pathway(membership: Membership, seen_by: Actor) -> Pathway:
    if seen_by.actor_id != membership.person_id or not membership.is_reviewer:
        raise NothingHere
    pathway = open_pathway_of(community=membership.community, seen_by=seen_by)
    if pathway is None:
        raise NothingHere
    return pathway


def _cases(membership: Membership, pathway: Pathway) -> list[PracticeCase]:
    """Every answer that can be read with this set of criteria; the situation as it stands here, else as shipped."""
    criteria = {c.slug: c for c in criteria_of(rubric_id=pathway.rubric_id, seen_by=membership.person)}
    shipped = {scenario["slug"]: scenario for scenario in shipped_scenarios()}
    in_use = {s.slug: s for s in scenarios_in_use(community=membership.community, seen_by=membership.person)}
    mine = {
        (one.case, one.version): one.marks
        for one in Practice.objects.filter(
            person_id=membership.person_id, community_id=membership.community_id, rubric=pathway.rubric.slug
        )
    }
    found = []
    for case in shipped_practice():
        marked = mine.get((case["slug"], case["version"]))
        marks = [
            PracticeMark(
                criteria[one["criterion"]], one["level"], one["because"], (marked or {}).get(one["criterion"], "")
            )
            for one in case["marks"]
            if one["criterion"] in criteria
        ]
        if not marks:
            continue
        here, came = in_use.get(case["scenario"]), shipped[case["scenario"]]
        found.append(
            PracticeCase(
                slug=case["slug"],
                version=case["version"],
                title=here.title if here else came["title"],
                situation=here.situation if here else came["situation"],
                asks=here.asks if here else came["asks"],
                answer=case["answer"],
                marks=marks,
                done=marked is not None,
            )
        )
    return found


def _compared(done: list[PracticeCase]) -> Compared:
    both = [
        (NUMBERS[Level(one.mine)], NUMBERS[Level(one.level)])
        for case in done
        for one in case.marks
        if one.mine in NUMBERS and one.level in NUMBERS
    ]
    if not both:
        return Compared(0, 0, None)
    return Compared(
        len(both), sum(mine == given for mine, given in both), sum(mine - given for mine, given in both) / len(both)
    )
