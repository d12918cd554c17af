"""Freeing a reader's place. Part of the actions that do it, which write their entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from holdspace.grammar.moves import move
from holdspace.vetting.models import Application, Review, Score
from holdspace.vetting.states import MOVES, ApplicationState, Event, ReviewState

if TYPE_CHECKING:
    from holdspace.vetting.states import ReviewState as State


def give_up(review: Review, into: State) -> None:
    """Free a place; marks are erased. An application nobody reads any more is as it was when it arrived.

    `AlreadyMoved` where the reading is final.
    """
    move(
        review,
        out_of=[ReviewState.TAKEN, ReviewState.DECLINED],
        into=into,
        told=_("This reading is final already. It stands as it is."),
        how_known="",
    )
    Score.objects.filter(review=review).delete()
    # One statement whether others read it or not: how long this takes tells nothing of them.
    held = Review.objects.filter(application=OuterRef("pk"), state__in=[ReviewState.TAKEN, ReviewState.FINAL])
    Application.objects.filter(~Exists(held), pk=review.application_id, state=ApplicationState.IN_READING).update(
        state=MOVES[Event.GIVE_BACK].into
    )
