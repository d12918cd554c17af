"""What this room tells the rooms below it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from holdspace.gifts.models import GentleQuestion, Gift, LatelySums
from holdspace.gifts.tasks import weigh_the_whole
from holdspace.journal.verbs import declare_verb
from holdspace.people.personal import PersonalData, declare_personal
from holdspace.web.menu import declare_menu
from holdspace.web.ways import declare_way
from holdspace.work.registry import declare_task

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def declare() -> None:
    """Called once from ready()."""
    declare_verb("gift.recorded")
    declare_verb("ledger.rebuilt", _("had the sums of giving and receiving computed anew"))
    declare_verb("spread.kept")
    for verb in ("asked", "answered", "chosen"):
        declare_verb(f"question.{verb}")
    declare_task("gifts.weigh_the_whole", weigh_the_whole, every=timedelta(hours=12))
    declare_way("rhythm", "gifts:rhythm")
    declare_menu("gifts:rhythm", label=_("Your rhythm"), icon="leaf", order=40, place="behind")
    declare_menu(
        "gifts:spread",
        label=_("How giving is spread"),
        icon="leaf",
        order=42,
        place="behind",
        shown=lambda here: here.is_inside and here.is_steward,
    )
    declare_personal(
        PersonalData(
            name="gifts",
            label=_("What you gave and received"),
            tables=("gifts.gift", "gifts.latelysums"),
            why=_("So that you can see in words whether giving and receiving are close for you."),
            who_sees=_("Only you, and only as a sentence. No role opens it."),
            how_long=_("The lines stay as long as the community; what was derived from them goes when you go."),
            when_erased="keep",
            because=_(
                "Every line stands in somebody else's ledger, too: what they gave or received must stay true. "
                "The line stays without a name, as your account is emptied, and nothing in it says what it was about."
            ),
            export=_export,
            erase=_erase,
        )
    )
    declare_personal(
        PersonalData(
            name="gentle_questions",
            label=_("The small question after something went well"),
            tables=("gifts.gentlequestion",),
            why=_("So that you are asked at most once a week, and not at all where you want none."),
            who_sees=_("Only you."),
            how_long=_("Until you leave the community or erase yourself."),
            when_erased="delete",
            export=_export_questions,
            erase=_erase_questions,
        )
    )


def _export(*, person_id: int) -> Iterable[dict[str, Any]]:
    mine = Gift.objects.filter(Q(giver_id=person_id) | Q(receiver_id=person_id)).select_related(
        "community", "giver", "receiver"
    )
    for gift in mine.order_by("id").iterator():
        gave = gift.giver_id == person_id
        yield {
            "community": gift.community.name,
            "you": "gave" if gave else "received",
            "with": gift.receiver.name if gave else gift.giver.name,
            "kind": gift.kind,
            "because_of": f"{gift.cause_kind} {gift.cause_id}",
            "at": gift.at,
        }
    for sums in LatelySums.objects.filter(person_id=person_id).select_related("community").order_by("id"):
        yield {
            "community": sums.community.name,
            "given_lately": sums.given,
            "received_lately": sums.received,
            "at": sums.as_of,
        }


def _erase(*, person_id: int, at: datetime) -> None:
    LatelySums.objects.filter(person_id=person_id).delete()


def _export_questions(*, person_id: int) -> Iterable[dict[str, Any]]:
    rows = GentleQuestion.objects.filter(membership__person_id=person_id).select_related("membership__community")
    for one in rows.order_by("id"):
        name = one.membership.community.name
        yield {"community": name, "asked_at": one.asked_at, "answered_at": one.answered_at, "wanted": not one.off}


def _erase_questions(*, person_id: int, at: datetime) -> None:
    GentleQuestion.objects.filter(membership__person_id=person_id).delete()
