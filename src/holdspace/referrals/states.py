"""The lives of a referral, of somebody's being asked, and of what two colleagues pass on; and what can be chosen."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReferralState(models.TextChoices):
    """OPEN while colleagues are asked or can answer."""

    OPEN = "open", _("looking")
    FOUND = "found", _("found")
    LET_GO = "let_go", _("let go")


class AnswerState(models.TextChoices):
    """Somebody who was asked. NOT_THIS_TIME without words becomes OVER when the referral ends: no *no* is kept."""

    ASKED = "asked", _("asked")
    YES = "yes", _("has room")
    NOT_THIS_TIME = "not_this_time", _("not this time")
    PASSED_ON = "passed_on", _("passed on")
    OVER = "over", _("over")


class HandoverState(models.TextChoices):
    """What two colleagues pass on. SAID once one of them has said how it ended."""

    OPEN = "open", _("under way")
    SAID = "said", _("one of you said how it ended")
    DONE = "done", _("both of you said how it ended")
    FADED = "faded", _("ended quietly")


class Ending(models.TextChoices):
    """How it ended between the colleagues. Never who the client is, or how they are."""

    CONNECTED = "connected", _("They got in touch with each other")
    WAITING_LIST = "waiting_list", _("On a waiting list")
    DID_NOT_FIT = "did_not_fit", _("It did not fit")
    DID_NOT_HEAR = "did_not_hear", _("Did not hear back")


CAME_TO_SOMETHING: Final = frozenset({Ending.CONNECTED.value, Ending.WAITING_LIST.value})
CAME_TO_NOTHING: Final = frozenset({Ending.DID_NOT_FIT.value, Ending.DID_NOT_HEAR.value})


class Where(models.TextChoices):
    """Which way of meeting would do."""

    EITHER = "either", _("either way")
    IN_PERSON = "in_person", _("in person")
    DISTANCE = "distance", _("by video or phone")


class Times(models.TextChoices):
    """When somebody could come."""

    MORNINGS = "mornings", _("weekday mornings")
    AFTERNOONS = "afternoons", _("weekday afternoons")
    EVENINGS = "evenings", _("evenings")
    WEEKENDS = "weekends", _("weekends")


class Wish(models.TextChoices):
    """What was wished for in a clinician. Read by whoever is asked; nothing is matched by it, as nobody's identity is
    kept here."""

    WOMAN = "woman", _("a woman")
    MAN = "man", _("a man")
    NONBINARY = "nonbinary", _("somebody nonbinary")
    LGBTQ = "lgbtq", _("somebody LGBTQ+")
    OF_COLOR = "of_color", _("a person of color")
    INDIGENOUS = "indigenous", _("somebody Indigenous")
    IMMIGRANT = "immigrant", _("somebody who has immigrated themself")
    DISABLED = "disabled", _("somebody with a disability")
    FAITH = "faith", _("somebody who shares their faith")
    RECOVERY = "recovery", _("somebody in recovery")
    OLDER = "older", _("somebody older")


# state, event, next state, what is said to whoever comes too late for it
REFERRAL_MOVES: Final = {
    "extend": ((ReferralState.OPEN,), ReferralState.OPEN),
    "find": ((ReferralState.OPEN,), ReferralState.FOUND),
    "let_go": ((ReferralState.OPEN,), ReferralState.LET_GO),
}
ANSWER_MOVES: Final = {
    "yes": ((AnswerState.ASKED, AnswerState.NOT_THIS_TIME, AnswerState.PASSED_ON), AnswerState.YES),
    "not_this_time": ((AnswerState.ASKED,), AnswerState.NOT_THIS_TIME),
    "pass_on": ((AnswerState.ASKED,), AnswerState.PASSED_ON),
}
HANDOVER_MOVES: Final = {
    "say": ((HandoverState.OPEN,), HandoverState.SAID),
    "say_too": ((HandoverState.SAID,), HandoverState.DONE),
    "fade": ((HandoverState.OPEN, HandoverState.SAID), HandoverState.FADED),
}
UNDER_WAY: Final = (HandoverState.OPEN, HandoverState.SAID)
REFERRAL_NOW: Final = {
    ReferralState.OPEN: _("This is looked for still."),
    ReferralState.FOUND: _("Somebody was found already. It is good that you looked."),
    ReferralState.LET_GO: _("This is not looked for any more. It is good that you looked."),
}
ANSWER_NOW: Final = {
    AnswerState.ASKED: _("You were asked, and have not answered yet."),
    AnswerState.YES: _("You said already that you have room."),
    AnswerState.NOT_THIS_TIME: _("You answered already: not this time."),
    AnswerState.PASSED_ON: _("You passed it on already."),
    AnswerState.OVER: _("This is over. Nothing is asked of you."),
}
HANDOVER_NOW: Final = {
    HandoverState.OPEN: _("Nobody has said yet how it ended."),
    HandoverState.SAID: _("You said already how it ended. The other was asked once."),
    HandoverState.DONE: _("Both of you said already how it ended."),
    HandoverState.FADED: _("This has ended quietly already."),
}
