"""Names of states and roles."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a member does for the community beside being in it. Member itself is no role one gives."""

    HOST = "host", _("host")
    REVIEWER = "reviewer", _("reviewer")
    STEWARD = "steward", _("steward")


class MembershipState(models.TextChoices):
    """INSIDE from the day of the welcome (affirming the charter opens the rooms); LEFT by oneself."""

    INSIDE = "inside", _("inside")
    LEFT = "left", _("left")


class AudienceKind(models.TextChoices):
    """Who may see a thing, as one object."""

    EVERYBODY = "everybody", _("everybody here")
    CIRCLE = "circle", _("a circle")
    CHOSEN = "chosen", _("chosen people")
    WITHOUT = "without", _("everybody here without some")


# What names people one by one; a list of more is no choice that anybody can look over.
NAMES_PEOPLE = (AudienceKind.CHOSEN, AudienceKind.WITHOUT)
MOST_NAMED = 30


class CircleState(models.TextChoices):
    """OPEN as long as somebody keeps it; CLOSED for good, with nobody in it."""

    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class CircleMemberState(models.TextChoices):
    """ASKED until they say something; DECLINED is known to them alone; whoever leaves has no row any more, so that
    nothing says who left, and when."""

    ASKED = "asked", _("asked in")
    DECLINED = "declined", _("not now")
    INSIDE = "inside", _("in it")


MOST_IN_CIRCLE = 30
ASKED_AGAIN_AFTER = timedelta(days=30)
MOST_CIRCLES = 20  # that one person is in, in one community: the page of shares looks into each of them


# What a charter says, part by part, in the order in which it is read.
CHARTER_FIELDS = ("is_for", "is_not_for", "who_it_is_for", "mission", "values", "agreements")


class ProposalAbout(models.TextChoices):
    """What a member would like to change. An objection asks for no words: it says what somebody cannot live with."""

    CHARTER = "charter", _("what we agreed")
    NOTES = "notes", _("the sharing notes")
    PROMPTS = "prompts", _("the questions of the week")
    OBJECTION = "objection", _("an objection")


class ProposalState(models.TextChoices):
    """OPEN is discussed; the others are ends. Stewards answer, or whoever proposed takes it back."""

    OPEN = "open", _("being discussed")
    TAKEN = "taken", _("taken up")
    TAKEN_CHANGED = "taken_changed", _("taken up with changes")
    NOT_TAKEN = "not_taken", _("not taken up")
    TAKEN_BACK = "taken_back", _("taken back")


ANSWERS = (ProposalState.TAKEN, ProposalState.TAKEN_CHANGED, ProposalState.NOT_TAKEN)


class Stance(models.TextChoices):
    """How somebody stands to a proposal. Nothing is counted: a discussion is no vote."""

    GLAD = "glad", _("I would like this")
    WORRIED = "worried", _("I have a concern")
    THOUGHT = "thought", _("A thought")


class PulseState(models.TextChoices):
    """OPEN takes answers; SHOWN to all, whole; UNSHOWN where fewer than eight answered, and their words are gone."""

    OPEN = "open", _("open")
    SHOWN = "shown", _("shown to all")
    UNSHOWN = "unshown", _("too few to show")


# What is asked once a season, in the order of the page. Keys are field names of an answer.
PULSE_STATEMENTS = {
    "asks": _("When somebody asks here, somebody answers."),
    "takes": _("I can take something here without feeling in debt."),
    "spread": _("Giving is spread over many of us."),
    "refuses": _("I can say no here, and nobody holds it against me."),
}
PULSE_ANSWERS = ((0, _("not yet")), (1, _("now and then")), (2, _("mostly")), (3, _("yes")))
