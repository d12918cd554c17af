"""What this room tells the rooms below it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from holdspace.journal.verbs import declare_verb
from holdspace.outbox.kinds import declare_notice
from holdspace.people.personal import declare_personal
from holdspace.vault.purposes import declare_purpose
from holdspace.vetting import reaching
from holdspace.vetting.declarations.arriving import declare_arriving
from holdspace.vetting.declarations.beside import declare_beside
from holdspace.vetting.declarations.notices import declare_more_notices
from holdspace.vetting.handles import PURPOSE
from holdspace.vetting.personal.applications import APPLICATIONS, REVIEWS
from holdspace.vetting.personal.fairness import DESCRIPTIONS
from holdspace.vetting.personal.reading import READING
from holdspace.vetting.tasks import (
    ask_and_hand_over,
    erase_answers,
    go_on_with_moving_in,
    keep_fairness_figures,
    keep_reading_figures,
)
from holdspace.web.menu import declare_menu
from holdspace.web.ways import declare_way
from holdspace.work.registry import declare_task

WAYS = ("begin", "status", "queue", "desk", "decide", "talk", "second_look")


def declare() -> None:
    """Called once from ready()."""
    _verbs()
    _notices()
    declare_more_notices()
    reaching.declare()
    for name in WAYS:
        declare_way(f"vetting.{name}", f"vetting:{name}")
    declare_menu(
        "vetting:queue", label=_("Reviewing"), icon="book-open", order=70, place="behind", shown=_reads_or_decides
    )
    declare_beside()
    declare_arriving()
    declare_purpose(PURPOSE)
    declare_personal(DESCRIPTIONS)
    declare_personal(APPLICATIONS)
    declare_personal(REVIEWS)
    declare_personal(READING)
    declare_task("vetting.erase_answers", erase_answers, every=timedelta(days=1))
    declare_task("vetting.keep_fairness", keep_fairness_figures, every=timedelta(days=1))
    declare_task("vetting.keep_figures", keep_reading_figures, every=timedelta(days=1))
    declare_task("vetting.go_on_with_moving_in", go_on_with_moving_in, every=timedelta(days=1))
    declare_task("vetting.ask_and_hand_over", ask_and_hand_over, every=timedelta(minutes=15))


def _reads_or_decides(here: Any) -> bool:
    return bool(here.is_inside and (here.is_reviewer or here.is_steward))


def _verbs() -> None:
    declare_verb("pathway.opened", _("opened the way to join"))
    declare_verb("pathway.drafted", _("began to plan the next version of the way to join"))
    declare_verb("pathway.draft_dropped", _("let go of a planned version of the way to join"))
    declare_verb("application.begun")
    declare_verb("application.kept")
    declare_verb("application.sent")
    declare_verb("application.left")
    declare_verb("application.erased")
    # Who has taken, passed by or finished what, and when, would tell one reader of the other: it stands in the
    # journal, without words, so that the members' power record leaves it out.
    declare_verb("review.asked")
    declare_verb("review.handed_over")
    declare_verb("review.another_called")
    declare_verb("review.gone_on_without")
    declare_verb("figures.kept")
    declare_verb("community.let_go")
    declare_verb("community.moved_in", _("brought in people who were here before there was any vetting"))
    declare_verb("review.practised")
    declare_verb("fairness.kept")
    declare_verb("figures.forgotten")
    declare_verb("review.work_said")
    declare_verb("review.known_said")
    declare_verb("application.work_said")
    declare_verb("application.name_seen", _("looked at the name behind an application"))
    declare_verb("letter.kept")
    declare_verb("decision.settled")
    declare_verb("decision.offered")
    declare_verb("decision.offer_answered")
    declare_verb("decision.replied")
    declare_verb("appeal.asked")
    declare_verb("appeal.ally_named", _("asked somebody from outside to look at a decision"))
    declare_verb("appeal.proposed")
    declare_verb("appeal.taken_back")
    declare_verb("appeal.answered", _("gave a decision a second look with somebody else"))
    declare_verb("talk.proposed")
    declare_verb("talk.moved")
    declare_verb("talk.agreed")
    declare_verb("talk.wished")
    declare_verb("talk.held")
    declare_verb("talk.noted")
    declare_verb("review.taken")
    declare_verb("review.kept")
    declare_verb("review.declined")
    declare_verb("review.finished")
    declare_verb("review.handed_on", _("asked somebody else to read an application that had waited too long"))
    declare_verb("decision.proposed", _("proposed a decision on an application"))
    declare_verb("decision.taken_back", _("took a proposed decision back"))
    # That two see a thing differently is between them until they have decided.
    declare_verb("decision.not_agreed")
    declare_verb("decision.made", _("decided on an application with somebody else"))


def _notices() -> None:
    declare_notice(
        "vetting.application_waits",
        label=_("An application waits for a reader"),
        line=_("Somebody would like to join {community}. Read what they wrote, if you have room."),
        subject=_("{community}: something to read"),
        chosen="digest",
    )
    declare_notice(
        "vetting.reading_over",
        label=_("An application you were reading no longer needs you"),
        line=_("An application in {community} that you had taken no longer needs you. There is nothing left to do."),
        subject=_("{community}: nothing left to do"),
        chosen="digest",
    )
    declare_notice(
        "vetting.ready_to_decide",
        label=_("An application has been read"),
        line=_("An application in {community} has been read by everybody who reads it. Two of you can decide now."),
        subject=_("{community}: something to decide together"),
    )
    declare_notice(
        "vetting.decision_proposed",
        label=_("Somebody proposed a decision"),
        line=_("A decision in {community} is proposed and waits for a second person."),
        subject=_("{community}: something to decide together"),
    )
    declare_notice(
        "vetting.decision_not_agreed",
        label=_("Somebody did not agree to a decision you proposed"),
        line=_("Somebody in {community} sees a decision you proposed differently, and wrote why."),
        subject=_("{community}: something to decide together"),
    )
    declare_notice(
        "vetting.application_arrived",
        label=_("Your application has arrived"),
        line=_("What you sent to {community} has arrived. The page says what happens next."),
        subject=_("{community}: it has arrived"),
    )
    declare_notice(
        "vetting.letter_is_there",
        label=_("Your letter is there"),
        line=_("A letter from {community} is there for you."),
        subject=_("{community}: a letter for you"),
        must=True,
    )
