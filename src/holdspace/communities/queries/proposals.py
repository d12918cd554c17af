"""What members would like to change, and how versions differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.communities.changes import changes_between, texts_of
from holdspace.communities.models import Charter, OwnWords, Proposal, Voice
from holdspace.communities.queries.standing import charter_in_force
from holdspace.communities.states import ProposalAbout, ProposalState
from holdspace.grammar.keyset import KeysetPage, page_by_key
from holdspace.grammar.refusals import NothingHere
from holdspace.people.rules import not_blocked

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.changes import PartChanges
    from holdspace.communities.models import Community
    from holdspace.grammar.actors import Actor

MOST_OPEN = 50
MOST_OWN_WORDS = 50


def charter_version(*, community: Community, number: int, seen_by: Actor, at: datetime) -> Charter:
    """One version that was or is in force, with the proposal it came from. Raises `NothingHere` for another number."""
    found = Charter.objects.filter(community=community, version=number, in_force_from__lte=at).first()
    if found is None:
        raise NothingHere
    return found


def changes_in(charter: Charter, *, seen_by: Actor) -> list[PartChanges]:
    """How a version differs from the one before; empty for the first."""
    earlier = Charter.objects.filter(community_id=charter.community_id, version__lt=charter.version)
    before = earlier.order_by("-version").first()
    return [] if before is None else changes_between(texts_of(before), texts_of(charter))


def changes_since(version: int, charter: Charter, *, seen_by: Actor) -> list[PartChanges]:
    """How a version differs from the one somebody said yes to, which may be several versions back."""
    before = Charter.objects.filter(community_id=charter.community_id, version=version).first()
    return [] if before is None else changes_between(texts_of(before), texts_of(charter))


def came_from(charter: Charter, *, seen_by: Actor) -> Proposal | None:
    """The proposal that became this version, if there was one."""
    return Proposal.objects.filter(became=charter).first()


def open_proposals(*, community: Community, seen_by: Actor) -> list[Proposal]:
    """What is being discussed or waits for its answer, the first to be answered first: at most fifty."""
    rows = Proposal.objects.filter(community=community, state=ProposalState.OPEN)
    return list(rows.order_by("discussed_until", "id")[:MOST_OPEN])


def proposals_due(*, community: Community, seen_by: Actor, at: datetime) -> list[Proposal]:
    """What was discussed long enough and waits for a steward's answer, the longest waiting first."""
    rows = Proposal.objects.filter(community=community, state=ProposalState.OPEN, discussed_until__lte=at)
    return list(rows.order_by("discussed_until", "id")[:MOST_OPEN])


def ended_proposals(*, community: Community, seen_by: Actor, after: str = "", size: int = 20) -> KeysetPage[Proposal]:
    """What came of earlier ones, the newest first."""
    rows = Proposal.objects.filter(community=community).exclude(state=ProposalState.OPEN)
    return page_by_key(rows, by=("-opened_at", "-id"), after=after, size=size)


def one_proposal(*, community: Community, number: int, seen_by: Actor) -> Proposal:
    """One proposal with the version it was written against. Blocks are left aside: what all agreed concerns all, and
    no name stands there. Raises `NothingHere` for one of another community, too."""
    rows = Proposal.objects.select_related("charter", "answered_by", "became")
    found = rows.filter(community=community, pk=number).first()
    if found is None:
        raise NothingHere
    return found


def changes_proposed(proposal: Proposal, *, seen_by: Actor, at: datetime) -> list[PartChanges]:
    """What would change against the version in force now; against the one it was written for, once it is answered."""
    if proposal.about == ProposalAbout.OBJECTION:
        return []
    if proposal.about != ProposalAbout.CHARTER:
        return changes_between({}, proposal.texts)
    against = proposal.charter
    if proposal.state == ProposalState.OPEN:
        against = charter_in_force(community=proposal.community, seen_by=seen_by, at=at)
    return changes_between(texts_of(against), proposal.texts)


def voices_of(*, proposal: Proposal, seen_by: Actor, after: str = "", size: int = 30) -> KeysetPage[Voice]:
    """What members said to it, as a talk is read: the earliest first, without those a block stands between."""
    rows = Voice.objects.filter(not_blocked(seen_by, "author"), proposal=proposal).select_related("author")
    return page_by_key(rows, by=("said_at", "id"), after=after, size=size)


def my_voice(*, proposal: Proposal, number: int, seen_by: Actor) -> Voice:
    """One's own words to a proposal. Raises `NothingHere` for somebody else's."""
    rows = Voice.objects.filter(proposal=proposal, pk=number, author_id=seen_by.actor_id or 0)
    found = rows.select_related("proposal").first()
    if found is None:
        raise NothingHere
    return found


def own_words_in_force(*, community: Community, about: ProposalAbout, seen_by: Actor) -> list[OwnWords]:
    """The community's own words beside what ships, in the order in which they came: at most fifty."""
    rows = OwnWords.objects.filter(community=community, about=about, until__isnull=True)
    return list(rows.order_by("since", "id")[:MOST_OWN_WORDS])


def one_of_own_words(*, community: Community, number: int, seen_by: Actor) -> OwnWords:
    """One of them. Raises `NothingHere` for another community's."""
    found = OwnWords.objects.filter(community=community, pk=number).first()
    if found is None:
        raise NothingHere
    return found
