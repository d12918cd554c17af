"""Who is inside, who may do what for the community."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models import AudiencePerson, CircleMember, Membership, Proposal, PulseTaken
from holdspace.communities.states import (
    MOST_CIRCLES,
    MOST_IN_CIRCLE,
    AudienceKind,
    CircleMemberState,
    CircleState,
    MembershipState,
    ProposalState,
    PulseState,
)
from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.people.rules import blocked_between

if TYPE_CHECKING:
    from datetime import datetime

    from django.utils.functional import _StrPromise

    from holdspace.communities.models import Audience, Circle, Community, Pulse
    from holdspace.grammar.actors import Actor

NEWCOMER_DAYS = 30
EARLIER_HOLDS_DAYS = 60  # how long an agreement holds after a new version is in force
MOST_PROPOSALS = 2  # that one person has open at a time
PULSE_NEEDS = 8  # people, below which nothing is asked once a season, and answers, below which nothing is shown


def is_inside(membership: Membership) -> Verdict:
    """Whether the rooms are open to this member: welcomed, not left, and some charter version affirmed."""
    if membership.state != MembershipState.INSIDE:
        return no(_("You left this community."))
    if membership.affirmed_version == 0:
        return no(_("Please read and affirm what we agreed here first."))
    return YES


def is_newcomer(membership: Membership, *, at: datetime) -> bool:
    """The first 30 days of membership; nobody who was here before is one."""
    return not membership.here_before and at - membership.since < timedelta(days=NEWCOMER_DAYS)


def may_steward(membership: Membership) -> Verdict:
    """Run the community: pathway, charter, care, health."""
    return _with_role(membership, membership.is_steward, _("This page is for the stewards."))


def may_review(membership: Membership) -> Verdict:
    """Read applications."""
    return _with_role(membership, membership.is_reviewer, _("This page is for the reviewers."))


def may_host(membership: Membership) -> Verdict:
    """Go first in sharing, show up for people who share."""
    return _with_role(membership, membership.is_host, _("This page is for the hosts."))


def may_propose(membership: Membership, *, by: Actor) -> Verdict:
    """Every member may, for themself, at most two at a time: a discussion needs attention."""
    inside = _as_oneself(membership, by)
    if not inside.allowed:
        return inside
    mine = Proposal.objects.filter(community_id=membership.community_id, author_id=membership.person_id)
    if mine.filter(state=ProposalState.OPEN).count() >= MOST_PROPOSALS:
        return no(
            _("Two of your proposals are being discussed already. Bring the next one when one of them is answered.")
        )
    return YES


def may_speak_to(proposal: Proposal, membership: Membership, *, by: Actor) -> Verdict:
    """Every member of the same community, as long as it is not answered."""
    inside = _as_oneself(membership, by)
    if not inside.allowed:
        return inside
    if membership.community_id != proposal.community_id:
        return no(_("This is discussed elsewhere."))
    return YES if proposal.state == ProposalState.OPEN else no(_("This is answered already."))


def may_take_back(proposal: Proposal, *, by: Actor) -> Verdict:
    """Whoever proposed, until it is answered."""
    if proposal.author_id != by.actor_id:
        return no(_("This was proposed by somebody else."))
    return YES if proposal.state == ProposalState.OPEN else no(_("This is answered already."))


def may_answer(proposal: Proposal, membership: Membership, *, by: Actor, at: datetime) -> Verdict:
    """A steward, once the time for discussing is over; never their own, unless there is no other steward."""
    if membership.person_id != by.actor_id or membership.community_id != proposal.community_id:
        return no(_("This is for the stewards."))
    steward = may_steward(membership)
    if not steward.allowed:
        return steward
    if proposal.state != ProposalState.OPEN:
        return no(_("This is answered already."))
    if at < proposal.discussed_until:
        return no(_("It is still being discussed. It is answered when that time is over."))
    if proposal.author_id == membership.person_id and not_the_last_steward(membership).allowed:
        return no(_("You proposed this yourself. Another steward answers it."))
    return YES


def may_answer_pulse(pulse: Pulse, membership: Membership, *, by: Actor, at: datetime) -> Verdict:
    """Every member once, while it is open."""
    inside = _as_oneself(membership, by)
    if not inside.allowed:
        return inside
    if membership.community_id != pulse.community_id or pulse.state != PulseState.OPEN or at >= pulse.closes_at:
        return no(_("This is closed. The next one comes with the next season."))
    if PulseTaken.objects.filter(pulse=pulse, membership=membership).exists():
        return no(_("You have answered already. Thank you. What you said cannot be told from the others' any more."))
    return YES


def asks_this_season(community: Community) -> bool:
    """Whether a community is asked: it wants to, and has as many people as must answer for anything to be shown."""
    return community.asks_pulse and community.head_count >= PULSE_NEEDS


def _as_oneself(membership: Membership, by: Actor) -> Verdict:
    if membership.person_id != by.actor_id:
        return no(_("One speaks for oneself here."))
    return is_inside(membership)


def never_answered(membership: Membership) -> Verdict:
    """Brought in with a community that moved here, and never said yes to what it agreed."""
    if membership.here_before and membership.affirmed_version == 0:
        return YES
    return no(_("They have said yes in the meantime."))


def not_the_last_steward(membership: Membership) -> Verdict:
    """Whether somebody else could still run the community if this member no longer did."""
    others = Membership.objects.filter(
        community_id=membership.community_id, state=MembershipState.INSIDE, is_steward=True
    ).exclude(pk=membership.pk)
    if membership.is_steward and not others.exists():
        return no(_("You are the only steward. Please make somebody else a steward first."))
    return YES


def role_of(by: Actor) -> str:
    """In which role somebody acts who founds a community or changes roles."""
    return "operator" if by.actor_kind == "operator" else "steward"


def _with_role(membership: Membership, held: bool, otherwise: str | _StrPromise) -> Verdict:
    inside = is_inside(membership)
    if not inside.allowed:
        return inside
    return YES if held else no(otherwise)


def share_a_community(*, owner_id: int, seen_by: Actor, at: datetime) -> bool:
    """Whether both are inside the same community and neither has blocked the other: then they see each other's face."""
    if seen_by.actor_id is None or blocked_between(owner_id, seen_by.actor_id):
        return False
    inside = Membership.objects.filter(state=MembershipState.INSIDE, affirmed_version__gt=0)
    together = inside.filter(person_id=owner_id, community_id=OuterRef("community_id"))
    return inside.filter(Exists(together), person_id=seen_by.actor_id).exists()


