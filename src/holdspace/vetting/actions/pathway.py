"""Opening the pathway, and planning its next version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from holdspace.communities.rules import may_steward
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, insist
from holdspace.journal.actions import record
from holdspace.vetting.models import Pathway, PathwayDraft
from holdspace.vetting.plans import look_through
from holdspace.vetting.plans.shape import plan_of
from holdspace.vetting.queries.pathway import open_pathway_of
from holdspace.vetting.queries.planning import as_pathway, known_here
from holdspace.vetting.rules import may_open
from holdspace.vetting.shipped import shipped_plan

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Community, Membership
    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person
    from holdspace.vetting.plans import Plan

SOMEBODY_CHANGED_IT = _("Somebody else has changed this meanwhile. Have a look at how it stands now.")


@transaction.atomic
def open_pathway(*, community: Community, by: Actor, at: datetime, plan: Plan | None = None) -> Pathway:
    """Open the first version, of the small community's plan if none is given. Where one is open, return that.

    The community must have taken up situations and criteria (`scenarios.actions.adopt_scenarios`); `NothingHere`
    otherwise. Later versions are opened by stewards, out of a draft.
    """
    if standing := open_pathway_of(community=community, seen_by=by):
        return standing
    plan = plan or shipped_plan("small")
    if look_through(plan, known_here(community=community, seen_by=by)):
        raise NothingHere
    return _open(community, plan, 1, by, at)


@transaction.atomic
def keep_pathway_draft(
    *, community: Community, plan: Plan, steward: Membership, by: Person, at: datetime, revision: int = 0
) -> PathwayDraft:
    """Keep what the next version is to be, whole or not. `revision` is the one it was changed from; 0 begins it.

    `AlreadyMoved` when another steward kept something in between, or has begun one. The journal has its beginning.
    """
    _insist_on_steward(community, steward, by)
    if revision:
        changed = PathwayDraft.objects.filter(community=community, revision=revision).update(
            plan=plan.as_data(), revision=F("revision") + 1, kept_at=at
        )
        if not changed:
            raise AlreadyMoved(SOMEBODY_CHANGED_IT)
        return PathwayDraft.objects.get(community=community)
    try:
        with transaction.atomic():
            draft = PathwayDraft.objects.create(community=community, plan=plan.as_data(), begun_at=at, kept_at=at)
    except IntegrityError as there_is_one:
        raise AlreadyMoved(SOMEBODY_CHANGED_IT) from there_is_one
    record(verb="pathway.drafted", of=draft, by=by, at=at, community_id=community.pk, in_role="steward")
    return draft


@transaction.atomic
def drop_pathway_draft(
    *, draft: PathwayDraft, steward: Membership, revision: int, by: Person, at: datetime
) -> PathwayDraft:
    """Let go of the draft. The open version stays as it is; `AlreadyMoved` when it was changed or opened meanwhile."""
    _insist_on_steward(draft.community, steward, by)
    record(verb="pathway.draft_dropped", of=draft, by=by, at=at, community_id=draft.community_id, in_role="steward")
    deleted, _kinds = PathwayDraft.objects.filter(pk=draft.pk, revision=revision).delete()
    if not deleted:
        raise AlreadyMoved(SOMEBODY_CHANGED_IT)
    return draft


@transaction.atomic
def open_pathway_draft(*, draft: PathwayDraft, steward: Membership, revision: int, by: Person, at: datetime) -> Pathway:
    """Open the draft as the next version: it holds for whoever begins from now on, everybody else stays on theirs.

    `Refused` while something is to be mended, `AlreadyMoved` when another steward was quicker.
    """
    community = draft.community
    _insist_on_steward(community, steward, by)
    deleted, _kinds = PathwayDraft.objects.filter(pk=draft.pk, revision=revision).delete()
    if not deleted:
        raise AlreadyMoved(SOMEBODY_CHANGED_IT)
    plan = plan_of(draft.plan)
    insist(may_open(look_through(plan, known_here(community=community, seen_by=by))))
    standing = open_pathway_of(community=community, seen_by=by)
    return _open(community, plan, standing.version + 1 if standing else 1, by, at)


def _open(community: Community, plan: Plan, version: int, by: Actor, at: datetime) -> Pathway:
    pathway = as_pathway(plan=plan, community=community, version=version, at=at, seen_by=by)
    pathway.save()
    record(
        verb="pathway.opened",
        of=pathway,
        by=by,
        at=at,
        community_id=community.pk,
        in_role="operator" if by.actor_kind == "operator" else "steward",
        data={"version": version},
    )
    return pathway


def _insist_on_steward(community: Community, steward: Membership, by: Person) -> None:
    if steward.person_id != by.pk or steward.community_id != community.pk:
        raise NothingHere
    insist(may_steward(steward))
