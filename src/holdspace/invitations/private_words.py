"""How a conversation between a steward and a host is headed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from holdspace.conversations.kinds import About
from holdspace.invitations.models import PrivateWord

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from holdspace.grammar.actors import Actor


def about_private_words(*, numbers: Sequence[int], seen_by: Actor, at: datetime) -> dict[int, About]:
    """For the two of them alone. One query."""
    mine = Q(steward__person_id=seen_by.actor_id) | Q(host__person_id=seen_by.actor_id)
    rows = PrivateWord.objects.filter(mine, pk__in=list(numbers)).values_list("pk", flat=True)
    return {number: About(_("A private word about hosting")) for number in rows}
