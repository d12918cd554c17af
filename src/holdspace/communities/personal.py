"""What this room keeps of a person: why, who sees it, how long, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from holdspace.communities.going_out import leave_all_circles
from holdspace.communities.heads import keep_head_count
from holdspace.communities.models import Affirmation, Membership, Proposal, PulseTaken, Voice
from holdspace.communities.states import MembershipState, ProposalState
from holdspace.grammar.actors import THE_MACHINE
from holdspace.people.personal import PersonalData, declare_personal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def declare_personal_data() -> None:
    """Called once, with what else this room declares."""
    declare_personal(
        PersonalData(
            name="memberships",
            label=_("Your communities and your yes to their charters"),
            tables=("communities.membership", "communities.affirmation"),
            why=_("So that the rooms open to you, and so that everybody knows who agreed to what."),
            who_sees=_("The people of the same community see that you are here, since when, and in which roles."),
            how_long=_("As long as the community exists; after erasing only as a line without a name."),
            when_erased="keep",
            because=_("The count of who was here must stay true. The line points to nobody any more."),
            export=_export,
            erase=_erase,
        )
    )
    declare_personal(
        PersonalData(
            name="proposals",
            label=_("What you proposed, and what you said to proposals"),
            tables=("communities.proposal", "communities.voice"),
            why=_("So that what all agreed can be changed by all, and so that everybody can read how it came to be."),
            who_sees=_("The people of the community; proposals without your name, what you say to them with it."),
            how_long=_("As long as the community exists. What you said to proposals you can take back at any time."),
            when_erased="keep",
            because=_(
                "What came of a proposal holds for all. What is still discussed is taken back; your words to others go."
            ),
            export=_export_proposals,
            erase=_erase_proposals,
        )
    )
    declare_personal(
        PersonalData(
            name="pulse",
            label=_("That you have answered the season's question"),
            tables=("communities.pulsetaken",),
            why=_(
                "So that nobody answers twice. What you answered is kept without your name and cannot be found again."
            ),
            who_sees=_("Nobody."),
            how_long=_("Until the question closes, at most three weeks."),
            when_erased="delete",
            export=_export_pulse,
            erase=_erase_pulse,
        )
    )


def _export(*, person_id: int) -> Iterable[dict[str, Any]]:
    for membership in Membership.objects.filter(person_id=person_id).select_related("community").order_by("id"):
        yield {
            "community": membership.community.name,
            "state": membership.state,
            "since": membership.since,
            "left_at": membership.left_at,
            "founder": membership.founder,
            "here_before_vetting": membership.here_before,
            "roles": ", ".join(membership.roles),
        }
    said = Affirmation.objects.filter(membership__person_id=person_id).select_related("charter__community")
    for affirmation in said.order_by("id"):
        yield {
            "community": affirmation.charter.community.name,
            "affirmed_version": affirmation.charter.version,
            "at": affirmation.at,
        }


def _erase(*, person_id: int, at: datetime) -> None:
    for membership in Membership.objects.filter(person_id=person_id):
        leave_all_circles(membership, by=THE_MACHINE, at=at)
    held = Membership.objects.filter(person_id=person_id, state=MembershipState.INSIDE)
    places = list(held.values_list("community_id", flat=True))
    held.update(
        state=MembershipState.LEFT,
        left_at=at,
        is_host=False,
        is_reviewer=False,
        is_steward=False,
        paused_roles="",
        earlier_holds_until=None,
    )
    keep_head_count(pk__in=places)


def _export_proposals(*, person_id: int) -> Iterable[dict[str, Any]]:
    for proposal in Proposal.objects.filter(author_id=person_id).select_related("community").order_by("id"):
        yield {
            "community": proposal.community.name,
            "about": proposal.about,
            "state": proposal.state,
            "in_short": proposal.in_short,
            "why": proposal.why,
            **{f"proposed_{part}": words for part, words in proposal.texts.items()},
            "at": proposal.opened_at,
        }
    for voice in Voice.objects.filter(author_id=person_id).select_related("proposal__community").order_by("id"):
        yield {
            "community": voice.proposal.community.name,
            "to": voice.proposal.in_short,
            "stance": voice.stance,
            "words": voice.words,
            "at": voice.said_at,
        }


def _erase_proposals(*, person_id: int, at: datetime) -> None:
    """What is still being discussed is taken back; words to others' proposals go; what is answered stays, nameless."""
    Proposal.objects.filter(author_id=person_id, state=ProposalState.OPEN).update(
        state=ProposalState.TAKEN_BACK, ended_at=at
    )
    Voice.objects.filter(author_id=person_id).delete()


def _export_pulse(*, person_id: int) -> Iterable[dict[str, Any]]:
    for taken in PulseTaken.objects.filter(membership__person_id=person_id).select_related("pulse__community"):
        yield {"community": taken.pulse.community.name, "season": taken.pulse.season, "answered": True}


def _erase_pulse(*, person_id: int, at: datetime) -> None:
    PulseTaken.objects.filter(membership__person_id=person_id).delete()
