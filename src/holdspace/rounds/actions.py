"""Opening a round, putting a share into it, setting the question, thanking aloud."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from holdspace.grammar.moves import move
from holdspace.grammar.refusals import Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.invitations.turns import take_turn
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.outbox.actions import tell, withdraw_about
from holdspace.rounds.models import LONGEST_QUESTION, LONGEST_THANKS, Question, Round, RoundShare, Thanks
from holdspace.rounds.rules import may_decide, may_open, may_put, may_set_question, may_take_back, may_thank
from holdspace.rounds.states import ROUND_LASTS, TOO_LATE, WAITS_FOR_A_YES, ThanksState
from holdspace.web.coaching import names_no_client

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person
    from holdspace.sharing.models import Share

WEEK = timedelta(days=7)
PROPOSED, SAID_YES = "rounds.thanks_proposed", "rounds.thanks_aloud"


@transaction.atomic
def open_round(*, membership: Membership, share: Share, by: Person, at: datetime) -> Round:
    """A host opens a round with a share of their own; it ends by itself after a week.

    While one goes on there is no second: two hosts at once get the same, and the second one's share stands in it.
    """
    _own(membership, by)
    insist(may_open(membership, share, at))
    take_turn(membership.community, at)
    round_ = Round.objects.filter(community=membership.community, ends_at__gt=at).first()
    if round_ is None:
        round_ = Round.objects.create(
            community=membership.community, host=membership, opened_at=at, ends_at=at + ROUND_LASTS
        )
        record(verb="round.opened", of=round_, by=by, at=at, community_id=membership.community_id, in_role="host")
    RoundShare.objects.get_or_create(share=share, defaults={"round": round_, "put_at": at})
    return round_


@transaction.atomic
def put_into_round(*, round_: Round, membership: Membership, share: Share, by: Person, at: datetime) -> RoundShare:
    """A share of one's own stands in the round, too; a second press changes nothing."""
    _own(membership, by)
    insist(may_put(round_, membership, share, at))
    put, new = RoundShare.objects.get_or_create(share=share, defaults={"round": round_, "put_at": at})
    if new:
        record(verb="round.joined", of=put, by=by, at=at, community_id=round_.community_id)
    return put


@transaction.atomic
def take_out_of_round(*, share: Share, by: Person, at: datetime) -> None:
    """The share stays where it is, outside of the round."""
    if share.author_id != by.pk:
        raise Refused(no(_("One takes one's own shares out of a round.")))
    put = RoundShare.objects.filter(share=share).first()
    if put is not None:
        record(verb="round.left", of=put, by=by, at=at, community_id=share.community_id)
        put.delete()


@transaction.atomic
def set_question(*, membership: Membership, words: str, by: Person, at: datetime) -> Question:
    """What everybody is asked for seven days from now; the one set last holds."""
    _own(membership, by)
    insist(may_set_question(membership))
    if not 1 <= len(words.strip()) <= LONGEST_QUESTION:
        raise Refused(no(_("A question has up to 160 characters.")))
    question = Question.objects.create(
        community=membership.community, words=words.strip(), begins_at=at, ends_at=at + WEEK
    )
    role = "host" if membership.is_host else "steward"
    record(verb="question.set", of=question, by=by, at=at, community_id=membership.community_id, in_role=role)
    return question


@once_only
def propose_thanks(
    *, membership: Membership, whom: Membership, words: str, by: Person, at: datetime, once: str = ""
) -> Thanks:
    """Thank somebody aloud, if they say yes to it: nobody else reads it before."""
    _own(membership, by)
    insist(may_thank(membership, whom))
    if not 1 <= len(words) <= LONGEST_THANKS:
        raise Refused(no(_("A thanks has up to 280 characters.")))
    insist(names_no_client(words))
    thanks = Thanks.objects.create(
        community=membership.community, giver=by, receiver_id=whom.person_id, words=words, proposed_at=at
    )
    record(verb="thanks.proposed", of=thanks, by=by, at=at, community_id=membership.community_id, once=once)
    _tell(thanks, PROPOSED, whom.person_id, by, at)
    return thanks


@transaction.atomic
def let_thanks_be_aloud(*, thanks: Thanks, by: Person, at: datetime) -> Thanks:
    """The yes of whom it is for; from now on everybody here reads it, and the giver is told."""
    insist(may_decide(thanks, by))
    if at - thanks.proposed_at >= WAITS_FOR_A_YES:
        raise Refused(no(TOO_LATE["say_yes"]))
    move(thanks, out_of=ThanksState.PROPOSED, into=ThanksState.ALOUD, told=TOO_LATE["say_yes"], aloud_at=at)
    record(verb="thanks.aloud", of=thanks, by=by, at=at, community_id=thanks.community_id)
    _tell(thanks, SAID_YES, thanks.giver_id, by, at)
    return thanks


@transaction.atomic
def leave_thanks(*, thanks: Thanks, by: Person, at: datetime) -> None:
    """Whom it is for would rather not: its words go and nobody is told, the giver least of all."""
    insist(may_decide(thanks, by))
    move(thanks, out_of=ThanksState.PROPOSED, into=ThanksState.LEFT, told=TOO_LATE["leave"])
    # One row at a time and through the field, so that what stands in the database is empty, too.
    Thanks.objects.filter(pk=thanks.pk).update(words="")
    record(verb="thanks.left", of=thanks, by=by, at=at, community_id=thanks.community_id)


@transaction.atomic
def take_thanks_back(*, thanks: Thanks, by: Person, at: datetime) -> None:
    """Either of the two takes it from the page at any time, or the giver before it was ever there."""
    insist(may_take_back(thanks, by))
    record(verb="thanks.taken_back", of=thanks, by=by, at=at, community_id=thanks.community_id)
    withdraw_about(kind=PROPOSED, about_ids=[thanks.pk], person_ids=[thanks.receiver_id], by=by, at=at)
    thanks.delete()


def _own(membership: Membership, by: Person) -> None:
    if membership.person_id != by.pk:
        raise Refused(no(_("This is somebody else's place here.")))


def _tell(thanks: Thanks, kind: str, person_id: int, by: Person, at: datetime) -> None:
    tell(
        person_id=person_id,
        kind=kind,
        url=reverse("rounds:celebrations", args=[thanks.community.slug]),
        by=by,
        at=at,
        about=thanks,
        community_id=thanks.community_id,
        community_name=thanks.community.name,
        who=by.name,
    )
