"""Who reads a thread, and while it is open who writes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from holdspace.communities.models import Membership
from holdspace.communities.states import MembershipState
from holdspace.conversations.models import Participant
from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.people.rules import not_blocked

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.conversations.models import Thread
    from holdspace.grammar.actors import Actor

MESSAGE_LIMIT = 2000
DRAFT_LIMIT = 8000


def visible(seen_by: Actor, at: datetime) -> Q:
    """The places of one's own: a thread is read by those who write in it and by nobody else."""
    return Q(person_id=seen_by.actor_id) if seen_by.actor_id is not None else Q(pk__in=[])


def reachable(seen_by: Actor) -> Q:
    """The other people's places that one can write to: still here, not erased, no block in either direction.

    All of these close a thread in the same words, so that a block cannot be told from somebody leaving.
    """
    inside = Membership.objects.filter(
        person=OuterRef("person_id"), community=OuterRef("community_id"), state=MembershipState.INSIDE
    )
    return not_blocked(seen_by, "person") & Q(person__erased_at=None) & Q(Exists(inside))


def may_write(thread: Thread, *, by: Actor) -> Verdict:
    """Whether the thread is open to this person, who has a place in it."""
    others = Participant.objects.filter(thread=thread).exclude(person_id=by.actor_id or 0)
    if others.filter(~reachable(by)).exists() or not others.exists():
        return no(_("This conversation is closed. What you wrote to each other stays here."))
    return YES


def fits(words: str) -> Verdict:
    """Whether these words can be sent: some, and not more than the page says."""
    if not words.strip():
        return no(_("There is nothing to send yet. Write a few words first."))
    if len(words) > MESSAGE_LIMIT:
        return no(_("This is longer than one message holds. You can send it in two."))
    return YES
