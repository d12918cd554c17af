"""Changing what all agreed: a member proposes, members talk, stewards answer with reasons."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from holdspace.communities.actions.charter import put_charter_in_force
from holdspace.communities.models import Membership, OwnWords, Proposal, Voice
from holdspace.communities.queries import charter_in_force
from holdspace.communities.rules import may_answer, may_propose, may_speak_to, may_steward, may_take_back
from holdspace.communities.states import CHARTER_FIELDS, ProposalAbout, ProposalState, Stance
from holdspace.communities.telling import tell_everybody
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.outbox.actions import tell
from holdspace.web.addresses import address
from holdspace.web.coaching import names_no_client

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from holdspace.communities.models import Charter
    from holdspace.people.models import Person

AFTER_AN_ANSWER_DAYS = 14  # that an objector's earlier agreement still holds once the objection is answered


@once_only
def open_proposal(
    *,
    membership: Membership,
    about: ProposalAbout,
    in_short: str,
    why: str,
    texts: Mapping[str, str],
    by: Person,
    at: datetime,
    once: str = "",
) -> Proposal:
    """Propose a change, discussed for as long as the community says. Everybody inside is told *that* there is one.

    `texts`: parts of the charter by field (what is as before is left out), {"words": …} for notes and questions,
    nothing for an objection. Raises `Refused` where nothing would change.
    """
    insist(may_propose(membership, by=by))
    community = membership.community
    current = charter_in_force(community=community, seen_by=by, at=at)
    changed = _what_changes(about, texts, current)
    insist(names_no_client(in_short, why, *changed.values()))
    proposal = Proposal.objects.create(
        community=community,
        author=by,
        about=about,
        in_short=in_short,
        why=why,
        texts=changed,
        charter=current,
        opened_at=at,
        discussed_until=at + timedelta(days=community.discusses_days),
    )
    data = {"about": str(about), "parts": sorted(changed)}
    record(verb="proposal.opened", of=proposal, by=by, at=at, community_id=community.pk, data=data, once=once)
    kind, url = "communities.proposal_opened", address("communities:proposal", community.slug, proposal.pk)
    tell_everybody(community=community, kind=kind, url=url, by=by, at=at)
    return proposal


@once_only
def speak_to_proposal(
    *, proposal: Proposal, membership: Membership, stance: Stance, words: str, by: Person, at: datetime, once: str = ""
) -> Voice:
    """Say something to a proposal, with one's name."""
    insist(may_speak_to(proposal, membership, by=by))
    insist(names_no_client(words))
    voice = Voice.objects.create(proposal=proposal, author=by, stance=stance, words=words, said_at=at)
    data = {"stance": str(stance)}
    record(verb="proposal.spoken_to", of=voice, by=by, at=at, community_id=proposal.community_id, data=data, once=once)
    return voice


@transaction.atomic
def take_back_voice(*, voice: Voice, by: Person, at: datetime) -> None:
    """One's own words to a proposal go, at any time."""
    if voice.author_id != by.pk:
        raise NothingHere
    record(verb="proposal.voice_taken_back", of=voice, by=by, at=at, community_id=voice.proposal.community_id)
    voice.delete()


@transaction.atomic
def take_back_proposal(*, proposal: Proposal, by: Person, at: datetime) -> Proposal:
    """Whoever proposed lets it go, until it is answered."""
    told = _("This is answered already.")
    move(proposal, out_of=ProposalState.OPEN, into=ProposalState.TAKEN_BACK, told=told, ended_at=at)
    if proposal.author_id != by.pk:
        insist(may_take_back(proposal, by=by))
    record(verb="proposal.taken_back", of=proposal, by=by, at=at, community_id=proposal.community_id)
    return proposal


