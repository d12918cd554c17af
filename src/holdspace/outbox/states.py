"""How a delivery goes, and the ways a person can choose."""

from __future__ import annotations

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Way(TextChoices):
    """How one kind of notice comes to a person. On the page it stands in any case."""

    NOW = "now", _("Right away")
    DIGEST = "digest", _("Daily")
    OFF = "off", _("No mail")


class DeliveryState(TextChoices):
    """Of one mail."""

    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("on its way")
    SENT = "sent", _("sent")
    DROPPED = "dropped", _("no longer needed")
    GIVEN_UP = "given_up", _("given up")


# (event, out of, into): every way a delivery moves.
MOVES: Final = (
    ("taken", DeliveryState.WAITING, DeliveryState.SENDING),
    ("handed over", DeliveryState.SENDING, DeliveryState.SENT),
    ("put off", DeliveryState.SENDING, DeliveryState.WAITING),
    ("given up", DeliveryState.SENDING, DeliveryState.GIVEN_UP),
    ("read meanwhile, or nobody to write to", DeliveryState.WAITING, DeliveryState.DROPPED),
    ("tried again by the operator", DeliveryState.GIVEN_UP, DeliveryState.WAITING),
)
