"""The levels of a criterion."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Three levels that can be pointed at in a text, and the honest fourth answer.

    How a level is worded for a criterion stands with the criterion; this is the order and the name of the value.
    """

    LITTLE = "little", _("little to see")
    SOME = "some", _("some of it")
    CLEAR = "clear", _("clear to see")
    NOT_ENOUGH = "not_enough", _("not enough to tell")


# For figures alone, and taken as evenly spaced; *not enough to tell* is no number.
NUMBERS = {Level.LITTLE: 0.0, Level.SOME: 1.0, Level.CLEAR: 2.0}


class ScenarioSet(models.TextChoices):
    """What a situation is between. Colleagues come first: hat off is what this place is for."""

    COLLEAGUES = "between-colleagues", _("Between colleagues")
    CLIENT = "with-a-client", _("With a client")
    TEAM = "in-a-team", _("In a team")


# The six principles of trauma-informed work (SAMHSA, 2014), as they stand with situations and criteria.
PRINCIPLES = [
    ("safety", _("safety")),
    ("trustworthiness and transparency", _("trustworthiness and transparency")),
    ("peer support", _("peer support")),
    ("collaboration and mutuality", _("collaboration and mutuality")),
    ("empowerment, voice and choice", _("empowerment, voice and choice")),
    ("cultural, historical and gender issues", _("cultural, historical and gender issues")),
]

# Whoever chooses one of these says why, in words that point at the text.
ENDS = frozenset({Level.LITTLE, Level.CLEAR})
