"""What of this room is personal: taken along whole, and erased as it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from holdspace.people.personal import PersonalData
from holdspace.vetting.models import Answer, Application, Decision, Review, Score
from holdspace.vetting.states import ApplicationState, DecisionState, ReviewState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def export_applications(*, person_id: int) -> Iterable[dict[str, Any]]:
    """Each application with its times, answers and letter."""
    rows = Application.objects.filter(person_id=person_id).select_related("community").order_by("id")
    for application in rows:
        letter = Decision.objects.filter(application=application, state=DecisionState.AGREED).first()
        yield {
            "community": application.community.name,
            "state": application.get_state_display(),
            "begun": application.begun_at,
            "sent": application.sent_at,
            "decided": application.decided_at,
            "stopped": application.left_at,
            "charter_version_read": application.charter_version,
            "answers": {a.key: a.text for a in Answer.objects.filter(application=application).order_by("key")},
            "letter": letter.letter if letter else "",
            "way_back": letter.way_back if letter else "",
            "back_from": letter.back_from.isoformat() if letter and letter.back_from else "",
            "your_answer": letter.reply if letter else "",
            "your_words_to_the_way_back": letter.way_back_reply if letter else "",
        }


def erase_applications(*, person_id: int, at: datetime) -> None:
    """Wholly, with answers, readings and letters: others have no claim to them."""
    Application.objects.filter(person_id=person_id).delete()


def export_reviews(*, person_id: int) -> Iterable[dict[str, Any]]:
    """Each reading with its levels and reasons, and what one wrote in deciding; never whose application it was."""
    reviews = Review.objects.filter(reviewer_id=person_id).select_related("application__community").order_by("id")
    for review in reviews:
        yield {
            "what": "reading",
            "community": review.application.community.name,
            "state": review.get_state_display(),
            "taken": review.taken_at,
            "final": review.final_at,
            "how_you_know_them": review.how_known,
            "marks": [
                {"step": s.step, "criterion": s.criterion.title, "level": s.level, "reasons": s.reasons}
                for s in Score.objects.filter(review=review).select_related("criterion").order_by("step", "id")
            ],
        }
    decided = Decision.objects.filter(Q(proposed_by_id=person_id) | Q(answered_by_id=person_id))
    for decision in decided.select_related("application__community").order_by("id"):
        mine = decision.proposed_by_id == person_id
        yield {
            "what": "decision",
            "community": decision.application.community.name,
            "state": decision.get_state_display(),
            "proposed": decision.proposed_at,
            "answered": decision.answered_at,
            "letter": decision.letter if mine else "",
            "why_not": "" if mine else decision.why_not,
        }


def erase_reviews(*, person_id: int, at: datetime) -> None:
    """Reasons go; levels of final readings and decisions stay, signed by nobody. Places not finished are free again."""
    mine = Review.objects.filter(reviewer_id=person_id)
    under_way = list(mine.exclude(state=ReviewState.FINAL).values_list("application_id", flat=True))
    mine.exclude(state=ReviewState.FINAL).delete()
    Score.objects.filter(review__in=mine).update(reasons="")
    mine.update(how_known="")
    held = Review.objects.filter(state__in=[ReviewState.TAKEN, ReviewState.FINAL]).values("application_id")
    Application.objects.filter(pk__in=under_way, state=ApplicationState.IN_READING).exclude(pk__in=held).update(
        state=ApplicationState.SENT
    )
    Decision.objects.filter(answered_by_id=person_id).update(why_not="")


APPLICATIONS = PersonalData(
    name="vetting.applications",
    label=_("What you wrote in order to join"),
    tables=("vetting.application", "vetting.answer", "vetting.decision"),
    why=_("So that people here can get to know you and answer you."),
    who_sees=_("The people who read it, and the two who decide."),
    how_long=_(
        "As long as the community told you (twelve months after the letter). If you stop, it is erased at once."
    ),
    when_erased="delete",
    export=export_applications,
    erase=erase_applications,
)
REVIEWS = PersonalData(
    name="vetting.reviews",
    label=_("What you wrote about applications you read"),
    tables=("vetting.review", "vetting.score", "vetting.decision"),
    why=_("So that two people decide on what both of you have read."),
    who_sees=_("The other readers and the stewards, once your reading is final."),
    how_long=_("As long as the community keeps applications (twelve months after the letter)."),
    when_erased="anonymise",
    because=_("A decision that was made stays, and with it the levels; your reasons and your name go."),
    export=export_reviews,
    erase=erase_reviews,
)
