"""Who may see whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from holdspace.grammar.verdicts import YES, Verdict, no
from holdspace.people.models import Block
from holdspace.people.unlocking import LEAST_HOURS, MOST_HOURS

if TYPE_CHECKING:
    from holdspace.grammar.actors import Actor
    from holdspace.people.models import Person

MOST_PASSKEYS = 10
KEPT_HOURS = 24  # what was typed when a session had ended


def not_blocked(seen_by: Actor, person_field: str) -> Q:
    """Leaves out rows whose person (named by the field, "author" or "membership__person") is blocked, either way.

    Every room's `visible` includes it. Visitors and the machine have no blocks.
    """
    if seen_by.actor_id is None:
        return Q()
    person = OuterRef(f"{person_field}_id") if "__" not in person_field else OuterRef(person_field)
    return ~Exists(Block.objects.filter(blocker_id=seen_by.actor_id, blocked_id=person)) & ~Exists(
        Block.objects.filter(blocked_id=seen_by.actor_id, blocker_id=person)
    )


def blocked_between(one_id: int, other_id: int) -> bool:
    """Whether either has blocked the other. Never told to anybody: it answers like a thing that is not there."""
    return Block.objects.filter(
        Q(blocker_id=one_id, blocked_id=other_id) | Q(blocker_id=other_id, blocked_id=one_id)
    ).exists()


def may_change(person: Person, by: Actor) -> Verdict:
    """An account is changed by whose it is."""
    return YES if by.actor_kind == "person" and by.actor_id == person.pk else no(_("This is somebody else's account."))


def never_came(person: Person) -> Verdict:
    """Nobody ever signed in to it: it is an address that somebody else wrote down."""
    if person.last_login is None and person.erased_at is None:
        return YES
    return no(_("Somebody has signed in to this account. It is theirs."))


def may_block(person: Person, other_id: int) -> Verdict:
    """Anybody but oneself."""
    return no(_("This is you.")) if person.pk == other_id else YES


def may_run_the_machine(by: Actor) -> Verdict:
    """Operators are made at the command line alone."""
    return YES if by.actor_kind == "operator" else no(_("Operators are made on the machine itself."))


def may_unlock(person: Person, *, hours: int, passkeys: bool) -> Verdict:
    """Only what is there is taken off, and never at once: whose door it is must have the time to stop it."""
    if not LEAST_HOURS <= hours <= MOST_HOURS:
        return no(_("The wait is between %(least)s and %(most)s hours.") % {"least": LEAST_HOURS, "most": MOST_HOURS})
    kinds = [Authenticator.Type.TOTP, *([Authenticator.Type.WEBAUTHN] if passkeys else [])]
    if not Authenticator.objects.filter(user=person, type__in=kinds).exists():
        return no(_("There is no second step: a mailed code opens the door."))
    return YES


def may_add_passkey(person: Person) -> Verdict:
    """As many as a person has devices."""
    if Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).count() >= MOST_PASSKEYS:
        return no(_("You have as many passkeys as we can keep. Remove one you do not use any more."))
    return YES
