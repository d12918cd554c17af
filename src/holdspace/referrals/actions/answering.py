"""What somebody who was asked says: yes, not this time, or somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from holdspace.conversations.actions import open_thread
from holdspace.grammar.refusals import NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.journal.once import once_only
from holdspace.referrals.asking import ask_some
from holdspace.referrals.models import Answer, Handover, Referral
from holdspace.referrals.moving import take_step
from holdspace.referrals.notices import tell_of
from holdspace.referrals.rules import WORDS_LIMIT, answers_visible, may_answer, visible
from holdspace.web.coaching import names_no_client

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.communities.models import Membership
    from holdspace.people.models import Person


@transaction.atomic
def answer_yes(*, referral: Referral, by: Person, at: datetime, once: str = "") -> Handover:
    """Say that one has room, whether one was asked or not: a thread opens between the two colleagues.

    What one said before (not this time) does not stand in the way. Contact passes by their own means.
    """
    said = _say_yes(referral=referral, by=by, at=at, once=once)
    return Handover.objects.select_related("thread").get(answer__referral=said, answer__person=by)


# What a second press gets back is what the entry is of, and every answer's entry is of the referral.
@once_only
def _say_yes(*, referral: Referral, by: Person, at: datetime, once: str) -> Referral:
    standing = _locked(referral, by, at)
    insist(may_answer(standing, by=by, at=at))
    answer, _new = Answer.objects.get_or_create(
        referral=standing, person=by, defaults={"community_id": standing.community_id, "asked_at": at}
    )
    take_step(answer, "yes", answered_at=at)
    handover = Handover.objects.create(
        answer=answer, community_id=standing.community_id, asker_id=standing.asker_id, taker=by, agreed_at=at
    )
    handover.thread = open_thread(
        about=handover,
        person_ids=(standing.asker_id, by.pk),
        community_id=standing.community_id,
        title_kind="referral",
        by=by,
        at=at,
    )
    handover.save(update_fields=["thread"])
    Referral.objects.filter(pk=standing.pk).update(look_again_at=None)
    record(verb="referral.answered", of=standing, by=by, at=at, community_id=standing.community_id, once=once)
    tell_of(standing, "has_room", standing.asker_id, by=by, at=at)
    return standing


@transaction.atomic
def answer_not_this_time(*, referral: Referral, words: str = "", by: Person, at: datetime, once: str = "") -> Answer:
    """Not this time, in one press; somebody else is asked at once. Only with `words` does the asker read of it.

    The entry is the same as that of any other answer: no *no* is kept.
    """
    said = _say_not_this_time(referral=referral, words=words, by=by, at=at, once=once)
    return Answer.objects.select_related("referral").get(referral=said, person=by)


@once_only
def _say_not_this_time(*, referral: Referral, words: str, by: Person, at: datetime, once: str) -> Referral:
    answer = _mine(referral, by, at)
    words = " ".join(words.split())
    if len(words) > WORDS_LIMIT:
        raise Refused(no(_("This is longer than fits here. A line is enough.")))
    insist(names_no_client(words, kind="ask"))
    take_step(answer, "not_this_time", words=words, said_words=bool(words), answered_at=at)
    record(verb="referral.answered", of=answer.referral, by=by, at=at, community_id=answer.community_id, once=once)
    if words:
        tell_of(answer.referral, "kind_word", answer.referral.asker_id, by=by, at=at)
    ask_some(answer.referral, by=by, at=at)
    return answer.referral


@once_only
def pass_it_on(*, referral: Referral, to: Membership, by: Person, at: datetime, once: str = "") -> Referral:
    """Think of somebody else here, who is asked and reads who thought of them. Only a name: no words go along.

    Raises `Refused` for somebody who was asked already, `NothingHere` for who cannot be seen by the asker.
    """
    mine = _mine(referral, by, at)
    there = Referral.objects.filter(visible(to.person, at), pk=mine.referral_id).exclude(asker_id=to.person_id)
    if to.community_id != mine.community_id or to.person_id == by.pk or not there.exists():
        raise NothingHere
    _theirs, new = Answer.objects.get_or_create(
        referral=mine.referral,
        person_id=to.person_id,
        defaults={"community_id": mine.community_id, "named_by": by, "asked_at": at},
    )
    if not new:
        raise Refused(no(_("They know of it already. Does somebody else come to mind?")))
    take_step(mine, "pass_on", answered_at=at)
    record(verb="referral.answered", of=mine.referral, by=by, at=at, community_id=mine.community_id, once=once)
    tell_of(mine.referral, "thought_of_you", to.person_id, by=by, at=at)
    return mine.referral


@once_only
def thank_for_words(*, answer: Answer, by: Person, at: datetime, once: str = "") -> Referral:
    """The asker thanks somebody who declined kindly. Once; a second press changes nothing."""
    if answer.referral.asker_id != by.pk or not answer.said_words:
        raise NothingHere
    if not Answer.objects.filter(answers_visible(by, at), pk=answer.pk).exists():
        raise NothingHere
    if Answer.objects.filter(pk=answer.pk, thanked_at=None).update(thanked_at=at):
        answer.thanked_at = at
        record(verb="referral.thanked", of=answer.referral, by=by, at=at, community_id=answer.community_id, once=once)
        tell_of(answer.referral, "thanked", answer.person_id, by=by, at=at)
    return answer.referral


def _locked(referral: Referral, by: Person, at: datetime) -> Referral:
    """The referral as it stands, so that nobody says yes in the moment it is let go."""
    rows = Referral.objects.select_for_update(of=("self",)).filter(visible(by, at), pk=referral.pk)
    standing = rows.select_related("community").first()
    if standing is None:
        raise NothingHere
    return standing


def _mine(referral: Referral, by: Person, at: datetime) -> Answer:
    standing = _locked(referral, by, at)
    answer = Answer.objects.filter(referral=standing, person=by).first()
    if answer is None:
        raise NothingHere
    answer.referral = standing
    return answer
