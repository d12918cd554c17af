"""What members write to people who would like to join: taken along whole, and erased as it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from holdspace.people.personal import PersonalData
from holdspace.vetting.models import (
    Accommodation,
    Accompanying,
    DoorAnswer,
    DoorQuestion,
    GuideMessage,
    GuideOffer,
    Vouch,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def export_asked(*, person_id: int) -> Iterable[dict[str, Any]]:
    """What an applicant wrote beside the steps: to the guide, to members, to stewards, and whom they asked to vouch."""
    for message in GuideMessage.objects.filter(author_id=person_id, accompanying__application__person_id=person_id):
        yield {"what": "to your guide", "words": message.words, "at": message.at}
    for question in DoorQuestion.objects.filter(application__person_id=person_id).order_by("id"):
        yield {"what": "question to members", "words": question.words, "at": question.at}
    for need in Accommodation.objects.filter(application__person_id=person_id).order_by("id"):
        yield {"what": "what you need", "words": need.words, "at": need.at, "answer": need.answer}
    for vouch in Vouch.objects.filter(application__person_id=person_id).order_by("id"):
        yield {"what": "asked to vouch", "address": vouch.asked, "at": vouch.asked_at}


def export_beside(*, person_id: int) -> Iterable[dict[str, Any]]:
    """What a member wrote and offered; never what others wrote, nor who they are."""
    for offer in GuideOffer.objects.filter(membership__person_id=person_id).select_related("membership__community"):
        yield {"what": "offer to guide", "community": offer.membership.community.name, "at": offer.at}
    for one in Accompanying.objects.filter(guide_id=person_id).order_by("id"):
        yield {"what": "accompanied somebody", "since": one.since, "until": one.ended_at}
    for message in GuideMessage.objects.filter(author_id=person_id, accompanying__guide_id=person_id).order_by("id"):
        yield {"what": "as a guide", "words": message.words, "at": message.at}
    for answer in DoorAnswer.objects.filter(author_id=person_id).order_by("id"):
        yield {"what": "answer at the door", "words": answer.words, "at": answer.at}
    for need in Accommodation.objects.filter(answered_by_id=person_id).order_by("id"):
        yield {"what": "answer as a steward", "words": need.answer, "at": need.answered_at}
    for vouch in Vouch.objects.filter(member_id=person_id).order_by("id"):
        yield {"what": "vouched", "words": vouch.words, "at": vouch.answered_at}


def nothing_more(*, person_id: int, at: datetime) -> None:
    """Goes with the application, which is deleted whole."""


def erase_beside(*, person_id: int, at: datetime) -> None:
    """Words go; that somebody accompanied, answered or vouched stays, signed by nobody."""
    GuideOffer.objects.filter(membership__person_id=person_id).delete()
    Accompanying.objects.filter(guide_id=person_id, ended_at=None).update(ended_at=at)
    GuideMessage.objects.filter(author_id=person_id, accompanying__guide_id=person_id).update(words="")
    DoorAnswer.objects.filter(author_id=person_id).delete()
    Accommodation.objects.filter(answered_by_id=person_id).update(answer="")
    Vouch.objects.filter(member_id=person_id).update(words="")


ASKED = PersonalData(
    name="vetting.asked",
    label=_("What you asked and wrote on your way in"),
    tables=(
        "vetting.guidemessage",
        "vetting.doorquestion",
        "vetting.accommodation",
        "vetting.vouch",
        "vetting.accompanying",
    ),
    why=_("So that somebody is there for you on the way, and you can take part."),
    who_sees=_(
        "Your guide reads what you write to them; members read your questions without your name; the stewards and your "
        "guide read what you need; the stewards read who vouched."
    ),
    how_long=_("As long as your answers. That somebody vouched for you stays."),
    when_erased="delete",
    export=export_asked,
    erase=nothing_more,
)
BESIDE = PersonalData(
    name="vetting.beside",
    label=_("What you wrote to people who would like to join"),
    tables=(
        "vetting.guideoffer",
        "vetting.accompanying",
        "vetting.guidemessage",
        "vetting.dooranswer",
        "vetting.accommodation",
        "vetting.vouch",
    ),
    why=_("So that whoever comes meets people and not a form."),
    who_sees=_("The person you wrote to; all members, for answers at the door; the stewards, for a vouch."),
    how_long=_("As long as the person's answers are kept."),
    when_erased="anonymise",
    because=_("That somebody was there for a person stays true; your words and your name go."),
    export=export_beside,
    erase=erase_beside,
)
