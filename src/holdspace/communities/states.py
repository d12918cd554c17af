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
