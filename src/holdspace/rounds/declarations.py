"""What this room tells the rooms below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from holdspace.journal.verbs import declare_verb
from holdspace.outbox.kinds import declare_notice
from holdspace.people.personal import PersonalData, declare_personal
from holdspace.rounds.models import RoundShare, Thanks
from holdspace.rounds.queries import question_now
from holdspace.rounds.states import ThanksState
from holdspace.sharing.prompting import declare_question
from holdspace.web.menu import declare_menu
from holdspace.web.ways import declare_way

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def declare() -> None:
    """Called once from ready()."""
    for verb in ("round.joined", "round.left", "thanks.proposed", "thanks.aloud", "thanks.left", "thanks.taken_back"):
        declare_verb(verb)
    declare_verb("round.opened", _("opened a round"))
    declare_verb("question.set", _("chose the question of a week"))
    declare_question(question_now)
    declare_way("thank", "rounds:thank")
    declare_way("round", "rounds:rounds")
    declare_way("celebrations", "rounds:celebrations")
    declare_menu("rounds:rounds", label=_("This week's round"), icon="message-circle-heart", order=12, place="behind")
    declare_menu("rounds:celebrations", label=_("Celebrations and thanks"), icon="heart", order=14, place="behind")
    declare_notice(
        "rounds.thanks_proposed",
        label=_("Somebody would like to thank you aloud"),
        line=_("{who} would like to thank you where everybody here reads it, if you say yes."),
        subject=_("Somebody in {community} thought of you"),
    )
    declare_notice(
        "rounds.thanks_aloud",
        label=_("Somebody said yes to being thanked aloud"),
        line=_("{who} said yes: your thanks can be read by everybody here."),
        subject=_("Somebody in {community} said yes"),
    )
    declare_personal(
        PersonalData(
            name="thanks",
            label=_("Thanks spoken aloud, and rounds you joined"),
            tables=("rounds.thanks", "rounds.roundshare", "rounds.round"),
            why=_("So that what people do for each other is seen, if they want it to be."),
            who_sees=_("A thanks: the two of you, and after a yes everybody here. A round: who reads its shares."),
            how_long=_(
                "Until one of the two takes it back; what nobody said yes to is out of sight after thirty days."
            ),
            when_erased="delete",
            export=export_thanks,
            erase=erase_thanks,
        )
    )


def export_thanks(*, person_id: int) -> Iterable[dict[str, Any]]:
    """What one gave with its words, what one received, and which of one's shares stand in rounds.

    Whether what one proposed was declined is not told here either.
    """
    both = Thanks.objects.filter(Q(giver_id=person_id) | Q(receiver_id=person_id))
    for thanks in both.select_related("community", "giver", "receiver").order_by("id"):
        given, aloud = thanks.giver_id == person_id, thanks.state == ThanksState.ALOUD
        yield {
            "community": thanks.community.name,
            "from": thanks.giver.name,
            "to": thanks.receiver.name,
            "words": thanks.words if aloud or not given else "",
            "proposed_at": thanks.proposed_at,
            "aloud_at": thanks.aloud_at,
        }
    for put in RoundShare.objects.filter(share__author_id=person_id).select_related("share__community").order_by("id"):
        yield {"community": put.share.community.name, "share_put_into_a_round_at": put.put_at}


def erase_thanks(*, person_id: int, at: datetime) -> None:
    """Thanks from and to somebody go; shares leave their rounds with them, and a round stays for the others."""
    Thanks.objects.filter(Q(giver_id=person_id) | Q(receiver_id=person_id)).delete()
    RoundShare.objects.filter(share__author_id=person_id).delete()