@transaction.atomic
def answer_proposal(
    *,
    proposal: Proposal,
    membership: Membership,
    outcome: ProposalState,
    reasons: str,
    texts: Mapping[str, str],
    by: Person,
    at: datetime,
) -> Proposal:
    """A steward's answer with reasons, after the discussion. What is taken up is in force from now on.

    `texts` are read where it is taken up with changes, for the parts that the proposal names. Raises `AlreadyMoved`
    when another steward was quicker, and `Refused` where nothing would change.
    """
    insist(may_answer(proposal, membership, by=by, at=at))
    insist(names_no_client(reasons, *texts.values()))
    if outcome not in _outcomes(proposal):
        raise Refused(no(_("Please choose one of the answers.")))
    told = _("Another steward has answered this meanwhile.")
    move(
        proposal,
        out_of=ProposalState.OPEN,
        into=outcome,
        told=told,
        ended_at=at,
        answered_by=by,
        reasons=reasons,
    )
    if outcome != ProposalState.NOT_TAKEN:
        _put_in_force(proposal, membership, texts if outcome == ProposalState.TAKEN_CHANGED else proposal.texts, by, at)
    community_id, data = proposal.community_id, {"about": proposal.about, "outcome": str(outcome)}
    record(verb="proposal.answered", of=proposal, by=by, at=at, community_id=community_id, in_role="steward", data=data)
    if proposal.about == ProposalAbout.OBJECTION:
        Membership.objects.filter(
            person_id=proposal.author_id, community_id=community_id, earlier_holds_until__isnull=False
        ).update(earlier_holds_until=Greatest(F("earlier_holds_until"), at + timedelta(days=AFTER_AN_ANSWER_DAYS)))
    if proposal.author_id != by.pk:
        tell(
            person_id=proposal.author_id,
            kind="communities.proposal_answered",
            url=address("communities:proposal", proposal.community.slug, proposal.pk),
            by=by,
            at=at,
            about=proposal,
            community_id=community_id,
            community_name=proposal.community.name,
        )
    return proposal


@transaction.atomic
def end_own_words(*, own: OwnWords, membership: Membership, by: Person, at: datetime) -> OwnWords:
    """A steward lets words of the community's own go again; twice is as good as once."""
    if membership.person_id != by.pk or membership.community_id != own.community_id:
        raise NothingHere
    insist(may_steward(membership))
    if OwnWords.objects.filter(pk=own.pk, until__isnull=True).update(until=at):
        own.until = at
        record(verb="own_words.ended", of=own, by=by, at=at, community_id=own.community_id, in_role="steward")
    return own


def _what_changes(about: ProposalAbout, texts: Mapping[str, str], current: Charter) -> dict[str, str]:
    """The parts of what was proposed that say something new."""
    if about == ProposalAbout.OBJECTION:
        return {}
    if about == ProposalAbout.CHARTER:
        changed = {
            field: texts[field]
            for field in CHARTER_FIELDS
            if texts.get(field, "").split() and texts[field].split() != getattr(current, field).split()
        }
    else:
        changed = {"words": texts["words"]} if texts.get("words", "").strip() else {}
    if not changed:
        raise Refused(no(_("Nothing would change by this yet. Please write how it should read.")))
    return changed


def _outcomes(proposal: Proposal) -> set[ProposalState]:
    if proposal.about == ProposalAbout.OBJECTION:
        return {ProposalState.TAKEN, ProposalState.NOT_TAKEN}
    return {ProposalState.TAKEN, ProposalState.TAKEN_CHANGED, ProposalState.NOT_TAKEN}


def _put_in_force(proposal: Proposal, steward: Membership, texts: Mapping[str, str], by: Person, at: datetime) -> None:
    if proposal.about == ProposalAbout.OBJECTION:
        return  # what comes of it is a proposal of its own, discussed by all
    community = proposal.community
    current = charter_in_force(community=community, seen_by=by, at=at)
    about = ProposalAbout(proposal.about)
    changed = _what_changes(about, {field: texts.get(field, "") for field in proposal.texts}, current)
    if about != ProposalAbout.CHARTER:
        OwnWords.objects.create(community=community, about=about, words=changed["words"], since=at, proposal=proposal)
        return
    whole = {field: changed.get(field, getattr(current, field)) for field in CHARTER_FIELDS}
    became = put_charter_in_force(
        community=community, texts=whole, what_changed=proposal.in_short, steward=steward, by=by, at=at
    )
    Proposal.objects.filter(pk=proposal.pk).update(became=became)
    proposal.became = became
