"""Applications at every stage, made through the same actions that people use."""

from __future__ import annotations

from datetime import datetime, timedelta

from holdspace.communities.models import Community, Membership
from holdspace.communities.states import Role
from holdspace.grammar.actors import OPERATOR
from holdspace.people.models import Block, Person
from holdspace.scenarios.actions import adopt_scenarios
from holdspace.vetting.actions import (
    agree_to_decision,
    begin_application,
    finish_reading,
    keep_answers,
    keep_reading,
    open_pathway,
    propose_decision,
    send_application,
    take_reading,
)
from holdspace.vetting.actions.saying import answer_offer, offer_to_say_it
from holdspace.vetting.actions.talking import accept_talk, finish_talk, propose_talk
from holdspace.vetting.models import Application, Decision, Pathway, Review, Talk
from holdspace.vetting.queries import steps_of, walk_of
from holdspace.vetting.shipped import shipped_plan
from tests.people_and_places import AT, LONG_AGO, a_community, a_member, a_person

DAY = timedelta(days=1)


def a_way_in(community: Community, *, at: datetime = LONG_AGO) -> Pathway:
    """The small community's pathway, read without names."""
    adopt_scenarios(community=community, by=OPERATOR, at=at)
    return open_pathway(community=community, by=OPERATOR, at=at, plan=shipped_plan("small").switched(hides_names=True))


def an_open_community(slug: str = "bridges", name: str = "Bridges") -> Community:
    """With a way in, two reviewers (Rea, Rolf) and a steward (Stella)."""
    community = a_community(slug, name)
    a_way_in(community)
    return community


def its_people(community: Community) -> tuple[Membership, Membership, Membership]:
    """Two reviewers and a steward."""
    return (
        a_member(community, "Rea", Role.REVIEWER),
        a_member(community, "Rolf", Role.REVIEWER),
        a_member(community, "Stella", Role.STEWARD),
    )


def a_block(blocker: Person, blocked_id: int) -> Block:
    """As it stands once made: whoever shares no community yet could not make it by a page."""
    return Block.objects.create(blocker=blocker, blocked_id=blocked_id, at=AT)


def a_draft(community: Community, person: Person | None = None, *, at: datetime = AT) -> Application:
    return begin_application(community=community, by=person or a_person("Ada Lovelace", at=at), at=at)


def a_whole_draft(
    community: Community, person: Person | None = None, *, at: datetime = AT, text: str = "I would say so, and stay."
) -> Application:
    application = a_draft(community, person, at=at)
    for written in walk_of(application=application, seen_by=application.person).written:
        keep_answers(
            application=application,
            step=written.step.key,
            texts={key: f"{text} ({key})" for key, _question in written.step.questions},
            charter_version=1 if written.step.kind_name == "charter" else 0,
            by=application.person,
            at=at,
        )
    return application


def a_sent_one(
    community: Community, person: Person | None = None, *, at: datetime = AT, text: str = "I would say so, and stay."
) -> Application:
    application = a_whole_draft(community, person, at=at, text=text)
    return send_application(application=application, by=application.person, at=at)


def all_marks(review: Review, level: str = "some", reasons: str = "") -> dict[tuple[str, int], tuple[str, str]]:
    steps = steps_of(pathway=review.application.pathway, seen_by=review.reviewer)
    return {(step.key, c.pk): (level, reasons) for step in steps for c in step.criteria}


def a_reading(
    application: Application,
    membership: Membership,
    *,
    at: datetime = AT,
    level: str = "some",
    reasons: str = "",
    final: bool = True,
) -> Review:
    application.refresh_from_db()
    person = membership.person
    review = take_reading(application=application, membership=membership, by=person, at=at)
    keep_reading(review=review, marks=all_marks(review, level, reasons), by=person, at=at)
    if final:
        finish_reading(review=review, membership=membership, by=person, at=at)
    application.refresh_from_db()
    return review


def a_read_one(
    community: Community, one: Membership, other: Membership, *, person: Person | None = None, at: datetime = AT
) -> Application:
    application = a_sent_one(community, person, at=at)
    a_reading(application, one, at=at)
    a_reading(application, other, at=at)
    return application


def a_criterion(application: Application) -> int:
    """The first one that its answers are read with."""
    return steps_of(pathway=application.pathway, seen_by=application.person)[0].criteria[0].pk


def said_first(decision: Decision, *, at: datetime = AT) -> Decision:
    """What two agreed on, offered by the proposer and asked for as a letter: it is out then."""
    by, person = decision.proposed_by, decision.application.person
    offer_to_say_it(decision=decision, words="Call me on Friday, if you like.", by=by, at=at)
    return answer_offer(decision=decision, answer="letter", by=person, at=at)


def a_talk(application: Application, *, at: datetime = AT) -> Talk:
    """The conversation that the pathway has, held by the two who read first, on the spot."""
    application.refresh_from_db()
    one, other = application.reviews.filter(state="final").order_by("id")[:2]
    membership = Membership.objects.get(person=one.reviewer, community=application.community)
    soon = at + timedelta(minutes=1)
    talk = propose_talk(
        application=application,
        membership=membership,
        other_id=other.reviewer_id,
        times=[soon],
        place="The usual link",
        by=one.reviewer,
        at=at,
    )
    accept_talk(talk=talk, time=soon, by=application.person, at=at)
    return finish_talk(talk=talk, by=one.reviewer, at=soon)


def a_proposal(
    application: Application, membership: Membership, *, at: datetime = AT, outcome: str = "welcome", **also: object
) -> Decision:
    application.refresh_from_db()
    open_still = outcome == "welcome" and application.state == "read"
    if open_still and not Talk.objects.filter(application=application, state="done").exists():
        a_talk(application, at=at)
    if outcome == "not_yet":
        also = {"way_back": "Come to two open evenings.", "back_from": (at + 60 * DAY).date()} | also
    if outcome != "welcome":
        also = {"criteria": [a_criterion(application)]} | also
    return propose_decision(
        application=application,
        membership=membership,
        outcome=outcome,
        letter="We liked how you stayed with Dana.",
        by=membership.person,
        at=at,
        **also,
    )


def a_decided_one(
    community: Community,
    people: tuple[Membership, Membership, Membership],
    *,
    sent: datetime = AT,
    decided: datetime = AT,
    outcome: str = "welcome",
    person: Person | None = None,
) -> Application:
    one, other, steward = people
    application = a_read_one(community, one, other, person=person, at=sent)
    decision = a_proposal(application, steward, at=decided, outcome=outcome)
    agree_to_decision(decision=decision, membership=one, by=one.person, at=decided)
    if outcome != "welcome":
        said_first(decision, at=decided)
    application.refresh_from_db()
    return application
