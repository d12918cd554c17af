"""Once a season all are asked how they together live what they agreed."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models import Community, Membership, Pulse, PulseAnswer, PulseTaken
from holdspace.communities.rules import PULSE_NEEDS, asks_this_season, may_answer_pulse, may_steward
from holdspace.communities.states import PULSE_STATEMENTS, PulseState
from holdspace.communities.telling import tell_everybody
from holdspace.grammar.moves import move
from holdspace.grammar.refusals import AlreadyMoved, NothingHere, Refused, insist
from holdspace.grammar.verdicts import no
from holdspace.journal.actions import record
from holdspace.web.addresses import address
from holdspace.web.coaching import names_no_client

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person

SEASONS_BEGIN = (3, 6, 9, 12)  # months, UTC
OPEN_DAYS = 21
SETTLED_DAYS = 60  # a community younger than this has no season behind it


@transaction.atomic
def open_pulse(*, community: Community, by: Actor, at: datetime) -> Pulse | None:
    """Ask the season's question where it is due: in the first three weeks of a season, once, of a community that is
    settled, large enough and wants it. None where it is not."""
    if at.month not in SEASONS_BEGIN or at.day > OPEN_DAYS or not asks_this_season(community):
        return None
    if at - community.founded_at < timedelta(days=SETTLED_DAYS):
        return None
    pulse, new = Pulse.objects.get_or_create(
        community=community,
        season=f"{at:%Y-%m}",
        defaults={"opened_at": at, "closes_at": at + timedelta(days=OPEN_DAYS)},
    )
    if not new:
        return None
    record(verb="pulse.opened", of=pulse, by=by, at=at, community_id=community.pk)
    kind, url = "communities.pulse_opened", address("communities:together", community.slug)
    tell_everybody(community=community, kind=kind, url=url, by=by, at=at)
    return pulse


@transaction.atomic
def answer_pulse(
    *, pulse: Pulse, membership: Membership, answers: Mapping[str, int | None], words: str, by: Person, at: datetime
) -> None:
    """Answer without a name. `answers`: 0 to 3 by statement, None for what is passed over.

    There is no entry: it would say when, and in which order. Once sent nobody can find it again to change it.
    """
    insist(may_answer_pulse(pulse, membership, by=by, at=at))
    said = {key: answers.get(key) for key in PULSE_STATEMENTS}
    if not words and all(one is None for one in said.values()):
        raise Refused(no(_("There is nothing here yet. One answer is enough, or a few words.")))
    insist(names_no_client(words))
    try:
        with transaction.atomic():
            PulseTaken.objects.create(pk=_number_without_order(), pulse=pulse, membership=membership)
    except IntegrityError as twice:
        raise AlreadyMoved(_("You have answered already. Thank you.")) from twice
    PulseAnswer.objects.create(pk=_number_without_order(), pulse=pulse, words=words, **said)


@transaction.atomic
def close_pulse(*, pulse: Pulse, by: Actor, at: datetime) -> Pulse:
    """End a season's question: shown whole to all from eight answers on; with fewer they are erased unread.

    Who has answered is forgotten in both cases.
    """
    given = PulseAnswer.objects.filter(pulse=pulse).count()
    shown = given >= PULSE_NEEDS
    move(
        pulse,
        out_of=PulseState.OPEN,
        into=PulseState.SHOWN if shown else PulseState.UNSHOWN,
        answers_given=given if shown else 0,
    )
    if not shown:
        PulseAnswer.objects.filter(pulse=pulse).delete()
    PulseTaken.objects.filter(pulse=pulse).delete()
    record(verb="pulse.closed", of=pulse, by=by, at=at, community_id=pulse.community_id, data={"shown": shown})
    if shown:
        community = pulse.community
        kind, url = "communities.pulse_shown", address("communities:together", community.slug)
        tell_everybody(community=community, kind=kind, url=url, by=by, at=at)
    return pulse


@transaction.atomic
def ask_each_season(*, community: Community, asks: bool, steward: Membership, by: Person, at: datetime) -> Community:
    """Whether the season's question is asked from now on; one that is open goes on."""
    if steward.person_id != by.pk or steward.community_id != community.pk:
        raise NothingHere
    insist(may_steward(steward))
    community.asks_pulse = asks
    Community.objects.filter(pk=community.pk).update(asks_pulse=asks)
    verb = "community.asks_pulse" if asks else "community.asks_no_pulse"
    record(verb=verb, of=community, by=by, at=at, community_id=community.pk, in_role="steward")
    return community


def _number_without_order() -> int:
    return secrets.randbelow(2**53) + 1