def reached(seen_by: Actor, *, audience: str = "audience") -> Q:
    """Rows whose audience (the field of that name) this person belongs to. That they are inside the community at all,
    and blocks, are for the caller to ask; so is that one always sees one's own.

    `sharing.queries.page` says the same in SQL, and a test holds the two together.
    """
    named = AudiencePerson.objects.filter(
        audience_id=OuterRef(f"{audience}_id"), membership__person_id=seen_by.actor_id or 0
    )
    in_circle = CircleMember.objects.filter(
        circle__audience_id=OuterRef(f"{audience}_id"),
        membership__person_id=seen_by.actor_id or 0,
        state=CircleMemberState.INSIDE,
    )
    kind = f"{audience}__kind"
    return (
        Q(**{kind: AudienceKind.EVERYBODY})
        | Q(Exists(in_circle), **{kind: AudienceKind.CIRCLE})
        | Q(Exists(named), **{kind: AudienceKind.CHOSEN})
        | Q(~Exists(named), **{kind: AudienceKind.WITHOUT})
    )


def belongs_to(audience: Audience) -> Q:
    """Memberships that belong to an audience; the same from its side."""
    named = AudiencePerson.objects.filter(audience=audience, membership_id=OuterRef("pk"))
    if audience.kind == AudienceKind.CIRCLE:
        inside = CircleMember.objects.filter(circle__audience=audience, state=CircleMemberState.INSIDE)
        return Q(Exists(inside.filter(membership_id=OuterRef("pk"))))
    if audience.kind == AudienceKind.CHOSEN:
        return Q(Exists(named))
    return Q(~Exists(named)) if audience.kind == AudienceKind.WITHOUT else Q()


def may_open_circle(membership: Membership, *, has: int) -> Verdict:
    """Whoever is inside, while they are in fewer circles (`has`) than a page can look into."""
    inside = is_inside(membership)
    if not inside.allowed:
        return inside
    return YES if has < MOST_CIRCLES else no(_("You are in as many circles as this place can hold for you."))


def may_come_in(circle: Circle, *, heads: int) -> Verdict:
    """While it is open and small enough to be a circle; `heads` are those in it."""
    if circle.state != CircleState.OPEN:
        return no(_("This circle is closed. Nothing is asked of you."))
    return YES if heads < MOST_IN_CIRCLE else no(_("This circle is full: it has %(most)d people.") % {"most": heads})


def may_close_circle(circle: Circle, membership: Membership) -> Verdict:
    """Whoever keeps it."""
    return YES if circle.keeper_id == membership.pk else no(_("A circle is closed by whoever keeps it."))
