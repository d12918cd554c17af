"""Saying where one works, so that nobody from there reads; and saying openly how one knows somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from holdspace.communities.rules import may_review
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.vetting.models import ApplicantWork, ReaderWork
from holdspace.vetting.states import STILL_OPEN, ReviewState

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person
    from holdspace.vetting.models import Application, Review

LONGEST_WORK = 120
LONGEST_HOW_KNOWN = 400


@transaction.atomic
def say_where_i_work(
    *, application: Application, employer: str, supervisor: str, by: Person, at: datetime
) -> ApplicantWork | None:
    """The applicant's own words, kept apart from the answers; both empty erases them.

    The journal tells that something was said, once. `NothingHere` for anybody else, `Refused` once it is over.
    """
    if by.pk != application.person_id:
        raise NothingHere
    if application.state not in STILL_OPEN:
        raise Refused(no(_("This application is over.")))
    employer, supervisor = employer.strip(), supervisor.strip()
    if not employer and not supervisor:
        ApplicantWork.objects.filter(application=application).delete()
        return None
    work, new = ApplicantWork.objects.update_or_create(
        application=application, defaults={"employer": employer, "supervisor": supervisor, "at": at}
    )
    if new:
        record(verb="application.work_said", of=application, by=by, at=at, community_id=application.community_id)
    return work


@transaction.atomic
def say_where_a_reader_works(
    *, membership: Membership, employer: str, supervisor: str, by: Person, at: datetime
) -> ReaderWork | None:
    """The same of somebody who reads; both empty erases it."""
    if membership.person_id != by.pk:
        raise NothingHere
    insist(may_review(membership))
    community_id = membership.community_id
    employer, supervisor = employer.strip(), supervisor.strip()
    if not employer and not supervisor:
        ReaderWork.objects.filter(person=by, community_id=community_id).delete()
        return None
    work, new = ReaderWork.objects.update_or_create(
        person=by,
        community_id=community_id,
        defaults={"employer": employer, "supervisor": supervisor, "at": at},
    )
    if new:
        record(verb="review.work_said", of=work, by=by, at=at, community_id=community_id, in_role="reviewer")
    return work


@transaction.atomic
def say_how_known(*, review: Review, how: str, by: Person, at: datetime) -> Review:
    """A reader says how they know the person, while they read; those who decide read it beside the reading."""
    if review.reviewer_id != by.pk:
        raise NothingHere
    new = not review.how_known
    move(
        review,
        out_of=ReviewState.TAKEN,
        into=ReviewState.TAKEN,
        told=_("This reading is final already. It stands as it is."),
        how_known=how.strip()[:LONGEST_HOW_KNOWN],
    )
    if new and review.how_known:
        record(
            verb="review.known_said",
            of=review,
            by=by,
            at=at,
            community_id=review.application.community_id,
            in_role="reviewer",
        )
    return review
