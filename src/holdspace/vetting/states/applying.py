"""How an application moves: state, event, who, next state, and what the applicant reads meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class ApplicationState(models.TextChoices):
    """Where one walk along the pathway stands. Which colleague has finished never shows in it before both have."""

    DRAFT = "draft", _("being written")
    SENT = "sent", _("sent")
    IN_READING = "in_reading", _("in reading")
    READ = "read", _("read")
    WELCOMED = "welcomed", _("welcomed")
    NOT_YET = "not_yet", _("not yet")
    NOT_HERE = "not_here", _("not here")
    LEFT = "left", _("left")


S = ApplicationState
STILL_OPEN = frozenset({S.DRAFT, S.SENT, S.IN_READING, S.READ})
WITH_THE_COMMUNITY = frozenset({S.SENT, S.IN_READING, S.READ})
DECIDED = frozenset({S.WELCOMED, S.NOT_YET, S.NOT_HERE})
TURNED_AWAY = frozenset({S.NOT_YET, S.NOT_HERE})


class Event(StrEnum):
    """What can happen to an application."""

    SEND = "send"
    TAKE_BACK = "take_back"
    TAKE = "take"
    GIVE_BACK = "give_back"
    FINISH_READING = "finish_reading"
    WELCOME = "welcome"
    SAY_NOT_YET = "say_not_yet"
    SAY_NOT_HERE = "say_not_here"
    WELCOME_AFTER_ALL = "welcome_after_all"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Move:
    """One line of the table. `told` is what somebody reads whose press came too late."""

    out_of: frozenset[ApplicationState]
    into: ApplicationState
    who: str
    told: str | _StrPromise


MOVES = {
    Event.SEND: Move(frozenset({S.DRAFT}), S.SENT, "applicant", _("It has been sent already.")),
    Event.TAKE_BACK: Move(
        frozenset({S.SENT}),
        S.DRAFT,
        "applicant",
        _("Somebody has begun to read it. Write to your guide or to the stewards if something in it is wrong."),
    ),
    Event.TAKE: Move(
        frozenset({S.SENT, S.IN_READING}), S.IN_READING, "reviewer", _("This one has its readers already. Thank you.")
    ),
    Event.GIVE_BACK: Move(frozenset({S.IN_READING}), S.SENT, "reviewer", _("Nothing is left to read here. Thank you.")),
    Event.FINISH_READING: Move(
        frozenset({S.IN_READING}), S.READ, "reviewer", _("Nothing is left to read here. Thank you.")
    ),
    Event.WELCOME: Move(frozenset({S.READ}), S.WELCOMED, "two people", _("This has been decided already.")),
    Event.SAY_NOT_YET: Move(frozenset({S.READ}), S.NOT_YET, "two people", _("This has been decided already.")),
    Event.SAY_NOT_HERE: Move(frozenset({S.READ}), S.NOT_HERE, "two people", _("This has been decided already.")),
    Event.WELCOME_AFTER_ALL: Move(TURNED_AWAY, S.WELCOMED, "two others", _("This has been answered already.")),
    Event.LEAVE: Move(STILL_OPEN, S.LEFT, "applicant", _("There is nothing open to stop.")),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """What the status page says in a state: what comes next, and in `note` who does it and by when.

    `late` stands in place of the note once the day is over. %(readers)s, %(day)s and %(names)s are filled in.
    """

    heading: str | _StrPromise
    then: str | _StrPromise
    note: str | _StrPromise = ""
    late: str | _StrPromise = ""


_SAID = _("We had said by %(day)s.")
PUBLIC = {
    S.DRAFT: Wording(
        _("You are writing"), _("You finish writing, and send it when you like"), _("So far you alone can read it.")
    ),
    S.SENT: Wording(
        _("It has arrived"),
        _("%(readers)s here read it, each on their own"),
        _("By %(day)s. Those who read know that it is here."),
        _SAID,
    ),
    S.IN_READING: Wording(
        _("It is being read"), _("%(readers)s here read it, each on their own"), _("By %(day)s."), _SAID
    ),
    S.READ: Wording(
        _("It has been read"),
        _("Two people decide together and write you a letter"),
        _("By %(day)s: a steward and somebody who has read what you wrote."),
        _SAID,
    ),
    S.WELCOMED: Wording(_("Welcome"), _("You read what we agreed here once more, and say yes to it")),
    S.NOT_YET: Wording(_("Not yet"), _("You can begin again from %(again)s on, if you want to")),
    S.NOT_HERE: Wording(_("Not here"), _("You can answer once, and ask for a second look by others")),
    S.LEFT: Wording(_("You stopped"), _("Nothing. You can begin anew whenever you like")),
}


class ReviewState(models.TextChoices):
    """One reviewer and one application. Only FINAL ones are ever shown to anybody but their writer."""

    TAKEN = "taken", _("being read")
    FINAL = "final", _("final")
    DECLINED = "declined", _("not this one")
    HANDED_ON = "handed_on", _("handed on")


class AskedState(models.TextChoices):
    """Somebody whom the program asked to read, or found a tie for. Silence is no answer, and costs nothing."""

    WAITING = "waiting", _("asked")
    WENT_BY = "went_by", _("went by")
    TIED = "tied", _("somebody else's to read")


class VouchState(models.TextChoices):
    """A member was asked to vouch. A quiet no looks to the applicant like one that is still asked."""

    ASKED = "asked", _("asked")
    GIVEN = "given", _("given")
    DECLINED = "declined", _("rather not")


class Outcome(models.TextChoices):
    """What two people can decide."""

    WELCOME = "welcome", _("Welcome")
    NOT_YET = "not_yet", _("Not yet")
    NOT_HERE = "not_here", _("Not here")


class DecisionState(models.TextChoices):
    """A decision is proposed by one and stands only once another has agreed.

    A *not yet* or *not here* waits then until a person has offered to say it; AGREED means that the letter is out.
    """

    PROPOSED = "proposed", _("proposed")
    TO_BE_SAID = "to_be_said", _("agreed, to be said first")
    AGREED = "agreed", _("agreed")
    NOT_AGREED = "not_agreed", _("not agreed")
    TAKEN_BACK = "taken_back", _("taken back")


class TalkState(models.TextChoices):
    """The conversation of an applicant with two who have read."""

    PROPOSED = "proposed", _("times proposed")
    OTHERS = "others", _("other times wished for")
    AGREED = "agreed", _("agreed")
    DONE = "done", _("done")


class TalkEvent(StrEnum):
    """What can happen to a conversation."""

    PROPOSE = "propose"
    ACCEPT = "accept"
    WISH = "wish"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class TalkMove:
    """One line of the table of conversations."""

    out_of: frozenset[TalkState]
    into: TalkState
    who: str
    told: str | _StrPromise


T = TalkState
TALK_MOVES = {
    TalkEvent.PROPOSE: TalkMove(
        frozenset({T.PROPOSED, T.OTHERS, T.AGREED}), T.PROPOSED, "one of two", _("You have talked already.")
    ),
    TalkEvent.ACCEPT: TalkMove(frozenset({T.PROPOSED}), T.AGREED, "applicant", _("The times have changed meanwhile.")),
    TalkEvent.WISH: TalkMove(
        frozenset({T.PROPOSED, T.AGREED}), T.OTHERS, "applicant", _("The times have changed meanwhile.")
    ),
    TalkEvent.FINISH: TalkMove(frozenset({T.AGREED}), T.DONE, "one of two", _("No time is agreed at the moment.")),
}


OUTCOME_EVENTS = {
    Outcome.WELCOME: Event.WELCOME,
    Outcome.NOT_YET: Event.SAY_NOT_YET,
    Outcome.NOT_HERE: Event.SAY_NOT_HERE,
}


class OfferAnswer(models.TextChoices):
    """What the applicant answers to the offer of a conversation before the letter."""

    TALK = "talk", _("Yes, talk with me first")
    LETTER = "letter", _("Send me the letter")


class AppealState(models.TextChoices):
    """A second look: asked for, proposed by one, answered by two."""

    OPEN = "open", _("asked for")
    PROPOSED = "proposed", _("an answer is proposed")
    ANSWERED = "answered", _("answered")


class SecondLook(models.TextChoices):
    """What two people who had no part can answer."""

    STANDS = "stands", _("The decision stands")
    ANEW = "anew", _("They may begin anew at once, with other readers")
    WELCOME = "welcome", _("Welcome after all")
